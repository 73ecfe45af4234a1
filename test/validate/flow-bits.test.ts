import fc from "fast-check";
import { expect, it } from "vitest";
import { fromSuccessors } from "../../src/graph/adjacency.js";
import { solve } from "../../src/graph/dataflow.js";
import { flowBits } from "../../src/validate/flow-bits.js";

const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }).map((successors) => ({
    graph: fromSuccessors(0, successors),
    edges: successors.flat().length,
  })),
);

it("says what the general solver says, for any graph and any edges that leave a bit", () => {
  fc.assert(
    fc.property(
      graphs.chain(({ graph, edges }) =>
        fc.record({
          graph: fc.constant(graph),
          keep: fc.array(fc.nat(255), { minLength: edges, maxLength: edges }),
          add: fc.array(fc.integer({ min: 1, max: 255 }), { minLength: edges, maxLength: edges }),
          boundary: fc.integer({ min: 1, max: 255 }),
        }),
      ),
      ({ graph, keep, add, boundary }) => {
        const { before } = solve<number>(graph, {
          direction: "forward",
          none: 0,
          boundary,
          join: (a, b) => a | b,
          equal: (a, b) => a === b,
          edge: (edge, fact) => (fact === 0 ? 0 : (fact & keep[edge]!) | add[edge]!),
        });
        expect([...flowBits(graph, boundary, Int32Array.from(keep), Int32Array.from(add))]).toEqual([...before]);
      },
    ),
  );
});

it("finds nothing in a graph without a start", () => {
  expect([...flowBits(fromSuccessors(-1, [[0]]), 1, Int32Array.of(1), Int32Array.of(1))]).toEqual([0]);
});
