import { writeSync } from "node:fs";
import { types } from "node:util";
import { thrownName, thrownStack, thrownText } from "../compile/stage/thrown.js";
import { packageVersion } from "../project/compiler-version.js";
import { withoutPersonal } from "../diagnostics/personal.js";
import { oneLine } from "../diagnostics/text-width.js";
import { exitCodes, type ExitCode } from "./exit-code.js";

/**
 * Says that flowc itself has failed: one line, and how to report it. The stack is shown only with `FLOWC_DEBUG=1`,
 * because it says nothing to an author.
 */
export function reportDefect(error: unknown): ExitCode {
  const lines = [
    `flowc: internal error: ${inOneLine(error)}`,
    `This is a defect of flowc ${packageVersion()}, not of your flows. Please report it with this line, the command`,
    "and, if you may, the flow. FLOWC_DEBUG=1 shows where it happened.",
  ];
  return print(lines, error);
}

/**
 * Says that something failed which nobody waited for: code of a flow file or of a rule that runs on in the background
 * (a timer, a promise), or flowc's own.
 */
export function reportStray(error: unknown, inJson = false): ExitCode {
  if (inJson) writeSync(1, `${JSON.stringify({ diagnostics: [], internalError: inOneLine(error) })}\n`);
  const lines = [
    `flowc: code that was still running in the background failed: ${inOneLine(error)}`,
    "Flow files are run once and waited for: leave timers and promises out of them. FLOWC_DEBUG=1 shows where it",
    "happened.",
  ];
  return print(lines, error);
}

/** Whoever reads what flowc prints may stop before the end: `flowc check | head`. The exit code stays what it is. */
export function isClosedPipe(error: unknown): boolean {
  return types.isNativeError(error) && "code" in error && error.code === "EPIPE";
}

function inOneLine(error: unknown): string {
  const kind = types.isNativeError(error) ? `${thrownName(error)}: ` : "";
  return withoutPersonal(oneLine(`${kind}${thrownText(error)}`).slice(0, 400));
}

function print(lines: readonly string[], error: unknown): ExitCode {
  process.stderr.write(`${lines.join("\n")}\n`);
  showStack(error);
  return exitCodes.couldNotRun;
}

/** Says where an error was thrown, with `FLOWC_DEBUG=1`. */
export function showStack(error: unknown): void {
  const stack = process.env["FLOWC_DEBUG"] === "1" ? thrownStack(error) : undefined;
  if (stack !== undefined) process.stderr.write(`${stack}\n`);
}
