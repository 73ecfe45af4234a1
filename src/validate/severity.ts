import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";

/** What a project wants of a rule: another severity, or not to hear of it. */
export type RuleSeverity = Severity | "off";

/** Severities that differ from the catalogue's. */
export interface SeveritySettings {
  readonly everywhere: ReadonlyMap<string, RuleSeverity>;
  /** For some files; the last that fits counts, and comes before `everywhere`. */
  readonly places: readonly { readonly files: string; readonly severity: ReadonlyMap<string, RuleSeverity> }[];
}

/** The findings with the severities that a project has set; those that are off are left out. */
export function withSeverities(findings: readonly Diagnostic[], settings: SeveritySettings): readonly Diagnostic[] {
  if (settings.everywhere.size === 0 && settings.places.length === 0) return findings;
  return findings.flatMap((finding) => {
    const { code, position } = finding;
    const place = settings.places.findLast(
      ({ files, severity }) => severity.has(code) && position !== undefined && matchesGlob(position.file, files),
    );
    const wanted = place?.severity.get(code) ?? settings.everywhere.get(code) ?? finding.severity;
    return wanted === "off" ? [] : wanted === finding.severity ? [finding] : [{ ...finding, severity: wanted }];
  });
}

/** `*` stands for any name, `**` for any folders: `flows/legacy/**`, `**` + `/old-*.flow.ts`. */
export function matchesGlob(file: string, glob: string): boolean {
  const pattern = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*\*\/|\*\*|\*|\?/g, (part) =>
      part === "**/" ? "(?:.*/)?" : part === "**" ? ".*" : part === "*" ? "[^/]*" : "[^/]",
    );
  return new RegExp(`^${pattern}$`, "u").test(file);
}
