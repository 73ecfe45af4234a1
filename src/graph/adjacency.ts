import type { FlowGraph } from "./flow-graph.js";

/**
 * A directed graph in dense integer form: nodes are `0 … size - 1`, edges `0 … edgeCount - 1`, numbered node by node in
 * edge order. The algorithms of this room work on it, so that graphs other than flows can use them too.
 */
export interface Adjacency {
  /** Number of nodes. */
  readonly size: number;
  /** The root, or -1 when the graph has none (an unfinished flow whose start is dangling). */
  readonly start: number;
  readonly edgeCount: number;
  /** The edges of node `v` are `firstEdge[v] … firstEdge[v + 1] - 1`; `size + 1` entries. */
  readonly firstEdge: Int32Array;
  /** Target of each edge. */
  readonly target: Int32Array;
  /** Source of each edge. */
  readonly source: Int32Array;
  /** The edges into node `v` are `incoming[firstIncoming[v] … firstIncoming[v + 1] - 1]`, in ascending edge number. */
  readonly firstIncoming: Int32Array;
  readonly incoming: Int32Array;
  /** 1 for a node with a way out of the graph: a dangling edge. */
  readonly leaves: Uint8Array;
}

/** An edge whose target is no node of the graph. */
export interface DanglingEdge {
  /** Index of the node it leaves. */
  readonly node: number;
  /** Index in that node's `edges`. */
  readonly slot: number;
  readonly to: string;
}

/** The dense form of a flow. Node numbers are positions in `graph.nodes`. */
export interface FlowAdjacency extends Adjacency {
  readonly indexOf: ReadonlyMap<string, number>;
  /** For each edge, its index in its node's `edges` (dangling edges have no number here). */
  readonly slot: Int32Array;
  readonly dangling: readonly DanglingEdge[];
}

/** Graphs do not change, and several passes in a row ask about one: the latest is remembered. */
let latest: { readonly graph: FlowGraph; readonly dense: FlowAdjacency } | undefined;

/** The dense form of a flow, in time linear in its nodes and edges. */
export function adjacency(graph: FlowGraph): FlowAdjacency {
  if (latest?.graph !== graph) latest = { graph, dense: makeAdjacency(graph) };
  return latest.dense;
}

function makeAdjacency(graph: FlowGraph): FlowAdjacency {
  const { nodes } = graph;
  const indexOf = new Map<string, number>();
  let total = 0;
  for (let v = 0; v < nodes.length; v++) {
    const node = nodes[v]!;
    indexOf.set(node.id, v);
    total += node.edges.length;
  }
  const source = new Int32Array(total);
  const target = new Int32Array(total);
  const slot = new Int32Array(total);
  const leaves = new Uint8Array(nodes.length);
  const dangling: DanglingEdge[] = [];
  let count = 0;
  for (let v = 0; v < nodes.length; v++) {
    const { edges } = nodes[v]!;
    for (let i = 0; i < edges.length; i++) {
      const { to } = edges[i]!;
      const w = indexOf.get(to);
      if (w === undefined) {
        dangling.push({ node: v, slot: i, to });
        leaves[v] = 1;
        continue;
      }
      source[count] = v;
      target[count] = w;
      slot[count++] = i;
    }
  }
  const size = nodes.length;
  const start = indexOf.get(graph.start) ?? -1;
  const sources = firstOf(source, count);
  const targets = firstOf(target, count);
  const { firstIncoming, incoming } = incomingEdges(size, targets);
  return {
    size,
    start,
    edgeCount: count,
    firstEdge: offsets(size, sources),
    target: targets,
    source: sources,
    firstIncoming,
    incoming,
    leaves,
    indexOf,
    slot: firstOf(slot, count),
    dangling,
  };
}

/** The first elements of a list: the list itself where that is all of them. */
export function firstOf(list: Int32Array, count: number): Int32Array {
  return count === list.length ? list : list.subarray(0, count);
}

/**
 * A graph from its edges, which must be sorted by source.
 * @param leaves 1 for nodes with a further way out of the graph; none when absent.
 */
export function fromEdges(
  size: number,
  start: number,
  source: Int32Array,
  target: Int32Array,
  leaves: Uint8Array = new Uint8Array(size),
): Adjacency {
  const firstEdge = offsets(size, source);
  const { firstIncoming, incoming } = incomingEdges(size, target);
  return { size, start, edgeCount: source.length, firstEdge, target, source, firstIncoming, incoming, leaves };
}

/** The edges into each node, in ascending edge number. */
function incomingEdges(size: number, target: Int32Array): Pick<Adjacency, "firstIncoming" | "incoming"> {
  const firstIncoming = offsets(size, target);
  const incoming = new Int32Array(target.length);
  // Filled from behind, each run from its end: where the next one begins.
  const end = firstIncoming.slice(1);
  for (let e = target.length - 1; e >= 0; e--) incoming[--end[target[e]!]!] = e;
  return { firstIncoming, incoming };
}

/** Where each node's run begins when edges are sorted by `key`. */
function offsets(size: number, key: Int32Array): Int32Array {
  const first = new Int32Array(size + 1);
  for (let e = 0; e < key.length; e++) first[key[e]! + 1]!++;
  for (let v = 0; v < size; v++) first[v + 1]! += first[v]!;
  return first;
}

/** A graph from lists of successors, for callers whose graph is not a flow. */
export function fromSuccessors(start: number, successors: readonly (readonly number[])[]): Adjacency {
  const source = successors.flatMap((list, v) => list.map(() => v));
  return fromEdges(successors.length, start, Int32Array.from(source), Int32Array.from(successors.flat()));
}
