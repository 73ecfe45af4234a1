import { branchName, byFile } from "./by-line.js";
import { blockShare, branchShare, percent, type Coverage, type Share } from "./coverage.js";

/** How many missing branches of a file are named. */
const maximumNamed = 10;

/** Coverage as a table for a terminal: files, then every branch that is missing with its line. */
export function renderCoverageTable(coverage: Coverage): string {
  const files = byFile(coverage);
  const all = coverage.flows.flatMap(({ blocks }) => blocks);
  const rows = [
    ["flow coverage", "branches", "", "blocks", ""],
    ...files.map(({ file, branches, blocks }) => [file, ...cells(branches), ...cells(blocks)]),
    ["all", ...cells(branchShare(all)), ...cells(blockShare(all))],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  const missing = files.flatMap(({ file, missing: own }) => {
    const named = own.slice(0, maximumNamed).map((branch) => {
      return `  ${branch.line === undefined ? branch.flow : `${file}:${branch.line}`}  ${branchName(branch)}`;
    });
    const more = own.length - named.length;
    return more > 0 ? [...named, `  … and ${more} more in ${file}`] : named;
  });
  return [...table, ...(missing.length === 0 ? [] : ["", "Not taken:", ...missing])].join("\n");
}

function cells(share: Share): readonly string[] {
  return [`${percent(share).toFixed(1)} %`, `${share.covered}/${share.total}`];
}
