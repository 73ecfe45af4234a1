import type { Diagnostic } from "./diagnostic.js";

/**
 * Thrown when work cannot go on: carries the findings that say why. Commands print the findings and exit with 1;
 * any other error that reaches a command is a defect of flowc.
 */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: Diagnostic | readonly Diagnostic[]) {
    const list = Array.isArray(diagnostics) ? (diagnostics as readonly Diagnostic[]) : [diagnostics as Diagnostic];
    super(list.map((d) => `${d.code}: ${d.message}`).join("\n"));
    this.name = "DiagnosticError";
    this.diagnostics = list;
  }
}
