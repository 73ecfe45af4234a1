import { readFileSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { exitCodeFor, exitCodes, type ExitCode } from "./exit-code.js";
import { reportDefect, showStack } from "./defect.js";

/** What a command has to say when it has done its work. */
export interface ActionResult {
  readonly diagnostics: readonly Diagnostic[];
  /** For people: printed to standard output after the findings. Lines without a line break at the end. */
  readonly text?: string;
  /** For `--json`: members beside `diagnostics`. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** A command that has printed its own result, findings included. */
export interface PrintedResult {
  readonly printed: ExitCode;
}

/** How a command's result is printed. */
export interface ActionOptions {
  readonly json?: boolean | undefined;
  /** The folder that the files of positions are relative to. */
  readonly root: () => string;
}

/**
 * Runs a command's work, prints its findings (frames to standard error, or JSON to standard output) and sets the exit
 * code. A `DiagnosticError` is findings, and so is what the file system refuses; any other error is a defect of flowc.
 */
export async function runAction(
  options: ActionOptions,
  work: () => Promise<ActionResult | PrintedResult>,
): Promise<void> {
  let exitCode: ExitCode;
  if (options.json) keepOutputForJson();
  try {
    const result = await work().catch(async (error: unknown): Promise<ActionResult> => {
      if (error instanceof DiagnosticError) return { diagnostics: error.diagnostics };
      const { systemRefusal } = await import("./system-refusal.js");
      const refusal = systemRefusal(error);
      if (!refusal) throw error;
      showStack(error);
      return { diagnostics: [refusal] };
    });
    if ("printed" in result) exitCode = result.printed;
    else {
      await print(options, result);
      exitCode = exitCodeFor(result.diagnostics);
    }
  } catch (error) {
    exitCode = options.json ? await jsonDefect(error) : reportDefect(error);
  }
  process.exitCode = exitCode;
}

/** What flow files print goes to standard error where standard output is JSON. */
function keepOutputForJson(): void {
  const { error } = console;
  Object.assign(console, { log: error, info: error, debug: error, dir: error, table: error });
}

async function print({ json, root }: ActionOptions, result: ActionResult): Promise<void> {
  if (json) {
    const { renderJson } = await import("../diagnostics/render-json.js");
    process.stdout.write(renderJson(result.diagnostics, result.json));
    return;
  }
  if (result.diagnostics.length > 0) {
    const { renderTerminal, wantsColor } = await import("../diagnostics/render-terminal.js");
    const color = wantsColor(process.stderr, process.env);
    process.stderr.write(renderTerminal(result.diagnostics, { color, readSource: (file) => readText(root(), file) }));
  }
  if (result.text) process.stdout.write(`${result.text}\n`);
}

async function jsonDefect(error: unknown): Promise<ExitCode> {
  const { renderJson } = await import("../diagnostics/render-json.js");
  process.stdout.write(renderJson([], { internalError: error instanceof Error ? error.message : String(error) }));
  reportDefect(error);
  return exitCodes.couldNotRun;
}

function readText(root: string, file: string): string | undefined {
  try {
    return readFileSync(path.resolve(root, file), "utf8");
  } catch {
    return undefined;
  }
}
