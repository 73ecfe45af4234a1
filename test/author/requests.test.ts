import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as flowc from "../../src/author/flowc.js";
import { isIntrinsic } from "../../src/author/intrinsic.js";
import { actionTypes } from "../../src/language/registry.js";
import { disagreements } from "./against-catalogue.js";
import { blockCases } from "./block-cases.js";
import { plainRequest, record } from "./test-recorder.js";

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
    "fromSecretsManager hours jsonLambda lambda loop module moduleByName prompt queue unconnected view",
  ].flatMap((line) => line.split(" ")),
);

describe("blocks", () => {
  test("there are cases for every function that records a block", () => {
    const functions = Object.entries(flowc)
      .filter(([name, value]) => typeof value === "function" && !notBlocks.has(name))
      .map(([name]) => name);
    expect(Object.keys(blockCases).toSorted()).toEqual(functions.toSorted());
  });

  test("every function of the language may be called with values of the call", () => {
    const native = Object.entries(flowc)
      .filter(([, value]) => typeof value === "function" && !isIntrinsic(value))
      .map(([name]) => name);
    expect(native).toEqual([]);
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
      expect(disagreements(request)).toEqual([]);
    },
  );
});
