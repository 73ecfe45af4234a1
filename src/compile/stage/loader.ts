import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve, sep } from "node:path";
import { types } from "node:util";
import { compileFunction } from "node:vm";
import type { Diagnostic, SourcePosition } from "../../diagnostics/diagnostic.js";
import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import { report, reportByName } from "../../diagnostics/report.js";
import { openCache, type Cache } from "./cache.js";
import { decodeMapping, sourcePlace, type Segment } from "./mapping.js";
import { dataNamespace, exportsObject, nativeNamespace, star, type Namespace } from "./namespaces.js";
import { pathEnded } from "./path-ended.js";
import { resolveModule } from "./resolve-module.js";
import { rewrite, type Rewritten } from "./rewrite.js";
import type { StagedFile } from "./staged-file.js";
import { thrownName, thrownStack, thrownText } from "./thrown.js";

/** What a loader needs to know. */
export interface LoaderOptions {
  /** The project's folder, absolute. Paths in findings are relative to it. */
  readonly root: string;
  /** Where rewritten code is kept between builds; nothing is kept when absent. */
  readonly cacheFolder?: string | undefined;
  /** Texts of files that are not on disk, by absolute path. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
  /** Modules that are there already, by the specifier that authors write: `flowc`. */
  readonly library: Readonly<Record<string, object>>;
  /** What `$f` is in a staged file. `file` is relative to the root, with forward slashes. */
  readonly fileRuntime: (file: string) => StagedFile;
  /** Told of every package or built-in module that is loaded natively. */
  readonly onNativeModule?: ((specifier: string, namespace: object) => void) | undefined;
}

/** A file that was loaded. */
export interface LoadedFile {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  /** Files that this one imports directly, relative to the root. */
  readonly dependencies: readonly string[];
  /** The content; read when asked for. */
  readonly source: () => string;
  /** Where a place of the rewritten code came from; lines and columns from 1. */
  readonly originalPlace: (
    line: number,
    column: number,
  ) => { readonly line: number; readonly column: number } | undefined;
}

/** Loads TypeScript modules of a project: staged (flows and what they import) or as they are (configuration). */
export interface Loader {
  /** Loads a file, staged, and what it imports. Throws DiagnosticError with all findings of the file. */
  load(file: string): Namespace;
  /** Loads a file with its types left out and nothing else changed. */
  loadNative(file: string): Namespace;
  /** The files loaded so far, by path relative to the root. JSON files are among them. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** All files that a file depends on, directly and indirectly, without itself; sorted. */
  dependencies(file: string): readonly string[];
  /** The author's position of the innermost frame of an error's stack that lies in a loaded file. */
  locate(stack: string): SourcePosition | undefined;
  /** Writes what was rewritten to the cache now; otherwise that is done when the process ends. */
  save(): void;
}

interface Module {
  readonly file: string;
  readonly exports: Namespace;
  readonly rewritten: Rewritten;
  readonly dependencies: Set<string>;
}

