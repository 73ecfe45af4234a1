import { slotName } from "../../graph/slot.js";
import { readable } from "../proofs/readable.js";
import type { CallerPath } from "./caller-paths.js";
import type { Exploration, ExploredBranch } from "./explore.js";
import { pathWords } from "./path-words.js";

/** Every branch with the shortest inputs that reach it, flow by flow, those that are not reached last. */
export function renderTable(exploration: Exploration): string {
  const { branches, isComplete, moments } = exploration;
  const flows = new Map<string, ExploredBranch[]>();
  for (const branch of branches) flows.set(branch.flow, [...(flows.get(branch.flow) ?? []), branch]);
  const parts = Array.from(flows, ([flow, own]) => {
    const reached = own.filter((branch) => branch.reached);
    const missing = own.filter((branch) => !branch.reached);
    return [
      `${flow}: ${reached.length} of ${own.length} branches are reached`,
      ...rows(reached.map((branch) => [placeOf(branch), branchWords(branch), pathWords(branch.reached ?? [])])),
      ...(missing.length === 0 ? [] : ["  not reached:"]),
      ...rows(missing.map((branch) => [placeOf(branch), branchWords(branch), readable(branch.reason ?? "")])),
    ].join("\n");
  });
  const bound = isComplete ? "" : `\n\nThe bound of ${moments.length} moments was reached; there may be more.`;
  return parts.join("\n\n") + bound;
}

/** The calls that differ for the caller, as a numbered list. */
export function renderPaths(paths: readonly CallerPath[], isComplete: boolean): string {
  const texts = paths.map(({ steps, end }, index) => {
    const lines = steps.map(({ kind, text }) => `  ${kind === "hears" ? "♪" : "→"} ${readable(text)}`);
    return [`${index + 1}. ${end ?? "goes on"}`, ...lines].join("\n");
  });
  const count = `${paths.length} paths${isComplete ? "" : " (the bound was reached; there are more)"}`;
  return [...texts, count].join("\n\n");
}

function placeOf({ position, flow }: ExploredBranch): string {
  return position ? `${position.file}:${position.line}` : flow;
}

function branchWords({ action, slot }: ExploredBranch): string {
  return readable(`${action} → ${slotName(slot)}`);
}

function rows(cells: readonly (readonly [string, string, string])[]): readonly string[] {
  const width = (column: 0 | 1) => Math.max(0, ...cells.map((row) => row[column].length));
  const [first, second] = [width(0), width(1)];
  return cells.map(([place, branch, text]) => `  ${place.padEnd(first)}  ${branch.padEnd(second)}  ${text}`);
}
