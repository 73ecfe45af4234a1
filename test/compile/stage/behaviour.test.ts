import { describe, expect, test } from "vitest";
import { evaluate, evaluateReference } from "./evaluate.js";
import { snippets } from "./snippets.js";

describe("a rewritten program prints what TypeScript's own translation prints", () => {
  test.each(Object.entries(snippets))("%s", (_, source) => {
    const wanted = evaluateReference(source);
    expect(wanted.printed.length).toBeGreaterThan(0);
    expect(evaluate(source, "staged")).toEqual(wanted);
    expect(evaluate(source, "native")).toEqual(wanted);
  });
});
