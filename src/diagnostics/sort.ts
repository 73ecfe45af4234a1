import type { Diagnostic } from "./diagnostic.js";

/** Sorted by file, line, column, code and message, each finding once. Findings without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .filter((diagnostic) => {
      const key = identity(diagnostic);
      return !seen.has(key) && seen.add(key);
    })
    .toSorted(compareDiagnostics);
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

function identity({ code, message, position, action }: Diagnostic): string {
  return JSON.stringify([code, message, position?.file, position?.line, position?.column, action]);
}
