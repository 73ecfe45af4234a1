import type { Adjacency } from "./adjacency.js";
import { fromEdges } from "./adjacency.js";
import { depthFirst } from "./order.js";

/**
 * The immediate dominator of every node: the last other node that each path from the start passes before it. The start
 * is its own; -1 for nodes that cannot be reached. Lengauer and Tarjan's algorithm with path compression,
 * O(m log n) ("A fast algorithm for finding dominators in a flowgraph", 1979).
 */
export function dominators(graph: Adjacency): Int32Array {
  const { size, source, incoming, firstIncoming, start } = graph;
  const idom = new Int32Array(size).fill(-1);
  if (start < 0) return idom;
  const walk = depthFirst(graph);
  const order = walk.preorder; // node by number
  const number = new Int32Array(size).fill(-1);
  order.forEach((v, i) => (number[v] = i));
  const count = order.length;
  // From here on nodes go by their preorder number.
  const parent = Int32Array.from(order, (v) => (walk.entered[v]! < 0 ? -1 : number[source[walk.entered[v]!]!]!));
  const semi = Int32Array.from(order.keys());
  const result = new Int32Array(count);
  const forest = linkEval(count, semi);
  const bucketHead = new Int32Array(count).fill(-1); // nodes by semidominator, as linked lists
  const bucketNext = new Int32Array(count).fill(-1);
  for (let w = count - 1; w > 0; w--) {
    const v = order[w]!;
    for (let i = firstIncoming[v]!; i < firstIncoming[v + 1]!; i++) {
      const u = number[source[incoming[i]!]!]!;
      if (u >= 0) semi[w] = Math.min(semi[w]!, semi[forest.evaluate(u)]!);
    }
    bucketNext[w] = bucketHead[semi[w]!]!;
    bucketHead[semi[w]!] = w;
    const p = parent[w]!;
    forest.link(p, w);
    for (let x = bucketHead[p]!; x >= 0; x = bucketNext[x]!) {
      const u = forest.evaluate(x);
      result[x] = semi[u]! < semi[x]! ? u : p;
    }
    bucketHead[p] = -1;
  }
  for (let w = 1; w < count; w++) if (result[w] !== semi[w]) result[w] = result[result[w]!]!;
  for (let w = 0; w < count; w++) idom[order[w]!] = order[result[w]!]!;
  return idom;
}

/** The forest of Lengauer and Tarjan: `evaluate` gives the node of least `semi` on the way up to the root's child. */
function linkEval(
  count: number,
  semi: Int32Array,
): { link: (parent: number, child: number) => void; evaluate: (v: number) => number } {
  const ancestor = new Int32Array(count).fill(-1);
  const label = Int32Array.from({ length: count }, (_, v) => v);
  const path = new Int32Array(count);
  const evaluate = (v: number): number => {
    if (ancestor[v] === -1) return v;
    let depth = 0;
    for (let x = v; ancestor[ancestor[x]!] !== -1; x = ancestor[x]!) path[depth++] = x;
    while (depth > 0) {
      const x = path[--depth]!;
      const up = ancestor[x]!;
      if (semi[label[up]!]! < semi[label[x]!]!) label[x] = label[up]!;
      ancestor[x] = ancestor[up]!;
    }
    return label[v]!;
  };
  return { link: (parent, child) => void (ancestor[child] = parent), evaluate };
}

/**
 * The immediate post-dominator of every node: the next other node that each path from it to an end passes. Ends are
 * nodes without successors or with a dangling edge; a virtual exit, numbered `graph.size`, follows them, and is its own
 * post-dominator (the result has `size + 1` entries). -1 for nodes from which no end can be reached.
 */
export function postDominators(graph: Adjacency): Int32Array {
  return dominators(reversed(graph));
}

/** The graph with its edges turned round and a virtual exit, numbered `graph.size`, as the start. */
function reversed(graph: Adjacency): Adjacency {
  const { size, firstEdge, firstIncoming, incoming, source, leaves } = graph;
  const ends: number[] = [];
  for (let v = 0; v < size; v++) if (firstEdge[v] === firstEdge[v + 1] || leaves[v]) ends.push(v);
  const from = new Int32Array(graph.edgeCount + ends.length).fill(size);
  const to = new Int32Array(graph.edgeCount + ends.length);
  let count = 0;
  for (let v = 0; v < size; v++) {
    for (let i = firstIncoming[v]!; i < firstIncoming[v + 1]!; i++) {
      from[count] = v;
      to[count++] = source[incoming[i]!]!;
    }
  }
  to.set(ends, count);
  return fromEdges(size + 1, size, from, to);
}

/** True when every path from the start to `b` passes `a`; a node dominates itself. False for unreachable nodes. */
export function dominates(idom: Int32Array, a: number, b: number): boolean {
  for (let v = b; v >= 0 && v < idom.length;) {
    if (idom[v] === -1) return false;
    if (v === a) return true;
    const up = idom[v]!;
    if (up === v) return false;
    v = up;
  }
  return false;
}
