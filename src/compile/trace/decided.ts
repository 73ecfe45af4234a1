import type { TraceEdge, TraceNode } from "./graph.js";
import { same } from "./same.js";
import type { Phi } from "./values.js";

/** What a join is on some way. */
export interface Decided {
  readonly value: unknown;
}

/** How far back to look for the way that decided a join, in actions. */
const farthest = 1000;

/**
 * What a join is for calls that come this way: as it was decided there, also where actions have been recorded since and
 * every way to them had decided it alike. Undefined where ways with different values have met, and behind labels, where
 * more ways may arrive.
 */
export function decidedOn(phi: Phi, edge: TraceEdge, steps = 0): Decided | undefined {
  if (phi.head) return undefined;
  if (phi.inputs.has(edge)) return { value: phi.inputs.get(edge) };
  const node = edge.from;
  if (!node || node.type === undefined || steps > farthest) return undefined;
  const known = phi.since.get(node);
  if (known !== undefined) return known ?? undefined;
  const decided = decidedAt(phi, node, steps);
  phi.since.set(node, decided ?? null);
  return decided;
}

function decidedAt(phi: Phi, { arrivals }: TraceNode, steps: number): Decided | undefined {
  let decided: Decided | undefined;
  for (const edge of arrivals) {
    const there = decidedOn(phi, edge, steps + 1);
    if (!there || (decided && !same(decided.value, there.value))) return undefined;
    decided = there;
  }
  return decided;
}
