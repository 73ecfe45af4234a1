import type { Diagnostic } from "./diagnostic.js";
import { sortDiagnostics } from "./sort.js";

/**
 * The findings as workflow commands of GitHub Actions, one a line: GitHub shows them beside the changed lines. Source:
 * GitHub Docs, Workflow commands for GitHub Actions.
 */
export function renderGitHub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map(({ code, severity, message, why, mend, position, length, action }) => {
      const properties: readonly (readonly [string, string | number | undefined])[] = [
        ["file", position?.file],
        ["line", position?.line],
        ["col", position?.column],
        ["endColumn", position && length !== undefined ? position.column + length : undefined],
        ["title", action === undefined ? code : `${code} (${action})`],
      ];
      const written = properties.flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
      );
      const text = [message, why, mend].filter((part) => part !== undefined && part !== "").join("\n");
      return `::${severity} ${written.join(",")}::${escapeData(text)}\n`;
    })
    .join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
