import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isErrorType } from "../../src/language/error-types.js";
import { flowTypeOfApi, isFlowType } from "../../src/language/flow-types.js";
import { invalidTypes } from "../../src/language/invalid-types.js";
import { isOperator } from "../../src/language/operators.js";
import { actionType, actionTypes } from "../../src/language/registry.js";

/** What is in every object, and what tools trip over. */
const hostileNames = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "",
  "loop",
  "Loop ",
  "\ud800",
  "x".repeat(10_000),
];

test("registry.ts is what the folder says (mend: node src/language/generate-registry.mjs)", async () => {
  const generator = (await import(new URL("../../src/language/generate-registry.mjs", import.meta.url).href)) as {
    registryText(): string;
  };
  expect(readFileSync(new URL("../../src/language/registry.ts", import.meta.url), "utf8")).toBe(
    generator.registryText(),
  );
});

describe("looking up", () => {
  test("finds every type by its name", () => {
    for (const action of actionTypes) expect(actionType(action.type)).toBe(action);
    expect(new Set(actionTypes.map(({ type }) => type)).size).toBe(actionTypes.length);
  });

  test.each(hostileNames)("knows nothing called %j", (name) => {
    expect(actionType(name)).toBeUndefined();
    expect(invalidTypes.has(name)).toBe(false);
    expect(isOperator(name)).toBe(false);
    expect(isErrorType(name)).toBe(false);
    expect(isFlowType(name)).toBe(false);
    expect(flowTypeOfApi(name)).toBeUndefined();
  });

  test("finds flow types by the API's names", () => {
    expect(flowTypeOfApi("CUSTOMER_QUEUE")).toBe("customerQueue");
  });
});

describe("every type", () => {
  test.each(actionTypes)("$type is whole", (action) => {
    expect(action.blocks.length).toBeGreaterThan(0);
    expect(action.summary).toMatch(/^[A-Z].*\.$/);
    for (const text of action.discrepancies) expect(text).toMatch(/^[A-Z0-9].*\.$/s);
    expect(invalidTypes.has(action.type)).toBe(false);
    const terminal = action.outcomes.next === "none";
    expect(terminal && action.outcomes.errors.length + action.outcomes.conditions.length > 0).toBe(false);
    // What the console repeats in NextAction is a branch that the action can have.
    for (const mirror of action.outcomes.nextMirrors) {
      const errors = action.outcomes.errors.map(({ error }) => error as string);
      const operands = action.outcomes.conditions.flatMap(({ operands }) =>
        operands === "free" ? [] : operands.map(({ operand }) => operand),
      );
      expect(mirror.kind === "error" ? errors : operands).toContain(
        mirror.kind === "error" ? mirror.error : mirror.operand,
      );
    }
    // A replacement that the catalogue names is a type that exists.
    for (const [, use] of invalidTypes) expect(use === undefined || actionType(use) !== undefined).toBe(true);
  });

  test("only blocks that count under their identifier have an identity", () => {
    expect(actionTypes.filter(({ identity }) => identity).map(({ type }) => type)).toEqual(["Loop"]);
  });

  test("a harmless error is never one of a block whose result is read", () => {
    const results = new Set([
      "$.External",
      "$.StoredCustomerInput",
      "$.Lex",
      "$.Views",
      "$.Metrics",
      "$.Modules.Result",
    ]);
    for (const { produces, unhandledError } of actionTypes)
      expect(unhandledError === "continue" && produces.some(({ path }) => results.has(path))).toBe(false);
  });
});
