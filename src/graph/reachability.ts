import type { Adjacency } from "./adjacency.js";

/** 1 for every node that can be reached from the given nodes (the start when absent), themselves included. */
export function reachable(graph: Adjacency, from: readonly number[] = startOf(graph)): Uint8Array {
  const { firstEdge, target } = graph;
  const seen = new Uint8Array(graph.size);
  const stack = new Int32Array(graph.size);
  let depth = 0;
  const visit = (v: number): void => {
    if (seen[v]) return;
    seen[v] = 1;
    stack[depth++] = v;
  };
  from.forEach(visit);
  while (depth > 0) {
    const v = stack[--depth]!;
    for (let e = firstEdge[v]!; e < firstEdge[v + 1]!; e++) visit(target[e]!);
  }
  return seen;
}

/** 1 for every node from which one of the given nodes can be reached, themselves included. */
export function reaching(graph: Adjacency, to: readonly number[]): Uint8Array {
  const { firstIncoming, incoming, source } = graph;
  const seen = new Uint8Array(graph.size);
  const stack = new Int32Array(graph.size);
  let depth = 0;
  const visit = (v: number): void => {
    if (seen[v]) return;
    seen[v] = 1;
    stack[depth++] = v;
  };
  to.forEach(visit);
  while (depth > 0) {
    const v = stack[--depth]!;
    for (let i = firstIncoming[v]!; i < firstIncoming[v + 1]!; i++) visit(source[incoming[i]!]!);
  }
  return seen;
}

/** Number of edges on a shortest path from the start to each node; -1 for nodes that cannot be reached. */
export function distances(graph: Adjacency): Int32Array {
  const { firstEdge, target } = graph;
  const distance = new Int32Array(graph.size).fill(-1);
  const queue = new Int32Array(graph.size);
  let length = 0;
  for (const v of startOf(graph)) {
    distance[v] = 0;
    queue[length++] = v;
  }
  for (let head = 0; head < length; head++) {
    const v = queue[head]!;
    for (let e = firstEdge[v]!; e < firstEdge[v + 1]!; e++) {
      const w = target[e]!;
      if (distance[w] !== -1) continue;
      distance[w] = distance[v]! + 1;
      queue[length++] = w;
    }
  }
  return distance;
}

/** The start as a list: empty when the graph has none. */
export function startOf(graph: Adjacency): readonly number[] {
  return graph.start < 0 ? [] : [graph.start];
}
