import * as fc from "fast-check";
import type { FlowEdge, FlowGraph, FlowNode, Slot } from "../../src/graph/flow-graph.js";
import { fromSuccessors } from "../../src/graph/adjacency.js";
import type { Adjacency } from "../../src/graph/adjacency.js";
import type { JsonObject } from "../../src/language/json.js";

/** Few types and texts, so that equal nodes are common. */
const parameterSets: readonly JsonObject[] = [{}, { Text: "Hello" }, { Text: "Goodbye", Extra: { a: "1", b: ["2"] } }];
const slots: readonly Slot[] = [
  { kind: "condition", operator: "Equals", operand: "1" },
  { kind: "condition", operator: "Equals", operand: "2" },
  { kind: "condition", operator: "NumberLessThan", operand: "1" },
  { kind: "error", error: "NoMatchingCondition" },
  { kind: "error", error: "NoMatchingError" },
  { kind: "next" },
];

export interface GraphOptions {
  readonly maxSize?: number;
  /** Allow edges (and the start) that lead nowhere. */
  readonly dangling?: boolean;
  readonly notes?: boolean;
}

/** Random flows: cycles, self-loops, parallel ways to one target, unreachable parts, many equal nodes. */
export function flowGraph(options: GraphOptions = {}): fc.Arbitrary<FlowGraph> {
  const { maxSize = 12, dangling = true, notes = false } = options;
  return fc.integer({ min: 1, max: maxSize }).chain((size) => {
    const ids = Array.from({ length: size }, (_, i) => `n${i}`);
    const known = fc.constantFrom(...ids);
    const target = dangling
      ? fc.oneof({ arbitrary: known, weight: 12 }, { arbitrary: fc.constantFrom("", "gone"), weight: 1 })
      : known;
    const edges = fc
      .subarray([...slots])
      .chain((chosen) =>
        fc.tuple(...chosen.map((slot) => target.map((to): FlowEdge => ({ slot, to })))),
      ) as fc.Arbitrary<FlowEdge[]>;
    const node = (id: string): fc.Arbitrary<FlowNode> =>
      fc
        .record({
          type: fc.constantFrom("MessageParticipant", "Compare"),
          parameters: fc.constantFrom(...parameterSets),
          edges,
          note: notes ? fc.option(fc.constantFrom("one", "two"), { nil: undefined }) : fc.constant(undefined),
        })
        .map(({ note, ...rest }) => (note === undefined ? { id, ...rest } : { id, ...rest, note }));
    return fc.record({ start: known, nodes: fc.tuple(...ids.map(node)) as fc.Arbitrary<FlowNode[]> });
  });
}

/** Random graphs as lists of successors, node 0 being the start. */
export function successorLists(maxSize = 10): fc.Arbitrary<number[][]> {
  return fc
    .integer({ min: 1, max: maxSize })
    .chain((size) =>
      fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
    );
}

/** Random graphs in dense form. */
export function denseGraph(maxSize = 10): fc.Arbitrary<Adjacency> {
  return successorLists(maxSize).map((lists) => fromSuccessors(0, lists));
}

/** A chain of `size` nodes with a way back from the last to the first: deep enough to break recursion. */
export function longCircle(size: number): Adjacency {
  return fromSuccessors(
    0,
    Array.from({ length: size }, (_, v) => [(v + 1) % size]),
  );
}

/** The successors of a node, in edge order. */
export function successors(graph: Adjacency, v: number): number[] {
  return Array.from(graph.target.subarray(graph.firstEdge[v]!, graph.firstEdge[v + 1]!));
}

/** All nodes of a graph. */
export function nodesOf(graph: Adjacency): number[] {
  return Array.from({ length: graph.size }, (_, v) => v);
}

/** By definition: nodes to which a path leads from `from`, without passing `without`. */
export function naiveReachable(graph: Adjacency, from: number, without = -1): Set<number> {
  const seen = new Set<number>();
  const visit = (v: number): void => {
    if (v === without || seen.has(v)) return;
    seen.add(v);
    successors(graph, v).forEach(visit);
  };
  visit(from);
  return seen;
}
