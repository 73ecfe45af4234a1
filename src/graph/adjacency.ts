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

/** Graphs do not change: the dense form of each is made once. */
const made = new WeakMap<FlowGraph, FlowAdjacency>();

/** The dense form of a flow, in time linear in its nodes and edges. */
export function adjacency(graph: FlowGraph): FlowAdjacency {
  let dense = made.get(graph);
  if (!dense) made.set(graph, (dense = makeAdjacency(graph)));
  return dense;
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
  const dense = fromEdges(
    nodes.length,
    indexOf.get(graph.start) ?? -1,
    source.subarray(0, count),
    target.subarray(0, count),
    leaves,
  );
  return { ...dense, indexOf, slot: slot.subarray(0, count), dangling };
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
  const edgeCount = source.length;
  const firstIncoming = offsets(size, target);
  const fill = firstIncoming.slice();
  const incoming = new Int32Array(edgeCount);
  for (let e = 0; e < edgeCount; e++) incoming[fill[target[e]!]!++] = e;
  return { size, start, edgeCount, firstEdge: offsets(size, source), target, source, firstIncoming, incoming, leaves };
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
