import type { Adjacency } from "./adjacency.js";
import { leastFirst } from "./heap.js";
import { depthFirst } from "./order.js";

/**
 * A question about all paths of a graph. Facts form a join-semilattice of finite height; transfer functions must be
 * monotone, or the search may not end. Facts are never changed in place.
 */
export interface Analysis<Fact> {
  /** `forward`: facts flow along edges from the start. `backward`: against them, from the ends. */
  readonly direction: "forward" | "backward";
  /** The fact of a place that nothing flows to: `join(none, x)` equals `x`. */
  readonly none: Fact;
  /** What holds at the start (forward), or where the graph is left (backward: no successors, or a dangling edge). */
  readonly boundary: Fact;
  join(a: Fact, b: Fact): Fact;
  equal(a: Fact, b: Fact): boolean;
  /** What a node makes of a fact; unchanged when absent. */
  node?(node: number, fact: Fact): Fact;
  /** What an edge makes of a fact; unchanged when absent. A result often depends on the way a block was left. */
  edge?(edge: number, fact: Fact): Fact;
}

/** The least solution of an {@link Analysis}. */
export interface Solution<Fact> {
  /** For each node the fact just before the action runs, in the direction of the call. */
  readonly before: readonly Fact[];
  /** For each node the fact just after the action ran, before a way on is taken. */
  readonly after: readonly Fact[];
}

/** Solves an analysis over the whole graph: nodes that cannot be reached start from `none`. */
export function solve<Fact>(graph: Adjacency, analysis: Analysis<Fact>): Solution<Fact> {
  const forward = analysis.direction === "forward";
  const { size, firstEdge, firstIncoming, incoming, source, target } = graph;
  const entry: Fact[] = Array.from({ length: size }, () => analysis.none);
  const exit: Fact[] = Array.from({ length: size }, () => analysis.none);
  const first = forward ? firstIncoming : firstEdge;
  const atBoundary = (v: number): boolean =>
    forward ? v === graph.start : firstEdge[v] === firstEdge[v + 1] || graph.leaves[v] === 1;

  const flowIn = (v: number): Fact => {
    let fact = atBoundary(v) ? analysis.boundary : analysis.none;
    for (let i = first[v]!; i < first[v + 1]!; i++) {
      const e = forward ? incoming[i]! : i;
      const from = exit[forward ? source[e]! : target[e]!]!;
      fact = analysis.join(fact, analysis.edge ? analysis.edge(e, from) : from);
    }
    return fact;
  };

  const order = sweepOrder(graph, forward);
  const rank = new Int32Array(size);
  order.forEach((v, i) => (rank[v] = i));
  const pending = leastFirst(size);
  for (let i = 0; i < size; i++) pending.add(i);
  const visited = new Uint8Array(size);
  for (let i = pending.take(); i >= 0; i = pending.take()) {
    const v = order[i]!;
    entry[v] = flowIn(v);
    const made = analysis.node ? analysis.node(v, entry[v]!) : entry[v]!;
    if (visited[v] && analysis.equal(made, exit[v]!)) continue;
    visited[v] = 1;
    exit[v] = made;
    if (forward) for (let e = firstEdge[v]!; e < firstEdge[v + 1]!; e++) pending.add(rank[target[e]!]!);
    else for (let k = firstIncoming[v]!; k < firstIncoming[v + 1]!; k++) pending.add(rank[source[incoming[k]!]!]!);
  }
  return forward ? { before: entry, after: exit } : { before: exit, after: entry };
}

/** All nodes, each before those that its facts flow to, loops apart: few nodes are visited twice. */
function sweepOrder(graph: Adjacency, forward: boolean): Int32Array {
  const roots = Array.from({ length: graph.size }, (_, v) => v);
  if (graph.start > 0) roots.unshift(graph.start);
  const { postorder } = depthFirst(graph, roots);
  return forward ? postorder.toReversed() : postorder;
}
