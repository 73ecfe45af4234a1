import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalForm } from "../../src/language/document.js";
import { adjacency } from "../../src/graph/adjacency.js";
import type { FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { minimise } from "../../src/graph/minimise.js";
import type { Minimised } from "../../src/graph/minimise.js";
import { distances } from "../../src/graph/reachability.js";
import { flowGraph } from "./arbitrary.js";

const noPins = { pinned: new Set<string>() };

/** By definition: start from everything equal at sight, split until nothing changes. */
function naiveClasses(graph: FlowGraph, pinned: ReadonlySet<string>): Map<string, string> {
  const sight = (node: FlowNode): string =>
    pinned.has(node.id)
      ? node.id
      : canonicalForm([node.type, node.parameters, node.edges.map((edge) => ({ ...edge.slot }))]);
  let classes = new Map(graph.nodes.map((node) => [node.id, sight(node)]));
  for (let before = -1; before !== new Set(classes.values()).size;) {
    before = new Set(classes.values()).size;
    const refined = graph.nodes.map((node): [string, string] => [
      node.id,
      JSON.stringify([classes.get(node.id), node.edges.map(({ to }) => classes.get(to) ?? ["dangling", to])]),
    ]);
    const numbers = new Map([...new Set(refined.map(([, key]) => key))].map((key, i) => [key, String(i)]));
    classes = new Map(refined.map(([id, key]) => [id, numbers.get(key)!]));
  }
  return classes;
}

/** Which node stays for each node. */
function keptFor(graph: FlowGraph, { keptFor: kept }: Minimised): Map<string, string> {
  return new Map(graph.nodes.map(({ id }): [string, string] => [id, kept(id)]));
}

/** For every node that stays the nodes that were merged into it: shallowest first, then in document order. */
function mergedInto(graph: FlowGraph, result: Minimised): ReadonlyMap<string, readonly string[]> {
  const kept = keptFor(graph, result);
  const distance = distances(adjacency(graph));
  const depth = (v: number): number => (distance[v]! < 0 ? Infinity : distance[v]!);
  const others = (id: string): string[] =>
    graph.nodes
      .map((node, v) => ({ id: node.id, depth: depth(v) }))
      .filter((other) => other.id !== id && kept.get(other.id) === id)
      .toSorted((a, b) => (a.depth === b.depth ? 0 : a.depth - b.depth))
      .map((other) => other.id);
  return new Map(result.graph.nodes.map(({ id }) => [id, others(id)]));
}

test("two nodes are merged exactly when the definition cannot tell them apart", () => {
  fc.assert(
    fc.property(flowGraph(), fc.array(fc.nat(), { maxLength: 3 }), (graph, pins) => {
      const pinned = new Set(pins.map((i) => graph.nodes[i % graph.nodes.length]!.id));
      const naive = naiveClasses(graph, pinned);
      const kept = keptFor(graph, minimise(graph, { pinned }));
      for (const a of graph.nodes) {
        for (const b of graph.nodes) {
          expect(kept.get(a.id) === kept.get(b.id)).toBe(naive.get(a.id) === naive.get(b.id));
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("the smaller graph has the same nodes and edges up to the merge, in document order", () => {
  fc.assert(
    fc.property(flowGraph({ notes: true }), (graph) => {
      const result = minimise(graph, noPins);
      const kept = keptFor(graph, result);
      const merged = mergedInto(graph, result);
      expect(result.graph.start).toBe(kept.get(graph.start));
      expect(result.graph.nodes.map((node) => node.id)).toEqual(
        graph.nodes.map((node) => node.id).filter((id) => kept.get(id) === id),
      );
      for (const node of result.graph.nodes) {
        const original = graph.nodes.find(({ id }) => id === node.id)!;
        expect(node.edges).toEqual(original.edges.map(({ slot, to }) => ({ slot, to: kept.get(to) ?? to })));
        const group = [node.id, ...merged.get(node.id)!].map((id) => graph.nodes.find((n) => n.id === id)!.note);
        expect(node.note).toBe([...new Set(group.filter((note) => note !== undefined))].join("\n") || undefined);
      }
    }),
  );
});

test("minimising again changes nothing", () => {
  fc.assert(
    fc.property(flowGraph(), (graph) => {
      const once = minimise(graph, noPins).graph;
      expect(minimise(once, noPins).graph).toEqual(once);
    }),
  );
});

function message(id: string, text: string, to?: string, note?: string): FlowNode {
  const edges = to === undefined ? [] : [{ slot: { kind: "next" }, to } as const];
  return { id, type: "MessageParticipant", parameters: { Text: text }, edges, ...(note === undefined ? {} : { note }) };
}

test("the shallowest stays, then the first of the document; a given depth takes precedence", () => {
  const graph: FlowGraph = {
    start: "start",
    nodes: [
      message("deep", "Goodbye"),
      message("middle", "Wait", "deep"),
      {
        ...message("start", "Hello", "middle"),
        edges: [
          { slot: { kind: "error", error: "NoMatchingError" }, to: "near" },
          { slot: { kind: "next" }, to: "middle" },
        ],
      },
      message("near", "Goodbye"),
      message("lost", "Goodbye"),
    ],
  };
  const result = minimise(graph, noPins);
  expect([...mergedInto(graph, result)]).toEqual([
    ["middle", []],
    ["start", []],
    ["near", ["deep", "lost"]],
  ]);
  const depth = new Map([
    ["lost", 0],
    ["deep", 1],
    ["near", 1],
  ]);
  const { keptFor: kept } = minimise(graph, { ...noPins, depth: (id) => depth.get(id) });
  expect(["deep", "near", "lost"].map(kept)).toEqual(["lost", "lost", "lost"]);
});

test("circles that cannot be told apart are merged; a pinned node and what leads to it are not", () => {
  const graph: FlowGraph = {
    start: "a1",
    nodes: [message("a1", "A", "b1"), message("b1", "B", "a2"), message("a2", "A", "b2"), message("b2", "B", "a1")],
  };
  expect([...mergedInto(graph, minimise(graph, noPins))]).toEqual([
    ["a1", ["a2"]],
    ["b1", ["b2"]],
  ]);
  expect(minimise(graph, { pinned: new Set(["b2"]) }).graph.nodes).toHaveLength(4);
});

test("different notes do not block a merge", () => {
  const graph: FlowGraph = {
    start: "a",
    nodes: [
      message("a", "A", "b", "first"),
      message("b", "Bye", undefined, "second"),
      message("c", "Bye", undefined, "third"),
    ],
  };
  const { nodes } = minimise(graph, noPins).graph;
  expect(nodes.map((node) => node.note)).toEqual(["first", "second\nthird"]);
});

test("parameters that differ in the order of their keys only are equal", () => {
  const graph: FlowGraph = {
    start: "a",
    nodes: [
      { id: "a", type: "T", parameters: { x: "1", y: { p: "2", q: "3" } }, edges: [] },
      { id: "b", type: "T", parameters: { y: { q: "3", p: "2" }, x: "1" }, edges: [] },
    ],
  };
  expect(minimise(graph, noPins).graph.nodes).toHaveLength(1);
});

test("a parameter without a value is as good as none", () => {
  const graph: FlowGraph = {
    start: "a",
    nodes: [
      { id: "a", type: "T", parameters: { x: "1", y: undefined }, edges: [] },
      { id: "b", type: "T", parameters: { x: "1" }, edges: [] },
    ],
  };
  expect(minimise(graph, noPins).graph.nodes).toHaveLength(1);
});
