import type { FlowNode } from "../graph/flow-graph.js";

/** A line with as many actions is named by itself; others are told in stretches. */
const heavy = 5;
/** Lines between two others without an action that do not end a stretch. */
const gap = 3;
/** How many places are named. */
const shown = 5;

interface Stretch {
  readonly file: string;
  readonly first: number;
  last: number;
  actions: number;
}

/**
 * Which lines of the source most of a flow's actions come from, in words: `main.flow.ts:12 (40), main.flow.ts:20-85 (66)`.
 * Lines that make many actions each (a loop that is unrolled, a helper) stand alone; the rest is told in stretches.
 */
export function heavyLines(nodes: readonly FlowNode[]): string {
  const files = new Map<string, Map<number, number>>();
  for (const { source } of nodes) {
    if (!source) continue;
    const lines = files.get(source.file) ?? new Map<number, number>();
    lines.set(source.line, (lines.get(source.line) ?? 0) + 1);
    files.set(source.file, lines);
  }
  return [...files]
    .flatMap(([file, lines]) => stretches(file, lines))
    .toSorted((a, b) => b.actions - a.actions || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.first - b.first))
    .slice(0, shown)
    .map(({ file, first, last, actions }) => `${file}:${first}${last > first ? `-${last}` : ""} (${actions})`)
    .join(", ");
}

function stretches(file: string, lines: ReadonlyMap<number, number>): readonly Stretch[] {
  const found: Stretch[] = [];
  let light: Stretch | undefined;
  for (const [line, actions] of [...lines].toSorted(([a], [b]) => a - b)) {
    if (actions >= heavy) found.push({ file, first: line, last: line, actions });
    else if (light && line - light.last <= gap) {
      light.last = line;
      light.actions += actions;
    } else found.push((light = { file, first: line, last: line, actions }));
  }
  return found;
}
