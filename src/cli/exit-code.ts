import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What flowc's exit codes mean, for every command. */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2 } as const;
/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Codes that say the work could not be begun or ended, rather than that something is wrong with a flow. */
const preventing: ReadonlySet<string> = new Set([
  "FLW401",
  "FLW405",
  "FLW441",
  "FLW450",
  "FLW451",
  "FLW452",
  "FLW453",
  "FLW454",
  "FLW455",
  "FLW522",
  "FLW603",
]);

/** The exit code for a command's findings: warnings alone are clean. */
export function exitCodeFor(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.some((diagnostic) => preventing.has(diagnostic.code))) return exitCodes.couldNotRun;
  return errors.length > 0 ? exitCodes.findings : exitCodes.clean;
}
