import { readable } from "../proofs/readable.js";
import { branchName, byFile, type FileCoverage, type LineCoverage } from "./by-line.js";
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
    return `<tr><td><a href="#${anchor(file)}">${breakable(file)}</a></td>${shareCells(branches)}</tr>`;
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
<table class="files"><thead><tr><th scope="col">File</th><th scope="col" colspan="3">Branches taken</th></tr></thead>
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
  const heading = `<h2 id="${anchor(file)}">${breakable(file)} <small>${percent(branches).toFixed(1)} %</small></h2>`;
  if (one.lines.length === 0 || source === undefined) {
    const items = missing.map((branch) => `<li>${escaped(branchName(branch))}</li>`);
    const list = items.length === 0 ? "<p>Every branch was taken.</p>" : `<p>Not taken:</p><ul>${items.join("")}</ul>`;
    return `<section>${heading}${list}</section>`;
  }
  const known = new Map(one.lines.map((line) => [line.line, line]));
  const rows = source
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((text, index) => sourceRow(index + 1, text, known.get(index + 1)));
  return `<section>${heading}<table class="source">
<thead><tr><th scope="col">Line</th><th scope="col">Runs</th><th scope="col">Source</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table></section>`;
}

function sourceRow(number: number, text: string, line: LineCoverage | undefined): string {
  const branches = line?.blocks.flatMap((block) => block.branches) ?? [];
  const isMissing = branches.some(({ taken }) => taken === 0);
  const state = line === undefined ? "" : line.runs === 0 ? "none" : isMissing ? "some" : "full";
  const notes = line?.blocks.map((block) => blockNote(block, line.flows.length > 1)).join("") ?? "";
  return `<tr class="${state}"><th scope="row">${number}</th><td class="runs">${line === undefined ? "" : line.runs}</td><td><code>${escaped(text)}</code>${notes}</td></tr>`;
}

/** What is missing of a block; its flow is named where the line makes blocks of several. */
function blockNote({ action, branches, flow, runs }: LineCoverage["blocks"][number], ofSeveral: boolean): string {
  const missing = branches.filter(({ taken }) => taken === 0).map(({ name }) => escaped(readable(name)));
  if (missing.length === 0) return "";
  const block = `${ofSeveral ? `${escaped(flow)}: ` : ""}<b>${escaped(action)}</b>`;
  const what = runs === 0 ? "no call comes here" : `not taken: ${missing.join(", ")}`;
  return `<div class="note">${block}: ${what}</div>`;
}

function shareCells(share: Share): string {
  const value = percent(share);
  const bar = `<meter min="0" low="50" high="99.9" optimum="100" max="100" value="${value}" aria-hidden="true"></meter>`;
  return `<td class="number">${value.toFixed(1)} %</td><td class="number">${share.covered}/${share.total}</td><td class="bar">${bar}</td>`;
}

/** A path that may be broken after its slashes. */
function breakable(file: string): string {
  return escaped(file).replaceAll("/", "/<wbr>");
}

function anchor(file: string): string {
  return `f-${encodeURIComponent(file).replaceAll("%", "_")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const style = `
:root { color-scheme: light dark; --full: #2e7d3222; --some: #f9a82533; --none: #c6282833; }
:root { --quiet: color-mix(in srgb, currentColor 65%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h2 { overflow-wrap: anywhere; margin-top: 2.5rem; }
small { color: var(--quiet); font-weight: normal; }
table { border-collapse: collapse; width: 100%; }
.files td, .files th { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid #8883; }
.files .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; }
.files .bar { width: 1%; }
.source { font: 13px/1.5 ui-monospace, monospace; }
.source td, .source th { vertical-align: top; }
.source th, .source .runs { text-align: right; padding: 0 .75rem 0 0; color: var(--quiet); font-weight: normal; }
.source th, .source .runs { width: 1%; white-space: nowrap; user-select: none; }
.source thead th { font-size: 12px; padding-bottom: .25rem; }
.source thead th:last-child { text-align: left; width: auto; padding-left: .5rem; }
.source td:last-child { padding-left: .5rem; border-left: 3px solid transparent; }
.source code { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
.full td:last-child { background: var(--full); border-left-color: #2e7d32; }
.some td:last-child { background: var(--some); border-left-color: #f9a825; }
.none td:last-child { background: var(--none); border-left-color: #c62828; }
.note { font-size: 12px; padding-left: 2rem; text-indent: -1rem; margin-left: 1rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { .bar { display: none; } .files td, .files th { padding: .25rem; } .note { padding-left: 1rem; } }
`;
