import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Adjacency } from "../../src/graph/adjacency.js";
import { depthFirst, postorder, preorder, reversePostorder } from "../../src/graph/order.js";
import { denseGraph, longCircle, successors } from "./arbitrary.js";

function naiveWalk(graph: Adjacency): { pre: number[]; post: number[]; back: Set<string> } {
  const pre: number[] = [];
  const post: number[] = [];
  const back = new Set<string>();
  const path = new Set<number>();
  const visit = (v: number): void => {
    pre.push(v);
    path.add(v);
    for (const w of successors(graph, v)) {
      if (path.has(w)) back.add(`${v} ${w}`);
      else if (!pre.includes(w)) visit(w);
    }
    path.delete(v);
    post.push(v);
  };
  visit(0);
  return { pre, post, back };
}

test("orders agree with the recursive definition", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      const naive = naiveWalk(graph);
      expect(Array.from(preorder(graph))).toEqual(naive.pre);
      expect(Array.from(postorder(graph))).toEqual(naive.post);
      expect(Array.from(reversePostorder(graph))).toEqual(naive.post.toReversed());
      const walk = depthFirst(graph);
      const back = new Set(
        Array.from(walk.back.keys())
          .filter((e) => walk.back[e])
          .map((e) => `${graph.source[e]} ${graph.target[e]}`),
      );
      expect(back).toEqual(naive.back);
    }),
  );
});

test("reverse postorder puts sources before targets except along back edges", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      const { back } = depthFirst(graph);
      const place = new Map(Array.from(reversePostorder(graph), (v, i) => [v, i] as const));
      const wrong = Array.from(back.keys()).filter(
        (e) => !back[e] && place.has(graph.source[e]!) && place.get(graph.source[e]!)! >= place.get(graph.target[e]!)!,
      );
      expect(wrong).toEqual([]);
    }),
  );
});

test("several roots are walked in turn, and 100,000 nodes in a row do not exhaust the stack", () => {
  const graph = longCircle(100_000);
  const walk = depthFirst(graph, [3, 0]);
  expect(walk.preorder[0]).toBe(3);
  expect(walk.preorder).toHaveLength(100_000);
  expect(walk.entered[3]).toBe(-1);
});
