import type { Adjacency } from "../graph/adjacency.js";
import { depthFirst } from "../graph/order.js";

/**
 * Follows bits along all ways of a graph: a fact is a number, 0 where no call comes; where ways meet, the bits of all of
 * them hold. An edge keeps some bits and adds others. What `solve` answers for such questions, in a fraction of the time:
 * no function is called for a node or an edge.
 * @param boundary the bits at the start.
 * @param keep for each edge the bits that pass. @param add for each edge the bits that hold behind it, if a call comes.
 * @returns for each node the bits just before its action runs.
 */
export function flowBits(graph: Adjacency, boundary: number, keep: Int32Array, add: Int32Array): Int32Array {
  const { size, start, firstEdge, target } = graph;
  const before = new Int32Array(size);
  if (start < 0) return before;
  before[start] = boundary;
  const { postorder } = depthFirst(graph);
  const pending = new Uint8Array(size);
  pending[start] = 1;
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (let at = postorder.length - 1; at >= 0; at--) {
      const node = postorder[at] as number;
      if (pending[node] === 0) continue;
      pending[node] = 0;
      isDone = false;
      const bits = before[node] as number;
      const end = firstEdge[node + 1] as number;
      for (let edge = firstEdge[node] as number; edge < end; edge++) {
        const next = target[edge] as number;
        const known = before[next] as number;
        const joined = known | (bits & (keep[edge] as number)) | (add[edge] as number);
        if (joined === known) continue;
        before[next] = joined;
        pending[next] = 1;
      }
    }
  }
  return before;
}
