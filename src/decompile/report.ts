import type { ImportedFlow } from "./import-flow.js";
import { linesPerAction } from "./quality.js";

/** How an import went, in a sentence without its full stop. */
export function summary(flows: readonly ImportedFlow[]): string {
  const count = `${flows.length} flow${flows.length === 1 ? "" : "s"}`;
  const drafts = flows.filter(({ draft }) => draft).length;
  return drafts === 0 ? count : `${count} (${drafts} of them drafts)`;
}

/** How well each flow reads, the hardest to read first, and all of them together. */
export function reportTable(flows: readonly ImportedFlow[]): string {
  const rows = hardestFirst(flows).map(({ name, quality: q }) => [
    name,
    String(q.actions),
    linesPerAction(q).toFixed(1),
    percent(q.named, q.known),
    percent(q.structured, q.actions - q.detached),
    String(q.blocks),
    String(q.jumps),
    String(q.depth),
  ]);
  const heading = ["flow", "actions", "lines each", "named", "structured", "blocks", "jumps", "depth"];
  return table([heading, ...rows, together(flows)]);
}

/** The flows that a reader jumps about in most, first. */
export function hardestFirst(flows: readonly ImportedFlow[]): readonly ImportedFlow[] {
  const weight = ({ quality }: ImportedFlow): number => quality.blocks * 3 + quality.jumps + quality.depth;
  return flows.toSorted((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}

function together(flows: readonly ImportedFlow[]): readonly string[] {
  const sum = (of: (flow: ImportedFlow) => number): number => flows.reduce((total, flow) => total + of(flow), 0);
  const lines = flows.map(({ quality }) => linesPerAction(quality)).toSorted((a, b) => a - b);
  const reached = sum(({ quality }) => quality.actions - quality.detached);
  const named = percent(
    sum(({ quality }) => quality.named),
    sum(({ quality }) => quality.known),
  );
  return [
    `${flows.length} flows, ${percent(flows.filter(({ quality }) => quality.blocks === 0).length, flows.length)} without a block`,
    String(sum(({ quality }) => quality.actions)),
    `${(lines[Math.floor(lines.length / 2)] ?? 0).toFixed(1)} (median)`,
    named,
    percent(
      sum(({ quality }) => quality.structured),
      reached,
    ),
    String(sum(({ quality }) => quality.blocks)),
    String(sum(({ quality }) => quality.jumps)),
    String(Math.max(0, ...flows.map(({ quality }) => quality.depth))),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "100%" : `${((part / whole) * 100).toFixed(part === whole ? 0 : 1)}%`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "))
    .join("\n");
}
