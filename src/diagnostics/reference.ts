import { areas } from "./catalogue.js";
import type { Code } from "./codes/code.js";

/** The reference of all diagnostics as Markdown: `docs/diagnostics.md`, which build.mjs writes and a test compares. */
export function diagnosticsReference(): string {
  const lines = [
    "# Diagnostics",
    "",
    "Every finding of flowc has a code that never changes its meaning. The words in braces are filled in with names from",
    "your files. This page is written by `npm run build` from `src/diagnostics/codes/`; do not edit it.",
    "",
  ];
  for (const { title, codes } of areas) {
    const rows: readonly (readonly [string, Code])[] = Object.entries(codes);
    if (rows.length === 0) continue;
    lines.push(`## ${title}`, "");
    for (const [code, { severity, message, why, mend }] of rows.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      lines.push(`### ${code}`, "", `_${severity}_: ${escaped(message)}`, "");
      if (why) lines.push(`**Why**: ${escaped(why)}`, "");
      if (mend) lines.push(`**Fix**: ${escaped(mend)}`, "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Text that Markdown shows as it is, except for code in backquotes, which stays code. */
function escaped(text: string): string {
  return text
    .split(/(``[^`].*?``|`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\*_<>[\]|]/g, "\\$&").replaceAll("`", "\\`")))
    .join("")
    .trim();
}
