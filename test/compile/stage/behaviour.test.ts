import { describe, expect, test } from "vitest";
import { evaluate, evaluateReference } from "./evaluate.js";
import { snippets } from "./snippets.js";

describe("a rewritten program prints what TypeScript's own translation prints", () => {
  for (const [name, source] of Object.entries(snippets)) {
    test(name, () => {
      const wanted = evaluateReference(source);
      expect(wanted.printed.length).toBeGreaterThan(0);
      expect(evaluate(source, "staged")).toEqual(wanted);
      expect(evaluate(source, "native")).toEqual(wanted);
    });
  }
});
