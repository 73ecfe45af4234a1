import { packageVersion } from "../project/compiler-version.js";
import { oneLine } from "../diagnostics/text-width.js";
import { exitCodes, type ExitCode } from "./exit-code.js";

/**
 * Says that flowc itself has failed: one line, and how to report it. The stack is shown only with `FLOWC_DEBUG=1`,
 * because it says nothing to an author.
 */
export function reportDefect(error: unknown): ExitCode {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const lines = [
    `flowc: internal error: ${oneLine(message).slice(0, 400)}`,
    `This is a defect of flowc ${packageVersion()}, not of your flows. Please report it with this line, the command`,
    "and, if you may, the flow. FLOWC_DEBUG=1 shows where it happened.",
  ];
  if (process.env["FLOWC_DEBUG"] === "1" && error instanceof Error) lines.push(error.stack ?? "");
  process.stderr.write(`${lines.join("\n")}\n`);
  return exitCodes.couldNotRun;
}
