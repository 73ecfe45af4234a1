import type { Diagnostic, RelatedPlace, Severity } from "./diagnostic.js";
import { sortDiagnostics } from "./sort.js";

/** A finding as `--json` prints it. Members without a value are left out. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly action?: string;
  /** How to mend it. */
  readonly fix?: string;
  readonly why?: string;
  readonly related?: readonly RelatedPlace[];
}

/** The findings in the form of `--json`: flat, sorted, each once. */
export function jsonDiagnostics(diagnostics: readonly Diagnostic[]): readonly JsonDiagnostic[] {
  return sortDiagnostics(diagnostics).map(
    ({ code, severity, message, position, length, action, mend, why, related }) => ({
      code,
      severity,
      message,
      ...position,
      ...(length !== undefined && { length }),
      ...(action !== undefined && { action }),
      ...(mend && { fix: mend }),
      ...(why && { why }),
      ...(related && related.length > 0 && { related }),
    }),
  );
}

/** The whole answer of a command under `--json`: its findings, and whatever else the command has to say. */
export function renderJson(diagnostics: readonly Diagnostic[], more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ diagnostics: jsonDiagnostics(diagnostics), ...more }, undefined, 2)}\n`;
}
