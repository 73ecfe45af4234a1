import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { comparedPath } from "../../src/language/outcomes.js";
import { actionType, actionTypes } from "../../src/language/registry.js";
import { checkParameters } from "../../src/language/validate-parameters.js";

const root = path.resolve(import.meta.dirname, "../..");

describe("roles in a call", () => {
  const named = actionTypes.flatMap(({ type, call, outcomes }) =>
    [call.target, call.hooks, call.logging, ...outcomes.conditions.map(({ looksAt }) => looksAt)].flatMap((at) =>
      at ? [[type, at] as const] : [],
    ),
  );

  it.each(named)("%s: %j is a parameter of it", (type, at) => {
    expect(at).toHaveLength(1);
    expect(Object.keys(actionType(type)?.parameters.properties ?? {})).toContain(at[0]);
  });

  it("an action that ends the flow says where the call is then, and one that ends the call goes nowhere", () => {
    for (const { type, call, outcomes } of actionTypes) {
      if (outcomes.next === "none") expect([type, call.leads !== undefined]).toEqual([type, true]);
      if (call.leads === "ended" || call.leads === "flowOver" || call.leads === "return")
        expect([type, outcomes.next]).toEqual([type, "none"]);
    }
  });

  it("every kind of end, and every way to be heard, has an action", () => {
    const leads = new Set(actionTypes.flatMap(({ call }) => call.leads ?? []));
    expect([...leads].toSorted()).toEqual(
      ["agent", "ended", "flow", "flowOver", "module", "outside", "queued", "return"].toSorted(),
    );
    expect(actionTypes.filter(({ call }) => call.tells || call.asks || call.othersSpeak).length).toBeGreaterThan(8);
  });
});

describe("usual parameters", () => {
  it.each(actionTypes.filter(({ usualParameters }) => Object.keys(usualParameters).length > 0))(
    "of $type are ones that it takes",
    ({ type, usualParameters }) => {
      expect(checkParameters(type, usualParameters).filter(({ path: at }) => at.length > 0)).toEqual([]);
    },
  );
});

describe("what conditions look at", () => {
  it("is the value of the parameter that the catalogue names", () => {
    expect(comparedPath(actionType("Compare")!, { ComparisonValue: "$.Channel" })).toBe("$.Channel");
    expect(comparedPath(actionType("Compare")!, {})).toBeUndefined();
    expect(comparedPath(actionType("GetParticipantInput")!, { ComparisonValue: "$.Channel" })).toBeUndefined();
  });
});

/**
 * Where an action type may be named outside the catalogue: to make one, or to say what a tool does for this one block.
 * Whoever asks of any action "is it a Loop?" lacks a fact of the catalogue.
 */
const mayName: Readonly<Record<string, string>> = {
  "src/author/": "the functions of blocks make the actions",
  "src/simulate/actions/": "one small function per action type",
  "src/simulate/registry.ts": "says which function plays which type",
  "src/simulate/question.ts": "the questions that services of an instance answer, by the action that asks",
  "src/compile/console-facts.ts": "what the console draws, a table with a row per type",
  "src/compile/trace/branch.ts": "makes the block that a condition becomes",
  "src/compile/trace/counted-loop.ts": "makes the block that loop(n) becomes",
  "src/compile/lifetimes/lower.ts": "makes the block that keeps a value, and an end that is reported as wrong",
  "src/decompile/calls/": "one row per function of a block",
};

describe("shared code", () => {
  const types = new Set(actionTypes.map(({ type }) => type));
  const naming = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join("src", name.split(path.sep).join("/")))
    .filter((file) => file.endsWith(".ts") && !file.startsWith("src/language/"))
    .flatMap((file) => namesIn(file).map((name) => [file, name] as const));

  it("does not ask for a type by its name", () => {
    const places = Object.keys(mayName);
    const others = naming.filter(([file]) => !places.some((place) => file.startsWith(place)));
    expect(others).toEqual([]);
  });

  it("has a name in each place that may have one", () => {
    for (const place of Object.keys(mayName)) {
      expect([place, naming.some(([file]) => file.startsWith(place))]).toEqual([place, true]);
    }
  });

  function namesIn(file: string): string[] {
    const text = readFileSync(path.join(root, file), "utf8");
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && types.has(node.text)) found.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
    return found;
  }
});