/** Makes a loader for one project. */
export function createLoader(options: LoaderOptions): Loader {
  const root = real(resolve(options.root));
  const cache: Cache = openCache(options.cacheFolder);
  const modules = new Map<string, Module>();
  const files = new Map<string, LoadedFile>();
  const data = new Map<string, Namespace>();
  const libraries = new Map<string, Namespace>();
  const segments = new Map<string, readonly Segment[]>();
  /** Modules being evaluated: their exports are not complete yet. */
  const loading = new Set<Namespace>();
  const lateChecks: (() => Diagnostic[])[] = [];
  let depth = 0;

  return {
    load: (file) => outermost(() => loadModule(real(resolve(root, file)), true, undefined)),
    loadNative: (file) => outermost(() => loadModule(real(resolve(root, file)), false, undefined)),
    files,
    dependencies,
    locate,
    save: () => cache.save(),
  };

  function outermost(go: () => Module): Namespace {
    depth++;
    try {
      const module = go();
      if (depth === 1) {
        const findings = lateChecks.splice(0).flatMap((check) => check());
        if (findings.length > 0) throw new DiagnosticError(findings);
      }
      return module.exports;
    } finally {
      depth--;
      if (depth === 0) lateChecks.length = 0;
    }
  }

  function pathOf(file: string): string {
    return relative(root, file).split(sep).join("/");
  }

  function textOf(file: string): string {
    return options.texts?.get(file) ?? readFileSync(file, "utf8");
  }

  function read(file: string, position: SourcePosition | undefined): string {
    try {
      return textOf(file);
    } catch (error) {
      throw new DiagnosticError(
        report(
          "FLW116",
          { error: thrownText(error) },
          { position: position ?? { file: pathOf(file), line: 1, column: 1 } },
        ),
      );
    }
  }

  function remember(file: string, source: string, dependencies: ReadonlySet<string>): void {
    const path = pathOf(file);
    files.set(path, {
      file: path,
      hash: createHash("sha256").update(source).digest("hex"),
      get dependencies() {
        return [...dependencies];
      },
      source: () => textOf(file),
      originalPlace: (line, column) => sourcePlace(segmentsOf(file), line, column),
    });
  }

  function loadModule(file: string, staged: boolean, importer: SourcePosition | undefined): Module {
    const key = `${staged ? "staged" : "native"} ${file}`;
    const known = modules.get(key);
    if (known) return known;
    const source = read(file, importer);
    const path = pathOf(file);
    const rewritten = cache.get(path, source, staged) ?? cache.put(path, source, staged, rewrite(source, staged));
    const module: Module = { file, exports: exportsObject(), rewritten, dependencies: new Set() };
    remember(file, source, module.dependencies);
    if (rewritten.findings.length > 0)
      throw new DiagnosticError(
        rewritten.findings.map(({ code, holes, line, column, length }) =>
          reportByName(code, holes, { position: { file: path, line, column }, length }),
        ),
      );
    modules.set(key, module);
    loading.add(module.exports);
    try {
      evaluate(module, path, staged);
    } catch (error) {
      modules.delete(key);
      throw error;
    } finally {
      loading.delete(module.exports);
    }
    return module;
  }

  function evaluate(module: Module, path: string, staged: boolean): void {
    const body = compile(module, path, staged);
    const helpers = helpersFor(module, path, staged);
    try {
      if (staged) body(options.fileRuntime(path), helpers);
      else body(helpers);
    } catch (error) {
      if (error instanceof DiagnosticError) throw error;
      const top = { file: path, line: 1, column: 1 };
      if (error === pathEnded) throw error;
      const stack = thrownStack(error);
      const position = (stack !== undefined && locate(stack)) || top;
      const kind = types.isNativeError(error) ? `${thrownName(error)}: ` : "";
      throw new DiagnosticError(report("FLW112", { error: `${kind}${thrownText(error)}` }, { position }));
    }
  }

  /** What only JavaScript's own parser finds (a name declared twice, …) becomes a finding like any syntax error. */
  function compile({ rewritten, file }: Module, path: string, staged: boolean): (...args: readonly unknown[]) => void {
    const { code, helper } = rewritten;
    try {
      return compileFunction(code, staged ? ["$f", helper] : [helper], { filename: file }) as () => void;
    } catch (error) {
      if (!types.isNativeError(error)) throw error;
      if (error instanceof RangeError)
        throw new DiagnosticError(report("FLW113", {}, { position: { file: path, line: 1, column: 1 } }));
      const [, line = "1", marks = ""] = /:(\d+)\n.*\n( *)\^/.exec(String(error.stack)) ?? [];
      const place = sourcePlace(segmentsOf(file), Number(line), marks.length + 1);
      const position = { file: path, line: place?.line ?? Number(line), column: place?.column ?? 1 };
      throw new DiagnosticError(report("FLW101", { text: error.message }, { position }));
    }
  }

  function helpersFor(module: Module, path: string, staged: boolean): object {
    return {
      exports: (getters: Readonly<Record<string, () => unknown>>) => {
        for (const [name, get] of Object.entries(getters))
          Object.defineProperty(module.exports, name, { get, enumerable: true });
      },
      require: (specifier: string, line: number, column: number) =>
        requireFrom(module, specifier, { file: path, line, column }, staged),
      star: (namespace: Namespace) => star(module.exports, namespace),
      member: (target: object, name: string, value: unknown) => {
        defineMember(target, name, value);
        if (typeof value !== "string") defineMember(target, String(value), name);
      },
      numeric,
      one: (value: unknown) => (typeof value === "bigint" ? 1n : 1),
      meta: { url: `file://${module.file}`, filename: module.file, dirname: resolve(module.file, "..") },
    };
  }

  function requireFrom(module: Module, specifier: string, position: SourcePosition, staged: boolean): Namespace {
    const found = Object.hasOwn(options.library, specifier) ? options.library[specifier] : undefined;
    const namespace = found ? library(specifier, found) : requireFile(module, specifier, position, staged);
    const check = (): Diagnostic[] =>
      module.rewritten.checks
        .filter((wanted) => wanted.module === specifier && wanted.name !== "*" && !(wanted.name in namespace))
        .map((wanted) =>
          report(
            "FLW110",
            { module: specifier, name: wanted.name },
            {
              position: { file: position.file, line: wanted.line, column: wanted.column },
              length: wanted.name.length,
            },
          ),
        );
    if (loading.has(namespace)) lateChecks.push(check);
    else {
      const findings = check();
      if (findings.length > 0) throw new DiagnosticError(findings);
    }
    return namespace;
  }

  function library(specifier: string, value: object): Namespace {
    let namespace = libraries.get(specifier);
    if (!namespace) libraries.set(specifier, (namespace = nativeNamespace(value)));
    return namespace;
  }

  function requireFile(module: Module, specifier: string, position: SourcePosition, staged: boolean): Namespace {
    const target = resolveModule(specifier, module.file, root);
    if (target.kind === "missing")
      throw new DiagnosticError(report("FLW111", { module: specifier }, { position, length: specifier.length + 2 }));
    if (target.kind === "native") return requireNative(target.specifier, target.from, specifier, position);
    module.dependencies.add(pathOf(target.file));
    return target.kind === "json"
      ? loadData(target.file, specifier, position)
      : loadModule(target.file, staged, position).exports;
  }

  function loadData(file: string, specifier: string, position: SourcePosition): Namespace {
    const known = data.get(file);
    if (known) return known;
    const source = read(file, position);
    remember(file, source, new Set());
    try {
      const namespace = dataNamespace(JSON.parse(source.replace(/^\uFEFF/, "")) as unknown);
      data.set(file, namespace);
      return namespace;
    } catch (error) {
      throw new DiagnosticError(
        report("FLW114", { module: specifier, error: thrownText(error) }, { position, length: specifier.length + 2 }),
      );
    }
  }

  function requireNative(specifier: string, from: string, written: string, position: SourcePosition): Namespace {
    let value: unknown;
    try {
      value = createRequire(from)(specifier);
    } catch (error) {
      const missing =
        (error as { code?: unknown }).code === "MODULE_NOT_FOUND" && thrownText(error).includes(`'${specifier}'`);
      throw new DiagnosticError(
        missing
          ? report("FLW111", { module: written }, { position, length: written.length + 2 })
          : report("FLW115", { module: written, error: thrownText(error) }, { position, length: written.length + 2 }),
      );
    }
    const namespace = types.isModuleNamespaceObject(value) ? (value as Namespace) : nativeNamespace(value);
    options.onNativeModule?.(written, namespace);
    return namespace;
  }

  function dependencies(file: string): readonly string[] {
    const start = pathOf(real(resolve(root, file)));
    const found = new Set<string>();
    const visit = (path: string): void => {
      for (const next of files.get(path)?.dependencies ?? []) {
        if (found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    };
    visit(start);
    found.delete(start);
    return [...found].toSorted();
  }

  function segmentsOf(file: string): readonly Segment[] {
    let found = segments.get(file);
    if (found) return found;
    const module = modules.get(`staged ${file}`) ?? modules.get(`native ${file}`);
    found = module ? decodeMapping(module.rewritten.mapping) : [];
    segments.set(file, found);
    return found;
  }

  function locate(stack: string): SourcePosition | undefined {
    for (const match of stack.matchAll(/(?:^|[\s(])((?:\/|[A-Za-z]:\\)[^\n()]*?):(\d+)(?::(\d+))?(?=\)?$|\n)/gm)) {
      const [, file, line, column] = match;
      if (!file || !files.has(pathOf(file))) continue;
      const place = sourcePlace(segmentsOf(file), Number(line), Number(column ?? 1));
      if (place) return { file: pathOf(file), ...place };
    }
    return undefined;
  }
}

/** A path without symbolic links; the path itself when there is no such file. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Sets a member of an enum, whatever its name. */
function defineMember(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** What `++` and `--` make of a value; call-time values, which are objects, stay as they are. */
function numeric(value: unknown): unknown {
  if (typeof value === "object" && value !== null) return value;
  if (typeof value === "function" || typeof value === "bigint") return value;
  return Number(value);
}
