import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Adjacency } from "../../src/graph/adjacency.js";
import { fromEdges, fromSuccessors } from "../../src/graph/adjacency.js";
import { dominates, dominators, postDominators } from "../../src/graph/dominators.js";
import { denseGraph, longCircle, naiveReachable, nodesOf, successors } from "./arbitrary.js";

/** By definition: without `a`, `b` cannot be reached. */
function naiveDominates(graph: Adjacency, a: number, b: number): boolean {
  return naiveReachable(graph, 0).has(b) && (a === b || !naiveReachable(graph, 0, a).has(b));
}

test("dominators agree with the definition", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      const idom = dominators(graph);
      for (const a of nodesOf(graph)) {
        for (const b of nodesOf(graph))
          expect([a, b, dominates(idom, a, b)]).toEqual([a, b, naiveDominates(graph, a, b)]);
      }
    }),
    { numRuns: 500 },
  );
});

test("post-dominators agree with the definition", () => {
  const withLeaves = fc
    .tuple(denseGraph(), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }))
    .map(([graph, leaves]) =>
      fromEdges(
        graph.size,
        0,
        graph.source,
        graph.target,
        Uint8Array.from(nodesOf(graph), (v) => (leaves[v] ? 1 : 0)),
      ),
    );
  fc.assert(
    fc.property(withLeaves, (graph) => {
      const ipdom = postDominators(graph);
      const isEnd = (v: number): boolean => successors(graph, v).length === 0 || graph.leaves[v] === 1;
      const ends = (v: number, without?: number): boolean => [...naiveReachable(graph, v, without)].some(isEnd);
      expect(ipdom).toHaveLength(graph.size + 1);
      for (const a of nodesOf(graph)) {
        for (const b of nodesOf(graph)) {
          expect(dominates(ipdom, a, b)).toBe(ends(b) && (a === b || !ends(b, a)));
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("a diamond joins where it began", () => {
  const diamond = fromSuccessors(0, [[1, 2], [3], [3], []]);
  expect(Array.from(dominators(diamond))).toEqual([0, 0, 0, 0]);
  expect(Array.from(postDominators(diamond))).toEqual([3, 3, 3, 4, 4]);
});

test("100,000 nodes in a row do not exhaust the stack", () => {
  const idom = dominators(longCircle(100_000));
  expect(idom[99_999]).toBe(99_998);
  expect(postDominators(longCircle(100_000))[0]).toBe(-1);
});
