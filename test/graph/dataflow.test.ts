import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Adjacency } from "../../src/graph/adjacency.js";
import { fromSuccessors } from "../../src/graph/adjacency.js";
import { solve } from "../../src/graph/dataflow.js";
import type { Analysis } from "../../src/graph/dataflow.js";
import { leastFirst } from "../../src/graph/heap.js";
import { denseGraph, longCircle, nodesOf } from "./arbitrary.js";

/** Facts are sets of at most 8 members, as bits; each node and edge adds some and takes some away. */
interface Tables {
  readonly nodes: readonly (readonly [keep: number, add: number])[];
  readonly edges: readonly (readonly [keep: number, add: number])[];
}
const table = fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 40, maxLength: 40 });
const tables: fc.Arbitrary<Tables> = fc.record({ nodes: table, edges: table });

function analysisOf(direction: "forward" | "backward", { nodes, edges }: Tables): Analysis<number> {
  return {
    direction,
    none: 0,
    boundary: 1,
    join: (a, b) => a | b,
    equal: (a, b) => a === b,
    node: (v, fact) => (fact & nodes[v]![0]) | nodes[v]![1],
    edge: (e, fact) => (fact & edges[e]![0]) | edges[e]![1],
  };
}

/** By definition: repeat the equations from nothing until they hold. */
function naive(graph: Adjacency, analysis: Analysis<number>): { before: number[]; after: number[] } {
  const forward = analysis.direction === "forward";
  const [from, to] = forward ? [graph.source, graph.target] : [graph.target, graph.source];
  const entry = nodesOf(graph).map(() => 0);
  const exit = nodesOf(graph).map(() => 0);
  const ends = (v: number): boolean => graph.firstEdge[v] === graph.firstEdge[v + 1];
  for (let changed = true; changed;) {
    const was = JSON.stringify([entry, exit]);
    for (const v of nodesOf(graph)) {
      entry[v] = (forward ? v === 0 : ends(v)) ? analysis.boundary : 0;
      for (let e = 0; e < graph.edgeCount; e++) if (to[e] === v) entry[v]! |= analysis.edge!(e, exit[from[e]!]!);
      exit[v] = analysis.node!(v, entry[v]!);
    }
    changed = was !== JSON.stringify([entry, exit]);
  }
  return forward ? { before: entry, after: exit } : { before: exit, after: entry };
}

test.each(["forward", "backward"] as const)("%s solutions are the least ones", (direction) => {
  fc.assert(
    fc.property(denseGraph(), tables, (graph, given) => {
      const analysis = analysisOf(direction, given);
      expect(solve(graph, analysis)).toEqual(naive(graph, analysis));
    }),
    { numRuns: 500 },
  );
});

test("without transfer functions the boundary flows everywhere it can", () => {
  const analysis = { none: 0, boundary: 1, join: Math.max, equal: Object.is } as const;
  const graph = fromSuccessors(0, [[1], [], [1]]);
  expect(solve(graph, { ...analysis, direction: "forward" }).after).toEqual([1, 1, 0]);
  expect(solve(graph, { ...analysis, direction: "backward" }).before).toEqual([1, 1, 1]);
});

test("a circle of 100,000 nodes is swept about twice, not once per node", () => {
  let calls = 0;
  const graph = longCircle(100_000);
  const node = (v: number, fact: number): number => {
    calls++;
    return v === 99_999 ? fact | 2 : fact;
  };
  const { after } = solve(graph, {
    direction: "forward",
    none: 0,
    boundary: 1,
    join: (a, b) => a | b,
    equal: Object.is,
    node,
  });
  expect(after[50_000]).toBe(3);
  expect(calls).toBeLessThan(300_001);
});

test("a least-first set gives back what was added, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(30))), (rounds) => {
      const set = leastFirst(31);
      const model = new Set<number>();
      for (const round of rounds) {
        for (const x of round) {
          set.add(x);
          model.add(x);
        }
        const least = model.size === 0 ? -1 : Math.min(...model);
        expect(set.take()).toBe(least);
        model.delete(least);
      }
    }),
  );
});
