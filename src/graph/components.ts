import type { Adjacency } from "./adjacency.js";

/** The strongly connected components of a graph, in condensation order. */
export interface Components {
  readonly count: number;
  /** Component of each node. Every edge leads to the same or a higher component: a topological order. */
  readonly of: Int32Array;
  /** The members of component `c` are `members[first[c] … first[c + 1] - 1]`. */
  readonly members: Int32Array;
  readonly first: Int32Array;
  /** 1 for a component with a circle in it: several nodes, or one with an edge to itself. */
  readonly cyclic: Uint8Array;
}

/** Tarjan's strongly connected components of the whole graph (unreachable nodes too), in linear time. */
export function components(graph: Adjacency): Components {
  const { size, firstEdge, target } = graph;
  const number = new Int32Array(size); // order of entry from 1; 0 not seen
  const low = new Int32Array(size);
  const of = new Int32Array(size).fill(-1);
  const next = new Int32Array(size);
  const path = new Int32Array(size);
  const open = new Int32Array(size); // entered, component not yet known
  const members = new Int32Array(size);
  let seen = 0;
  let opened = 0;
  let closed = 0;
  let count = 0;
  const roots = graph.start < 0 ? [] : [graph.start];
  for (let i = -roots.length; i < size; i++) {
    const root = i < 0 ? roots[0]! : i;
    if (number[root] !== 0) continue;
    let depth = 0;
    let entering = root;
    for (;;) {
      if (entering >= 0) {
        number[entering] = low[entering] = ++seen;
        next[entering] = firstEdge[entering]!;
        path[depth++] = entering;
        open[opened++] = entering;
        entering = -1;
      }
      const v = path[depth - 1]!;
      const e = next[v]!;
      if (e < firstEdge[v + 1]!) {
        next[v] = e + 1;
        const w = target[e]!;
        if (number[w] === 0) entering = w;
        else if (of[w] === -1) low[v] = Math.min(low[v]!, number[w]!);
        continue;
      }
      if (low[v] === number[v]) {
        let w: number;
        do {
          w = open[--opened]!;
          of[w] = count;
          members[closed++] = w;
        } while (w !== v);
        count++;
      }
      if (--depth === 0) break;
      const parent = path[depth - 1]!;
      low[parent] = Math.min(low[parent]!, low[v]!);
    }
  }
  return inOrder(graph, of, members, count);
}

/** Tarjan closes components targets first; turned round, sources come first. */
function inOrder(graph: Adjacency, of: Int32Array, members: Int32Array, count: number): Components {
  members.reverse();
  const first = new Int32Array(count + 1);
  for (let v = 0; v < graph.size; v++) {
    of[v] = count - 1 - of[v]!;
    first[of[v]! + 1]!++;
  }
  for (let c = 0; c < count; c++) first[c + 1]! += first[c]!;
  const cyclic = new Uint8Array(count);
  for (let e = 0; e < graph.edgeCount; e++) {
    const c = of[graph.source[e]!]!;
    if (c === of[graph.target[e]!]!) cyclic[c] = 1;
  }
  return { count, of, members, first, cyclic };
}
