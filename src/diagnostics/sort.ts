import type { Diagnostic } from "./diagnostic.js";

/** Sorted by file, line, column, code and message, each finding once. Findings without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted: Diagnostic[] = [];
  // What is equal in the order stands together then, and differs at most in the action concerned.
  let first = 0;
  for (const diagnostic of diagnostics.toSorted(compareDiagnostics)) {
    const before = sorted.at(-1);
    if (!before || compareDiagnostics(before, diagnostic) !== 0) first = sorted.length;
    else if (sorted.slice(first).some((known) => isSame(known, diagnostic))) continue;
    sorted.push(diagnostic);
  }
  return sorted;
}

/** True when a finding of the list stops the build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** The order of {@link sortDiagnostics}. Texts are compared by code unit, so the order is the same on every machine. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.position?.file ?? "", b.position?.file ?? "") ||
    (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
    (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether two findings that are equal in the order are one. */
function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.action === b.action && (a.position === undefined) === (b.position === undefined);
}
