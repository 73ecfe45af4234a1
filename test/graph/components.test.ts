import * as fc from "fast-check";
import { expect, test } from "vitest";
import { components } from "../../src/graph/components.js";
import { denseGraph, longCircle, naiveReachable, nodesOf, successors } from "./arbitrary.js";

test("two nodes share a component exactly when each reaches the other", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      const { of, members, first, count, cyclic } = components(graph);
      const reach = nodesOf(graph).map((v) => naiveReachable(graph, v));
      for (const v of nodesOf(graph)) {
        for (const w of nodesOf(graph)) expect(of[v] === of[w]).toBe(reach[v]!.has(w) && reach[w]!.has(v));
        const mates = nodesOf(graph).filter((w) => of[w] === of[v]);
        expect(Array.from(members.subarray(first[of[v]!]!, first[of[v]! + 1]!)).toSorted()).toEqual(mates.toSorted());
        expect(cyclic[of[v]!]).toBe(mates.length > 1 || successors(graph, v).includes(v) ? 1 : 0);
      }
      expect(new Set(of).size).toBe(count);
    }),
  );
});

test("components are numbered in condensation order", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      const { of } = components(graph);
      for (let e = 0; e < graph.edgeCount; e++) {
        expect(of[graph.source[e]!]!).toBeLessThanOrEqual(of[graph.target[e]!]!);
      }
    }),
  );
});

test("100,000 nodes in a circle are one component", () => {
  expect(components(longCircle(100_000)).count).toBe(1);
});
