import { createRequire } from "node:module";
import path from "node:path";
import type { ts } from "@ts-morph/common";
import { typescript } from "../compile/stage/typescript.js";
import type { Project } from "./project.js";

/**
 * The fields that a function of the project answers with, by the type of its handler: asked for by an ARN, a name or a
 * relocation token. Loads TypeScript's checker at the first question about a function that the configuration has.
 */
export function handlerFields(project: Project): (reference: string) => ReadonlySet<string> | undefined {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  const { lambdas = {} } = project.config;
  return (reference) => {
    const name = functionName(reference);
    if (name === undefined || !Object.hasOwn(lambdas, name)) return undefined;
    if (!known.has(name)) {
      const source = lambdas[name];
      const entry = typeof source === "string" ? source : source?.entry;
      const handler = (typeof source === "string" ? undefined : source?.handler) ?? "handler";
      known.set(name, entry === undefined ? undefined : fieldsOf(path.resolve(project.root, entry), handler));
    }
    return known.get(name);
  };
}

function functionName(reference: string): string | undefined {
  const token = /^\$\{flowc:lambda\/([^}]*)\}$/.exec(reference)?.[1];
  if (token !== undefined) return decodeURIComponent(token);
  return /:function:([\w-]+)(?::[\w$-]+)?$/.exec(reference)?.[1];
}

/** The properties of what an exported function returns or promises; undefined when any could be there. */
function fieldsOf(file: string, exported: string): ReadonlySet<string> | undefined {
  const compiler = typescript();
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: compiler.ScriptTarget.ES2023,
    module: compiler.ModuleKind.NodeNext,
    moduleResolution: compiler.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = compiler.createCompilerHost(options);
  const libraries = libraryFolder();
  if (libraries !== undefined) {
    host.getDefaultLibLocation = () => libraries;
    host.getDefaultLibFileName = (asked) => path.join(libraries, compiler.getDefaultLibFileName(asked));
  }
  const program = compiler.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === exported);
  if (!symbol || !source) return undefined;
  const signature = checker.getTypeOfSymbolAtLocation(symbol, source).getCallSignatures()[0];
  const answer = signature && checker.getAwaitedType(signature.getReturnType());
  if (!answer) return undefined;
  const parts: readonly ts.Type[] = answer.isUnion() ? answer.types : [answer];
  const isOpen = parts.some(
    (part) =>
      (part.flags & (compiler.TypeFlags.Any | compiler.TypeFlags.Unknown | compiler.TypeFlags.TypeParameter)) !== 0 ||
      part.getStringIndexType() !== undefined,
  );
  return isOpen ? undefined : new Set(parts.flatMap((part) => part.getProperties().map(({ name }) => name)));
}

/** Where the declarations of JavaScript's own library are: with the native compiler, for the other has none on disk. */
function libraryFolder(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    return path.join(path.dirname(createRequire(manifest).resolve(platform)), "lib");
  } catch {
    return undefined;
  }
}
