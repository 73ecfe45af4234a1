import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate, evaluateReference } from "./evaluate.js";
import { randomProgram } from "./random-program.js";

test("random programs print the same, rewritten or not", () => {
  let printed = 0;
  fc.assert(
    fc.property(randomProgram, (source) => {
      const wanted = evaluateReference(source);
      // Rarely `a ? (b) : (c) => d` reads as an arrow function with a type, which is no program.
      fc.pre(wanted.error === undefined);
      printed += wanted.printed.length;
      expect(evaluate(source, "staged")).toEqual(wanted);
      expect(evaluate(source, "native")).toEqual(wanted);
    }),
    { numRuns: 400, endOnFailure: true },
  );
  expect(printed).toBeGreaterThan(4000);
});
