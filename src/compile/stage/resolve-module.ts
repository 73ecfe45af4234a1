import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What a specifier leads to. */
export type Resolved =
  | { readonly kind: "source"; readonly file: string }
  | { readonly kind: "json"; readonly file: string }
  | { readonly kind: "native"; readonly specifier: string; readonly from: string }
  | { readonly kind: "missing" };

const sourceEndings = [".ts", ".mts", ".cts"];

/**
 * Finds the module that `specifier` means in the file `from`, as NodeNext does with TypeScript sources: `./x.js` is
 * `./x.ts`, a folder is its `index.ts`, a package of the workspace is its TypeScript source, all else is Node's.
 */
export function resolveModule(specifier: string, from: string, root: string): Resolved {
  if (specifier.startsWith(".") || specifier.startsWith("/")) return fromPath(resolve(dirname(from), specifier));
  if (isBuiltin(specifier)) return { kind: "native", specifier, from };
  if (specifier.startsWith("#")) {
    const owner = ownerOf(from);
    const target = owner && exportTarget(owner.manifest["imports"], specifier);
    if (owner && target)
      return target.startsWith(".") ? fromPath(resolve(owner.folder, target)) : resolveModule(target, from, root);
    return { kind: "missing" };
  }
  return fromWorkspace(specifier, from, root) ?? { kind: "native", specifier, from };
}

function fromPath(path: string): Resolved {
  if (path.endsWith(".json")) return isFile(path) ? { kind: "json", file: realpathSync(path) } : { kind: "missing" };
  for (const candidate of candidates(path))
    if (isFile(candidate)) {
      const file = realpathSync(candidate);
      return sourceEndings.some((ending) => file.endsWith(ending))
        ? { kind: "source", file }
        : { kind: "native", specifier: file, from: file };
    }
  return { kind: "missing" };
}

function candidates(path: string): string[] {
  const stem = path.replace(/\.([mc]?)js$/, ".$1ts");
  return [
    ...(stem === path ? [] : [stem]),
    path,
    ...sourceEndings.map((ending) => path + ending),
    join(path, "index.ts"),
  ];
}

/** A package of the workspace: found like any package, but its real folder lies in the project, outside node_modules. */
function fromWorkspace(specifier: string, from: string, root: string): Resolved | undefined {
  const [, name, subpath] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
  if (!name) return undefined;
  for (const folder of packageFolders(name, from)) {
    if (!existsSync(folder)) continue;
    const real = realpathSync(folder);
    const inside = relative(realpathSync(root), real);
    if (inside.startsWith("..") || inside.split(sep).includes("node_modules")) return undefined;
    const manifest = readManifest(join(real, "package.json"));
    const target = exportTarget(manifest["exports"], `.${subpath ?? ""}`);
    if (target) return fromPath(resolve(real, target));
    if (manifest["exports"] !== undefined) return { kind: "missing" };
    if (subpath) return fromPath(join(real, subpath));
    const main = manifest["main"];
    return fromPath(typeof main === "string" ? join(real, main) : real);
  }
  return undefined;
}

function* packageFolders(name: string, from: string): Iterable<string> {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    yield join(folder, "node_modules", name);
    if (folder === dirname(folder)) return;
  }
}

function ownerOf(from: string): { readonly folder: string; readonly manifest: Manifest } | undefined {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) return { folder, manifest: readManifest(path) };
    if (folder === dirname(folder)) return undefined;
  }
}

type Manifest = Readonly<Record<string, unknown>>;

function readManifest(path: string): Manifest {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? (value as Manifest) : {};
  } catch {
    return {};
  }
}

const conditions: ReadonlySet<string> = new Set(["import", "node", "module-sync", "default"]);

/** The target of a subpath in package.json's `exports` or `imports`. */
function exportTarget(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === "string") return subpath === "." ? exports : undefined;
  if (typeof exports !== "object" || exports === null) return undefined;
  if (Array.isArray(exports)) return firstOf(exports, (item) => exportTarget(item, subpath));
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith(".") || key.startsWith("#")))
    return subpath === "." ? conditional(exports) : undefined;
  for (const [key, value] of entries) {
    if (key === subpath) return conditional(value);
  }
  for (const [key, value] of entries) {
    const star = key.indexOf("*");
    if (star < 0) continue;
    const [head, tail] = [key.slice(0, star), key.slice(star + 1)];
    if (subpath.length < key.length || !subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    return conditional(value)?.replaceAll("*", subpath.slice(head.length, subpath.length - tail.length));
  }
  return undefined;
}

function conditional(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value, conditional);
  for (const [condition, target] of Object.entries(value)) {
    if (!conditions.has(condition)) continue;
    const found = conditional(target);
    if (found) return found;
  }
  return undefined;
}

function firstOf(items: readonly unknown[], find: (item: unknown) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
