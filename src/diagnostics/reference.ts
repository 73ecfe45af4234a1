import { areas } from "./catalogue.js";
import { codeFrame } from "./code-frame.js";
import type { Code } from "./codes/code.js";
import type { Severity } from "./diagnostic.js";
import { oneLine } from "./text-width.js";
import { writtenExamples } from "./written-examples.js";

/** Where a fixture shows a diagnostic. */
export interface ExamplePlace {
  /** Name of the file, as the example calls it. */
  readonly file: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number | undefined;
  /** The finding's own words, its holes filled. */
  readonly message?: string | undefined;
  readonly mend?: string | undefined;
}

/**
 * The reference of all diagnostics as Markdown: `docs/diagnostics.md`, which build.mjs writes and a test compares.
 * @param places for each code that a fixture shows, the place.
 */
export function diagnosticsReference(places: ReadonlyMap<string, ExamplePlace>): string {
  const lines = [
    "# Diagnostics",
    "",
    "Every finding of flowc has a code that never changes its meaning. The words in braces are filled in with names from",
    "your files; the examples show how that reads. They are the fixtures of the tests. This page is written by `npm run build` from",
    "`src/diagnostics/codes/` and `test/fixtures/diagnostics/`; do not edit it.",
    "",
    "A warning, and any finding of a rule (FLW550 to FLW599, FLW900 to FLW949), can be ignored where it is, with a reason:",
    "`// flowc-ignore FLW594: the caller has pressed a key before`. Severities are set in `flowc.config.ts`:",
    '`check: { severity: { FLW926: "error" }, places: [{ files: "flows/legacy/**", severity: { FLW926: "off" } }] }`.',
    "",
  ];
  for (const { title, codes } of areas) {
    const rows: readonly (readonly [string, Code])[] = Object.entries(codes);
    if (rows.length === 0) continue;
    lines.push(`## ${title}`, "");
    for (const [code, { severity, message, why, mend }] of rows.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const place = places.get(code);
      const said = isHole(message) ? `, for instance: ${escaped(place?.message ?? message)}` : `: ${escaped(message)}`;
      lines.push(`### ${code}`, "", `_${severity}_${said}`, "");
      if (why) lines.push(`**Why**: ${escaped(why)}`, "");
      const example = exampleOf(code, severity, place);
      if (example.length > 0) lines.push("**Example**:", "", "```text", ...example, "```", "");
      if (isHole(mend)) lines.push(`**Fix**, for instance: ${escaped(place?.mend ?? mend)}`, "");
      else if (mend) lines.push(`**Fix**: ${escaped(mend)}`, "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The example of a code as lines of text: a frame of its fixture, or what is written for it. */
export function exampleOf(code: string, severity: Severity, place: ExamplePlace | undefined): readonly string[] {
  const written = Object.hasOwn(writtenExamples, code) ? writtenExamples[code] : undefined;
  if (!place) return written?.split("\n") ?? [];
  const frame = codeFrame(place.text, place).filter(({ kind }) => kind !== "underline" || !isLong(place));
  const said = place.message === undefined ? "" : ` - ${severity} ${code}: ${oneLine(place.message)}`;
  return [
    `${place.file}:${place.line}:${place.column}${said}`,
    ...frame.map(({ gutter, text }) => `${gutter} ${text}`.trimEnd()),
  ];
}

/** True for a text that is filled in as a whole. */
function isHole(text: string): boolean {
  return /^\{[A-Za-z]+\}(?:\{hint\})?\.?$/.test(text);
}

/** Minified or very long lines are cut by the frame; a mark below them would stand anywhere. */
function isLong({ text, line }: ExamplePlace): boolean {
  return (text.split("\n")[line - 1] ?? "").length > 400;
}

/** Text that Markdown shows as it is, except for code in backquotes, which stays code. */
function escaped(text: string): string {
  return text
    .replaceAll("{hint}", "")
    .split(/(``[^`].*?``|`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_<>[\]|]/g, "\\$&").replaceAll("`", "\\`")))
    .join("")
    .trim();
}
