import { codeRow, isCode } from "./catalogue.js";
import type { Diagnostic, Severity, SourcePosition } from "./diagnostic.js";
import { sortDiagnostics } from "./sort.js";

/** What a rule that is not in the catalogue (a team's own) says of itself. */
export interface RuleText {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly mend: string;
}

/** About the program that found it. */
export interface SarifTool {
  readonly version: string;
  /** A team's rules, whose findings may be among them. */
  readonly teamRules?: readonly RuleText[];
}

/**
 * The findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which code scanning services and editors
 * read. Columns count UTF-16 units; file names are relative to the project, percent-encoded.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], { version, teamRules = [] }: SarifTool): string {
  const sorted = sortDiagnostics(diagnostics);
  const codes = [...new Set(sorted.map(({ code }) => code))].toSorted();
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        tool: {
          driver: {
            name: "flowc",
            semanticVersion: version,
            rules: codes.map((code) => ruleOf(code, teamRules)),
          },
        },
        results: sorted.map((diagnostic) => resultOf(diagnostic, codes.indexOf(diagnostic.code))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(code: string, teamRules: readonly RuleText[]): object {
  const row = isCode(code) ? codeRow(code) : teamRules.find((rule) => rule.code === code);
  if (!row) return { id: code };
  const { severity, message, why, mend } = row;
  return {
    id: code,
    shortDescription: { text: message },
    ...(why !== "" && { fullDescription: { text: why } }),
    ...(mend !== "" && { help: { text: mend } }),
    defaultConfiguration: { level: severity },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number): object {
  const { code, severity, message, why, mend, position, length, action, related = [], fix } = diagnostic;
  const logicalLocations = action === undefined ? undefined : [{ name: action, kind: "member" }];
  const more = [why, mend].filter((text) => text !== undefined && text !== "").join(" ");
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: more === "" ? message : `${message} ${more}` },
    locations:
      position || logicalLocations
        ? [
            {
              ...(position && { physicalLocation: physical(position, length) }),
              ...(logicalLocations && { logicalLocations }),
            },
          ]
        : [],
    ...(related.length > 0 && {
      relatedLocations: related.map((place) => ({
        physicalLocation: physical(place, undefined),
        message: { text: place.message },
      })),
    }),
    ...(fix &&
      "was" in fix &&
      position && {
        fixes: [
          {
            description: { text: `Write ${fix.becomes}.` },
            artifactChanges: [
              {
                artifactLocation: { uri: uriOf(position.file) },
                replacements: [
                  { deletedRegion: region(position, fix.was.length), insertedContent: { text: fix.becomes } },
                ],
              },
            ],
          },
        ],
      }),
  };
}

function physical(position: SourcePosition, length: number | undefined): object {
  return { artifactLocation: { uri: uriOf(position.file) }, region: region(position, length) };
}

function region({ line, column }: SourcePosition, length: number | undefined): object {
  return { startLine: line, startColumn: column, ...(length !== undefined && { endColumn: column + length }) };
}

/** A file's name as a relative URI; half characters, which URIs cannot have, are replaced. */
function uriOf(file: string): string {
  return file
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
