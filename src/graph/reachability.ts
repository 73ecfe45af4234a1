import type { Adjacency } from "./adjacency.js";

/**
 * 1 for every node that can be reached from the given nodes (the start when absent), themselves included; along edges
 * that `passes` lets through, if it is given.
 */
export function reachable(
  graph: Adjacency,
  from: readonly number[] = startOf(graph),
  passes?: (edge: number) => boolean,
): Uint8Array {
  const { size, firstEdge, target } = graph;
  return closure(size, from, (v, visit) => {
    for (let e = firstEdge[v]!; e < firstEdge[v + 1]!; e++) if (!passes || passes(e)) visit(target[e]!);
  });
}

/** 1 for every node from which one of the given nodes can be reached, themselves included. */
export function reaching(graph: Adjacency, to: readonly number[]): Uint8Array {
  const { size, firstIncoming, incoming, source } = graph;
  return closure(size, to, (v, visit) => {
    for (let i = firstIncoming[v]!; i < firstIncoming[v + 1]!; i++) visit(source[incoming[i]!]!);
  });
}

/** 1 for the given nodes and all that they lead to, whatever leads means. */
function closure(
  size: number,
  from: readonly number[],
  neighbours: (v: number, visit: (w: number) => void) => void,
): Uint8Array {
  const seen = new Uint8Array(size);
  const stack = new Int32Array(size);
  let depth = 0;
  const visit = (v: number): void => {
    if (seen[v]) return;
    seen[v] = 1;
    stack[depth++] = v;
  };
  from.forEach(visit);
  while (depth > 0) neighbours(stack[--depth]!, visit);
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
