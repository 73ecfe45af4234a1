import { readable } from "../proofs/readable.js";
import { byFile, type FileCoverage, type LineCoverage } from "./by-line.js";
import { branchShare, percent, type Coverage, type Share } from "./coverage.js";

/**
 * Coverage as one page that needs nothing else: every file with its lines, and beside each line the ways on of its
 * blocks.
 * @param readSource The text of a file; undefined where it cannot be read.
 */
export function renderCoverageHtml(coverage: Coverage, readSource: (file: string) => string | undefined): string {
  const files = byFile(coverage);
  const all = branchShare(coverage.flows.flatMap(({ blocks }) => blocks));
  const rows = files.map(({ file, branches }) => {
    return `<tr><td><a href="#${anchor(file)}">${escaped(file)}</a></td>${shareCells(branches)}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flow coverage</title>
<style>${style}</style>
</head>
<body>
<h1>Flow coverage</h1>
<p>${all.covered} of ${all.total} branches were taken: <strong>${percent(all)} %</strong>.</p>
<table class="files"><thead><tr><th>File</th><th>Branches</th><th></th><th></th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>
${files.map((one) => fileSection(one, readSource(one.file))).join("\n")}
</body>
</html>
`;
}

function fileSection(one: FileCoverage, source: string | undefined): string {
  const { file, branches, missing } = one;
  const heading = `<h2 id="${anchor(file)}">${escaped(file)} <small>${percent(branches)} %</small></h2>`;
  if (one.lines.length === 0 || source === undefined) {
    const items = missing.map(({ action, branch }) => `<li>${escaped(action)} → ${escaped(branch)}</li>`);
    const list = items.length === 0 ? "<p>Every branch was taken.</p>" : `<p>Not taken:</p><ul>${items.join("")}</ul>`;
    return `<section>${heading}${list}</section>`;
  }
  const known = new Map(one.lines.map((line) => [line.line, line]));
  const rows = source.split(/\r?\n/).map((text, index) => sourceRow(index + 1, text, known.get(index + 1)));
  return `<section>${heading}<table class="source"><tbody>
${rows.join("\n")}
</tbody></table></section>`;
}

function sourceRow(number: number, text: string, line: LineCoverage | undefined): string {
  const branches = line?.blocks.flatMap((block) => block.branches) ?? [];
  const isMissing = branches.some(({ taken }) => taken === 0);
  const state = line === undefined ? "" : line.runs === 0 ? "none" : isMissing ? "some" : "full";
  const notes = line?.blocks.map(blockNote).join("") ?? "";
  return `<tr class="${state}"><th>${number}</th><td class="runs">${line === undefined ? "" : line.runs}</td><td><code>${escaped(text)}</code>${notes}</td></tr>`;
}

function blockNote({ action, branches }: LineCoverage["blocks"][number]): string {
  const missing = branches.filter(({ taken }) => taken === 0).map(({ name }) => escaped(readable(name)));
  if (missing.length === 0) return "";
  return `<div class="note">${escaped(action)}: not taken: ${missing.join(", ")}</div>`;
}

function shareCells(share: Share): string {
  const value = percent(share);
  return `<td class="number">${value.toFixed(1)} %</td><td class="number">${share.covered}/${share.total}</td><td><meter min="0" max="100" value="${value}"></meter></td>`;
}

function anchor(file: string): string {
  return `f-${encodeURIComponent(file).replaceAll("%", "_")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const style = `
:root { color-scheme: light dark; --full: #2e7d3222; --some: #f9a82533; --none: #c6282833; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
.files td, .files th { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid #8883; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.source { font: 13px/1.5 ui-monospace, monospace; }
.source th { text-align: right; padding: 0 .75rem; color: #888; font-weight: normal; user-select: none; width: 3rem; }
.source .runs { text-align: right; padding-right: .75rem; color: #888; width: 3rem; }
.source code { white-space: pre-wrap; font: inherit; }
.full td:last-child { background: var(--full); } .some td:last-child { background: var(--some); }
.none td:last-child { background: var(--none); }
.note { font-size: 12px; padding-left: 2rem; }
small { color: #888; font-weight: normal; }
`;
