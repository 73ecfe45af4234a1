import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as flowc from "../../src/author/flowc.js";
import { isIntrinsic } from "../../src/author/intrinsic.js";
import type { JsonObject } from "../../src/language/json.js";
import {
  allowedErrors,
  allowedOperands,
  conditionRules,
  mirroredBranches,
  requiredErrors,
  requiredOperands,
} from "../../src/language/outcomes.js";
import { actionTypes } from "../../src/language/registry.js";
import { checkParameters } from "../../src/language/validate-parameters.js";
import { blockCases } from "./block-cases.js";
import { plain, plainRequest, record } from "./test-recorder.js";

const golden = path.join(import.meta.dirname, "golden", "requests.json");
const recorded = Object.entries(blockCases).map(([name, calls]) => ({
  name,
  requests: calls.map((call) => record(call).recorder.requests),
}));
const requests = recorded.flatMap(({ name, requests }) =>
  requests.flat().map((request) => ({ name: `${name}: ${request.type}`, request })),
);

/** Functions of the language that record no block of their own, each with its own tests. */
const notBlocks = new Set(
  [
    "agent block bot contactAttributes defineConfig defineSettings errorOf flow flowByName fromEnv fromParameterStore",
    "fromSecretsManager hours jsonLambda lambda loop module moduleByName prompt queue view",
  ].flatMap((line) => line.split(" ")),
);

/** Blocks that go on by their conditions alone, or not at all: `NextAction` is optional. */
const endsByItself = new Set(["MessageParticipantIteratively"]);

describe("blocks", () => {
  test("there are cases for every function that records a block", () => {
    const functions = Object.entries(flowc)
      .filter(([name, value]) => typeof value === "function" && !notBlocks.has(name))
      .map(([name]) => name);
    expect(Object.keys(blockCases).toSorted()).toEqual(functions.toSorted());
  });

  test("every function of the language may be called with values of the call, except contactAttributes", () => {
    const native = Object.entries(flowc)
      .filter(([, value]) => typeof value === "function" && !isIntrinsic(value))
      .map(([name]) => name);
    expect(native).toEqual(["contactAttributes"]);
  });

  test("requests are those that were reviewed", () => {
    const actual = Object.fromEntries(
      recorded.map(({ name, requests }) => [name, requests.map((each) => each.map(plainRequest))]),
    );
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });

  test("the functions reach every type that can be published, and none that cannot", () => {
    const reached = new Set(requests.map(({ request }) => request.type));
    // A comparison records a Compare, and `for (… of loop(n))` a Loop: both are the tracer's.
    const staged = ["Compare", "Loop"];
    const deployable = actionTypes.filter((action) => action.deployable).map((action) => action.type);
    expect([...reached, ...staged].toSorted()).toEqual(deployable.toSorted());
  });

  test.each(requests.filter(({ name }) => !name.startsWith("action:")))(
    "$name is what the catalogue says",
    ({ request }) => {
      const parameters = plain(request.parameters) as JsonObject;
      const type = actionTypes.find((each) => each.type === request.type);
      if (!type) throw new Error(`unknown type ${request.type}`);
      expect(checkParameters(request.type, parameters)).toEqual([]);

      const branches = request.branches ?? [{ slot: { kind: "next" }, label: "next" }];
      const conditions = branches.flatMap(({ slot }) => (slot.kind === "condition" ? [slot] : []));
      const errors = branches.flatMap(({ slot }) => (slot.kind === "error" ? [slot.error] : []));
      const rules = conditionRules(type, parameters);
      for (const { operator } of conditions) expect(rules?.operators).toContain(operator);
      const operands = allowedOperands(type, parameters);
      if (operands !== "free") expect(operands).toEqual(expect.arrayContaining(conditions.map((each) => each.operand)));
      const given = conditions.map((each) => each.operand);
      expect(given).toEqual(expect.arrayContaining([...requiredOperands(type, parameters)]));
      expect(allowedErrors(type, parameters)).toEqual(expect.arrayContaining(errors));
      // A way on exists exactly where the flow can take it: `next` unless the console only repeats another branch there.
      const declared = new Set<string>([...errors, ...requiredErrors(type, parameters), ...given]);
      const repeated = mirroredBranches(type, parameters).some((branch) =>
        declared.has(branch.kind === "error" ? branch.error : branch.operand),
      );
      const hasNext = branches.some(({ slot }) => slot.kind === "next");
      expect(hasNext).toBe(type.outcomes.next !== "none" && !repeated && !endsByItself.has(request.type));
      const isOpen = branches.some((branch) => branch.open !== undefined);
      if (!isOpen) expect(conditions.length).toBeGreaterThanOrEqual(rules?.minimum ?? 0);
    },
  );
});
