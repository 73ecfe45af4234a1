import * as fc from "fast-check";
import { expect, test } from "vitest";
import { adjacency, fromEdges } from "../../src/graph/adjacency.js";
import { flowGraph, longCircle, naiveReachable, nodesOf, successors, denseGraph } from "./arbitrary.js";
import { distances, reachable, reaching } from "../../src/graph/reachability.js";

test("every edge is either in the dense form, in order, or reported as dangling", () => {
  fc.assert(
    fc.property(flowGraph(), (graph) => {
      const dense = adjacency(graph);
      const ids = new Set(graph.nodes.map((node) => node.id));
      graph.nodes.forEach((node, v) => {
        expect(successors(dense, v).map((w) => graph.nodes[w]!.id)).toEqual(
          node.edges.map((edge) => edge.to).filter((to) => ids.has(to)),
        );
        for (let e = dense.firstEdge[v]!; e < dense.firstEdge[v + 1]!; e++) {
          expect(dense.source[e]).toBe(v);
          expect(node.edges[dense.slot[e]!]!.to).toBe(graph.nodes[dense.target[e]!]!.id);
        }
        expect(dense.leaves[v]).toBe(node.edges.some((edge) => !ids.has(edge.to)) ? 1 : 0);
      });
      expect(dense.dangling.map(({ node, slot, to }) => [node, slot, to])).toEqual(
        graph.nodes.flatMap((node, v) =>
          node.edges.flatMap((edge, slot) => (ids.has(edge.to) ? [] : [[v, slot, edge.to]])),
        ),
      );
    }),
  );
});

test("incoming edges are the edges, by target", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      for (const v of nodesOf(graph)) {
        const into = Array.from(graph.incoming.subarray(graph.firstIncoming[v]!, graph.firstIncoming[v + 1]!));
        const naive = Array.from(graph.target.keys()).filter((e) => graph.target[e] === v);
        expect(into).toEqual(naive);
      }
    }),
  );
});

test("a start that is no node is -1", () => {
  expect(adjacency({ start: "", nodes: [] }).start).toBe(-1);
});

test("reachable and reaching agree with the definition", () => {
  fc.assert(
    fc.property(denseGraph(), fc.nat(), (graph, seed) => {
      const to = seed % graph.size;
      const forward = reachable(graph);
      const backward = reaching(graph, [to]);
      const from0 = naiveReachable(graph, 0);
      for (const v of nodesOf(graph)) {
        expect(forward[v] === 1).toBe(from0.has(v));
        expect(backward[v] === 1).toBe(naiveReachable(graph, v).has(to));
      }
    }),
  );
});

test("edges that are not let through lead nowhere", () => {
  fc.assert(
    fc.property(denseGraph(), fc.func(fc.boolean()), (graph, passes) => {
      const kept = Array.from({ length: graph.edgeCount }, (_, e) => e).filter((e) => passes(e));
      const pick = (of: Int32Array): Int32Array => Int32Array.from(kept, (e) => of[e]!);
      const rest = fromEdges(graph.size, graph.start, pick(graph.source), pick(graph.target));
      expect(reachable(graph, [0], passes)).toEqual(reachable(rest, [0]));
    }),
  );
});

test("distances are lengths of shortest paths", () => {
  fc.assert(
    fc.property(denseGraph(), (graph) => {
      let level = new Set([0]);
      const seen = new Map<number, number>();
      for (let d = 0; level.size > 0; d++) {
        for (const v of level) seen.set(v, d);
        level = new Set([...level].flatMap((v) => successors(graph, v)).filter((v) => !seen.has(v)));
      }
      expect(Array.from(distances(graph))).toEqual(nodesOf(graph).map((v) => seen.get(v) ?? -1));
    }),
  );
});

test("100,000 nodes in a row do not exhaust the stack", () => {
  const graph = longCircle(100_000);
  expect(reachable(graph).every((seen) => seen === 1)).toBe(true);
  expect(reaching(graph, [0]).every((seen) => seen === 1)).toBe(true);
  expect(distances(graph)[99_999]).toBe(99_999);
});
