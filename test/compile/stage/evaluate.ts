import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inspect } from "node:util";
import { compileFunction } from "node:vm";
import { ts } from "@ts-morph/common";
import { createLoader, type Loader } from "../../../src/compile/stage/loader.js";
import { DiagnosticError } from "../../../src/diagnostics/diagnostic-error.js";
import { plainRuntime, type PlainLog } from "./plain-runtime.js";

/** What a program printed with `print(…)`, and the error it ended with. */
export interface Outcome {
  readonly printed: readonly string[];
  readonly error?: string;
}

/** An empty log for {@link plainRuntime}. */
export function emptyLog(): PlainLog {
  return { notes: [], names: [], defaults: [], cells: [], closures: [] };
}

/** Writes files into a folder of their own, runs `go` there and removes it. */
export function inFolder<T>(files: Readonly<Record<string, string>>, go: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "flowc-stage-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return go(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A loader over a folder whose staged files behave as JavaScript does. */
export function plainLoader(
  root: string,
  printed: string[] = [],
  log: PlainLog = emptyLog(),
  cacheFolder?: string,
): Loader {
  const print = (...values: readonly unknown[]): void => void printed.push(values.map(show).join(" "));
  return createLoader({
    root,
    cacheFolder,
    library: {
      print: { print },
      flowc: { flow: (_: string, body: () => unknown) => body, block: (_: string, body: () => unknown) => body },
    },
    fileRuntime: () => plainRuntime(log),
  });
}

/** Runs a program through the rewriter, staged or with its types left out only. */
export function evaluate(source: string, mode: "staged" | "native", log?: PlainLog): Outcome {
  return inFolder({ "program.ts": `import { print } from "print"; ${source}` }, (folder) => {
    const printed: string[] = [];
    const loader = plainLoader(folder, printed, log);
    try {
      if (mode === "staged") loader.load("program.ts");
      else loader.loadNative("program.ts");
      return { printed };
    } catch (error) {
      return { printed, error: errorText(error) };
    }
  });
}

/** Runs the same program as TypeScript itself translates it. */
export function evaluateReference(source: string): Outcome {
  const { outputText } = ts.transpileModule(`import { print } from "print"; ${source}`, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      alwaysStrict: true,
    },
  });
  const printed: string[] = [];
  const print = (...values: readonly unknown[]): void => void printed.push(values.map(show).join(" "));
  try {
    compileFunction(outputText, ["exports", "require"])({}, () => ({ print }));
    return { printed };
  } catch (error) {
    return { printed, error: errorText(error) };
  }
}

function errorText(error: unknown): string {
  if (error instanceof DiagnosticError) {
    const [first] = error.diagnostics;
    if (first?.code === "FLW112") return first.message.replace(/^.*? while it was loaded: /, "");
    return error.diagnostics.map((d) => `${d.code} ${d.position?.line}:${d.position?.column} ${d.message}`).join("; ");
  }
  const { name, message } = error as Error;
  return `${name}: ${message}`;
}

function show(value: unknown): string {
  if (typeof value === "string") return value;
  // Stacks differ from run to run: an error is its name and message.
  return inspect(value, { depth: 6, breakLength: Infinity }).replace(/\n\s+at [^\n]*/g, "");
}
