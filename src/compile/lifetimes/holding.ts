import type { TraceEdge, TraceNode } from "../trace/graph.js";
import { isWithin } from "../trace/cells.js";
import { Phi } from "../trace/values.js";
import type { CanonicalValues } from "./canonical-values.js";
import { arrivals, type LiveFlow } from "./live-flow.js";
import type { StoredValue, Use } from "./uses.js";

/** Tells whether a cell still holds a value where it is used. */
export interface Holding {
  holds(value: StoredValue, use: Use): boolean;
}

/** A value and the cell that it lives in. */
export interface Tenant {
  readonly value: StoredValue;
  readonly cell: string;
}

/** The ways on which a value comes into its cell. */
export function birthEdges(value: StoredValue, values: CanonicalValues): readonly TraceEdge[] | undefined {
  if (value instanceof Phi) return values.inputs(value).map(([edge]) => edge);
  if (value.anchor) return value.anchor;
  return value.def?.edges.filter((edge) => edge.slot.kind !== "error" || edge.slot.error === "NoMatchingCondition");
}

/** True when running the node empties or replaces the cell, or all cells around it. */
export function kills(node: TraceNode, cell: string): boolean {
  return node.kills.some((killed) => isWithin(cell, killed) || isWithin(killed, cell));
}

/**
 * One forward pass over the flow for all values at once: each has a bit, set on the ways that bring the value into its
 * cell, cleared by what replaces the cell, and kept at a join when all ways kept it. A value is only asked about where
 * every way has passed its birth, so the ways before that need no care.
 */
export function holding(flow: LiveFlow, values: CanonicalValues, tenants: readonly Tenant[]): Holding {
  if (tenants.length === 0) return { holds: () => true };
  const words = Math.max(1, Math.ceil(tenants.length / 32));
  const bitOf = new Map(tenants.map(({ value }, i) => [value, i]));
  const cells = bitsByCell(tenants);
  const born = bornOn(values, tenants, words);
  /** What holds at each node and what it takes away: `words` for each, by the node's position. */
  const on = new Uint32Array(words * flow.nodes.length).fill(~0);
  const killed = new Uint32Array(words * flow.nodes.length);
  flow.nodes.forEach((node, i) => {
    if (node.kills.length === 0) return;
    const mask = killed.subarray(i * words, (i + 1) * words);
    for (const [cell, bits] of cells) if (kills(node, cell)) for (const bit of bits) setBit(mask, bit);
  });
  const at = (node: TraceNode, w: number): number => {
    const position = flow.positionOf(node);
    return position < 0 ? 0 : on[position * words + w]!;
  };
  /** What holds on an edge, before values are born on it. */
  const word = ({ from }: TraceEdge, w: number): number => {
    const position = from ? flow.positionOf(from) : -1;
    return position < 0 ? 0 : on[position * words + w]! & ~killed[position * words + w]!;
  };
  const into = arrivals(flow);
  for (let changed = true; changed;) {
    changed = false;
    into.forEach((edges, i) => {
      for (let w = 0; w < words; w++) {
        let bits = ~0;
        for (const edge of edges) bits &= word(edge, w) | (born.get(edge)?.[w] ?? 0);
        if (on[i * words + w] === bits >>> 0) continue;
        on[i * words + w] = bits;
        changed = true;
      }
    });
  }
  return {
    holds(value, use) {
      const bit = bitOf.get(value);
      if (bit === undefined) return true;
      const w = bit >>> 5;
      if (use.node) return (at(use.node, w) & (1 << (bit & 31))) !== 0;
      // On a way into the very join that makes the value anew, the reader means the old one.
      const bits = word(use.edge, w) | (value instanceof Phi ? 0 : (born.get(use.edge)?.[w] ?? 0));
      return (bits & (1 << (bit & 31))) !== 0;
    },
  };
}

function bitsByCell(tenants: readonly Tenant[]): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, number[]>();
  tenants.forEach(({ cell }, bit) => {
    const bits = cells.get(cell);
    if (bits) bits.push(bit);
    else cells.set(cell, [bit]);
  });
  return cells;
}

function bornOn(values: CanonicalValues, tenants: readonly Tenant[], words: number): Map<TraceEdge, Uint32Array> {
  const born = new Map<TraceEdge, Uint32Array>();
  tenants.forEach(({ value }, i) => {
    for (const edge of birthEdges(value, values) ?? []) {
      let mask = born.get(edge);
      if (!mask) born.set(edge, (mask = new Uint32Array(words)));
      setBit(mask, i);
    }
  });
  return born;
}

function setBit(mask: Uint32Array, bit: number): void {
  mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31));
}
