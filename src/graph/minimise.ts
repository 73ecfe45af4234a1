import { canonicalForm } from "../language/document.js";
import { adjacency } from "./adjacency.js";
import type { FlowAdjacency } from "./adjacency.js";
import type { FlowGraph, FlowNode } from "./flow-graph.js";
import { mark, partition, split } from "./partition.js";
import type { Partition } from "./partition.js";
import { distances } from "./reachability.js";
import { slotKey } from "./slot.js";

/** What {@link minimise} must know besides the graph. */
export interface MinimiseOptions {
  /** Nodes that stay themselves: explicit identifiers, actions whose identity is their state (the catalogue says). */
  readonly pinned: ReadonlySet<string>;
  /** How deep a node lies; the shallowest of merged nodes stays. Edges from the start when absent. */
  readonly depth?: (id: string) => number | undefined;
}

/** A smaller graph that behaves the same. */
export interface Minimised {
  readonly graph: FlowGraph;
  /** For every kept node the nodes that were merged into it, shallowest first, then in document order. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

/**
 * Merges actions that no caller can tell apart: same type, same parameters, same ways on in the same order, leading to
 * actions that cannot be told apart either (loops included). The coarsest such partition, in O(m log n).
 *
 * Of merged nodes the shallowest stays, the first in document order among equals. Its note becomes the distinct notes
 * of all of them, in that order, one per line; it is secret when one of them is. The start is the representative of the
 * start.
 */
export function minimise(graph: FlowGraph, options: MinimiseOptions): Minimised {
  const dense = adjacency(graph);
  const classes = refine(graph, dense, options.pinned);
  const members = classMembers(graph, dense, classes, options.depth);
  const keptOf = (v: number): number => members[classes.setOf[v]!]![0]!;
  const rename = (id: string): string => {
    const v = dense.indexOf.get(id);
    return v === undefined ? id : graph.nodes[keptOf(v)]!.id;
  };
  const nodes: FlowNode[] = [];
  const merged = new Map<string, readonly string[]>();
  graph.nodes.forEach((node, v) => {
    if (keptOf(v) !== v) return;
    const same = members[classes.setOf[v]!]!;
    nodes.push(keep(graph, node, same, rename));
    merged.set(node.id, same.length === 1 ? none : same.slice(1).map((w) => graph.nodes[w]!.id));
  });
  return { graph: { ...graph, start: rename(graph.start), nodes }, merged };
}

const none: readonly string[] = [];

/** The coarsest partition of the nodes into classes that cannot be told apart. */
function refine(graph: FlowGraph, dense: FlowAdjacency, pinned: ReadonlySet<string>): Partition {
  const keys = new Map<string, number>();
  const classes = partition(dense.size, (v) => {
    const key = signature(graph.nodes[v]!, v, dense, pinned);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, keys.size);
    return keys.size - 1;
  });
  // Edges are compared by their place among their node's edges: what the place means is part of the signature.
  const labels = new Map<number, number>();
  const edges = partition(dense.edgeCount, (e) => {
    const known = labels.get(dense.slot[e]!);
    if (known !== undefined) return known;
    labels.set(dense.slot[e]!, labels.size);
    return labels.size - 1;
  });
  // Every set of edges splits the classes of its sources; every class but one splits the edges by their targets.
  for (let s = 0, c = 1; s < edges.count; s++) {
    for (let i = edges.first[s]!; i < edges.end[s]!; i++) mark(classes, dense.source[edges.elements[i]!]!);
    split(classes);
    for (; c < classes.count; c++) {
      for (let i = classes.first[c]!; i < classes.end[c]!; i++) {
        const v = classes.elements[i]!;
        for (let k = dense.firstIncoming[v]!; k < dense.firstIncoming[v + 1]!; k++) mark(edges, dense.incoming[k]!);
      }
      split(edges);
    }
  }
  return classes;
}

/** What two nodes must share at first sight: everything but where their edges lead. */
function signature(node: FlowNode, v: number, dense: FlowAdjacency, pinned: ReadonlySet<string>): string {
  if (pinned.has(node.id)) return `${v}`;
  let key = JSON.stringify(node.type) + canonicalForm(node.parameters);
  for (const { slot, to } of node.edges) {
    key += `\n${slotKey(slot)}`;
    if (!dense.indexOf.has(to)) key += JSON.stringify(to);
  }
  return key;
}

/** The members of every class, the one that stays first. */
function classMembers(
  graph: FlowGraph,
  dense: FlowAdjacency,
  classes: Partition,
  given: MinimiseOptions["depth"],
): readonly (readonly number[])[] {
  const distance = given ? undefined : distances(dense);
  const depthOf = (v: number): number => {
    const depth = distance ? distance[v]! : given?.(graph.nodes[v]!.id);
    return depth === undefined || depth < 0 ? Infinity : depth;
  };
  return Array.from({ length: classes.count }, (_, c) => {
    const first = classes.first[c]!;
    const count = classes.end[c]! - first;
    if (count === 1) return [classes.elements[first]!];
    return Array.from(classes.elements.subarray(first, classes.end[c]!))
      .map((v) => ({ v, depth: depthOf(v) }))
      .toSorted((a, b) => (a.depth === b.depth ? a.v - b.v : a.depth - b.depth))
      .map(({ v }) => v);
  });
}

function keep(graph: FlowGraph, node: FlowNode, same: readonly number[], rename: (id: string) => string): FlowNode {
  const isMoved = node.edges.some(({ to }) => rename(to) !== to);
  if (same.length === 1 && !isMoved) return node;
  const edges = node.edges.map(({ slot, to }) => ({ slot, to: rename(to) }));
  if (same.length === 1) return { ...node, edges };
  const notes = new Set(same.map((v) => graph.nodes[v]!.note).filter((note) => note !== undefined));
  return {
    ...node,
    edges,
    ...(notes.size > 0 && { note: [...notes].join("\n") }),
    ...(same.some((v) => graph.nodes[v]!.secret) && { secret: true }),
  };
}
