import { firstOf, type Adjacency } from "./adjacency.js";
import { startOf } from "./reachability.js";

/** A depth-first walk that takes edges in their order. */
export interface DepthFirst {
  /** Nodes in the order in which they were entered; only those that were reached. */
  readonly preorder: Int32Array;
  /** Nodes in the order in which they were left. */
  readonly postorder: Int32Array;
  /** For each node the edge by which it was entered; -1 for roots and for nodes that were not reached. */
  readonly entered: Int32Array;
  /** 1 for an edge that leads back to a node on the path from the root (a self-loop too). */
  readonly back: Uint8Array;
}

/** Walks depth first from the roots in turn (the start when absent), each edge once. */
export function depthFirst(graph: Adjacency, roots: Iterable<number> = startOf(graph)): DepthFirst {
  const { size, firstEdge, target } = graph;
  const preorder = new Int32Array(size);
  const postorder = new Int32Array(size);
  const entered = new Int32Array(size).fill(-1);
  const back = new Uint8Array(graph.edgeCount);
  const state = new Uint8Array(size); // 0 not seen, 1 on the path, 2 left
  const next = new Int32Array(size);
  const path = new Int32Array(size);
  let seen = 0;
  let left = 0;
  let depth = 0;
  const enter = (v: number): void => {
    state[v] = 1;
    preorder[seen++] = v;
    next[v] = firstEdge[v]!;
    path[depth++] = v;
  };
  for (const root of roots) {
    if (state[root] === 0) enter(root);
    while (depth > 0) {
      const v = path[depth - 1]!;
      const e = next[v]!;
      if (e === firstEdge[v + 1]) {
        state[v] = 2;
        postorder[left++] = v;
        depth--;
        continue;
      }
      next[v] = e + 1;
      const w = target[e]!;
      if (state[w] === 1) back[e] = 1;
      if (state[w] !== 0) continue;
      entered[w] = e;
      enter(w);
    }
  }
  return { preorder: firstOf(preorder, seen), postorder: firstOf(postorder, left), entered, back };
}

/** The start first, every node before what its edges lead to, edges in order; unreachable nodes are left out. */
export function preorder(graph: Adjacency): Int32Array {
  return depthFirst(graph).preorder;
}

/** Every node after what its edges lead to (loops apart); unreachable nodes are left out. */
export function postorder(graph: Adjacency): Int32Array {
  return depthFirst(graph).postorder;
}

/** Every node before what it leads to (loops apart): a topological order when there is no loop. */
export function reversePostorder(graph: Adjacency): Int32Array {
  return depthFirst(graph).postorder.toReversed();
}
