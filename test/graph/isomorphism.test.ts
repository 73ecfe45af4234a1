import * as fc from "fast-check";
import { expect, test } from "vitest";
import { adjacency } from "../../src/graph/adjacency.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { isomorphism } from "../../src/graph/isomorphism.js";
import { reachable } from "../../src/graph/reachability.js";
import { flowGraph } from "./arbitrary.js";

/** The same flow under other identifiers, in another order. */
function disguise(graph: FlowGraph): FlowGraph {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const rename = (id: string): string => (ids.has(id) ? `other ${id}` : id);
  const nodes = graph.nodes.map((node) => ({
    ...node,
    id: rename(node.id),
    edges: node.edges.map((edge) => ({ ...edge, to: rename(edge.to) })),
  }));
  return { start: rename(graph.start), nodes: nodes.toReversed() };
}

test("a flow is the same as itself in disguise, and the mapping says which is which", () => {
  fc.assert(
    fc.property(flowGraph(), (graph) => {
      const seen = reachable(adjacency(graph));
      const expected = graph.nodes.filter((_, v) => seen[v]).map(({ id }) => [id, `other ${id}`]);
      const result = isomorphism(graph, disguise(graph));
      expect(result.same && [...result.mapping].toSorted()).toEqual(expected.toSorted());
    }),
  );
});

/** By definition, for small graphs: try every way to pair the reachable nodes. */
function naiveSame(a: FlowGraph, b: FlowGraph): boolean {
  const live = (graph: FlowGraph): readonly FlowNode[] => {
    const seen = reachable(adjacency(graph));
    return graph.nodes.filter((_, v) => seen[v]);
  };
  const [inA, inB] = [live(a), live(b)];
  const ids = (graph: FlowGraph): Set<string> => new Set(graph.nodes.map((node) => node.id));
  const [idsA, idsB] = [ids(a), ids(b)];
  const sight = (node: FlowNode, name: (to: string) => string | undefined): string => {
    const text = ({ slot, to }: FlowEdge): string => JSON.stringify([slot, name(to)]);
    const conditions = node.edges.filter(({ slot }) => slot.kind === "condition").map(text);
    const others = node.edges.filter(({ slot }) => slot.kind !== "condition").map(text);
    return JSON.stringify([node.type, node.parameters, conditions, others.toSorted()]);
  };
  const attempt = (mapping: Map<string, string>): boolean => {
    const node = inA[mapping.size];
    if (!node) {
      const back = new Map([...mapping].map(([x, y]) => [y, x]));
      return (
        mapping.get(a.start) === b.start &&
        inA.every((x) => {
          const y = inB.find(({ id }) => id === mapping.get(x.id))!;
          const nameA = (to: string): string | undefined => (idsA.has(to) ? to : undefined);
          const nameB = (to: string): string | undefined => (idsB.has(to) ? back.get(to) : undefined);
          return sight(x, nameA) === sight(y, nameB);
        })
      );
    }
    const free = inB.filter(({ id }) => ![...mapping.values()].includes(id));
    return free.some(({ id }) => attempt(new Map([...mapping, [node.id, id]])));
  };
  return inA.length === inB.length && attempt(new Map());
}

test("small flows are the same exactly when some pairing of their nodes fits", () => {
  const small = flowGraph({ maxSize: 3 });
  const pairs = fc.tuple(small, small, fc.nat(), fc.boolean()).map(([a, b, seed, related]): [FlowGraph, FlowGraph] => {
    if (!related) return [a, b];
    const nodes = [...a.nodes]; // one node of another flow in its place
    const i = seed % nodes.length;
    nodes[i] = { ...(b.nodes[i] ?? nodes[i]!), id: nodes[i]!.id };
    return [a, disguise({ ...a, nodes })];
  });
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(isomorphism(a, b).same).toBe(naiveSame(a, b));
    }),
    { numRuns: 1000 },
  );
});

const next = (to: string): FlowEdge => ({ slot: { kind: "next" }, to });
const key = (operand: string, to: string): FlowEdge => ({
  slot: { kind: "condition", operator: "Equals", operand },
  to,
});
const flow = (
  ...nodes: readonly [id: string, type: string, parameters: FlowNode["parameters"], edges: FlowEdge[]][]
) => ({
  start: nodes[0]?.[0] ?? "",
  nodes: nodes.map(([id, type, parameters, edges]) => ({ id, type, parameters, edges })),
});

test.each([
  [
    "types",
    flow(["a", "Wait", {}, []]),
    flow(["a", "Loop", {}, []]),
    '"a": type Wait in the first, Loop in the second.',
  ],
  [
    "parameters",
    flow(["a", "Wait", { x: "1" }, []]),
    flow(["b", "Wait", { y: "2" }, []]),
    '"a" ("b" in the second): parameter x is "1" in the first, absent in the second.',
  ],
  [
    "missing ways on",
    flow(["a", "T", {}, []]),
    flow(["a", "T", {}, [next("a")]]),
    '"a": the way on next is missing in the first.',
  ],
  [
    "order of conditions",
    flow(["a", "T", {}, [key("1", "a"), key("2", "a")]]),
    flow(["a", "T", {}, [key("2", "a"), key("1", "a")]]),
    '"a": condition 1 is Equals "1" in the first, Equals "2" in the second.',
  ],
  [
    "targets that differ",
    flow(["a", "T", {}, [key("1", "b"), next("b")]], ["b", "U", {}, []]),
    flow(["a", "T", {}, [key("1", "b"), next("c")]], ["b", "U", {}, []], ["c", "U", {}, []]),
    '"a": the way on next leads to "b" in the first, which is "b" in the second, not "c".',
  ],
  [
    "targets that are one in the second",
    flow(["a", "T", {}, [key("1", "b"), next("c")]], ["b", "U", {}, []], ["c", "U", {}, []]),
    flow(["a", "T", {}, [key("1", "b"), next("b")]], ["b", "U", {}, []]),
    '"a": the way on next leads to "b" in the second, which is "b" in the first, not "c".',
  ],
  [
    "dangling targets",
    flow(["a", "T", {}, [next("")]]),
    flow(["a", "T", {}, [next("a")]]),
    '"a": the way on next leads nowhere in the first, to "a" in the second.',
  ],
  ["starts", flow(["a", "T", {}, []]), flow(), 'The start leads to "a" in the first, nowhere in the second.'],
])("the first difference in words: %s", (_, a, b, difference) => {
  expect(isomorphism(a, b)).toMatchObject({ same: false, difference });
});
