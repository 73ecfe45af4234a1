import { describe, expect, it } from "vitest";
import type { Json } from "../../src/language/json.js";
import { parsePath } from "../../src/language/paths.js";
import { newCall } from "../../src/simulate/new-call.js";
import { fillText, parseText } from "../../src/simulate/path.js";
import { call, document, hangUp, ofKind, said, say, type Short, ways } from "./documents.js";

/** Whether a condition of Compare holds. */
function holds(value: string, condition: string): boolean {
  const actions: Record<string, Short> = {
    compare: {
      type: "Compare",
      parameters: { ComparisonValue: "$.Attributes.value" },
      next: "no",
      when: { [condition]: "yes" },
      errors: { NoMatchingCondition: "no" },
    },
    yes: say("yes"),
    no: say("no"),
  };
  return said(call(actions, {}, { attributes: { value, other: "5" } }))[0] === "yes";
}

describe("a condition", () => {
  it.each([
    ["abc", "Equals abc", true],
    ["abc", "Equals ABC", false],
    ["abc", "TextStartsWith ab", true],
    ["abc", "TextEndsWith bc", true],
    ["abc", "TextContains b", true],
    ["abc", "TextContains d", false],
    ["5", "NumberGreaterThan 4", true],
    ["5", "NumberGreaterThan 5", false],
    ["5", "NumberGreaterOrEqualTo 5", true],
    ["5.5", "NumberLessThan 6", true],
    ["-5", "NumberLessOrEqualTo -5", true],
    ["10", "NumberLessThan 9", false],
    ["five", "NumberLessThan 9", false],
    ["", "NumberLessThan 9", false],
    ["0x1", "NumberLessThan 9", false],
    ["5", "NumberLessThan many", false],
    ["5", "Equals $.Attributes.other", true],
    ["4", "NumberLessThan $.Attributes.other", true],
  ])("%j %s: %s", (value, condition, expected) => {
    expect(holds(value, condition)).toBe(expected);
  });

  it("KeyExists looks at the keys of an object", () => {
    const actions = (ComparisonValue: string): Record<string, Short> => ({
      module: {
        type: "InvokeFlowModule",
        parameters: { FlowModuleId: "M" },
        next: "compare",
        errors: { NoMatchingError: "no" },
      },
      compare: {
        type: "Compare",
        parameters: { ComparisonValue },
        next: "no",
        when: { "KeyExists a": "yes" },
        errors: { NoMatchingCondition: "no" },
      },
      yes: say("yes"),
      no: say("no"),
    });
    const module = document({ end: { type: "EndFlowModuleExecution", parameters: { ResultData: { a: "1" } } } });
    const flows = [{ name: "M", kind: "module" as const, document: module }];
    expect(said(call(actions("$.Modules.ResultData"), { flows }))).toEqual(["yes"]);
    expect(said(call(actions("$.Modules.Result"), { flows }))).toEqual(["no"]);
  });
});

describe("the order of choice", () => {
  const choose = (
    errors: Record<string, string>,
    when: Record<string, string>,
    next?: string,
  ): Record<string, Short> => ({
    compare: {
      type: "Compare",
      parameters: { ComparisonValue: "$.Channel" },
      when,
      errors,
      ...(next !== undefined && { next }),
    },
    a: say("a"),
    b: say("b"),
    c: say("c"),
  });
  it.each([
    [
      "the first true condition",
      choose({ NoMatchingCondition: "c" }, { "TextContains O": "a", "Equals VOICE": "b" }, "c"),
      "a",
    ],
    ["NoMatchingCondition before NextAction", choose({ NoMatchingCondition: "b" }, { x: "a" }, "c"), "b"],
    ["NextAction last", choose({}, { x: "a" }, "c"), "c"],
  ])("takes %s", (_, actions, heard) => {
    expect(said(call(actions))).toEqual([heard]);
  });

  const failing = (errors: Record<string, string>): Record<string, Short> => ({
    tag: {
      type: "TagContact",
      parameters: { Tags: Object.fromEntries("abcdefg".split("").map((key) => [key, "x"])) },
      next: "c",
      errors,
    },
    a: say("a"),
    c: say("c"),
  });

  it("sends an error to its branch, else to NoMatchingError, else ends the call", () => {
    expect(said(call(failing({ NoMatchingError: "a" })))).toEqual(["a"]);
    expect(call(failing({})).state.ended?.reason).toBe("unhandledError");
    expect(call(failing({ Other: "a" })).state.ended?.reason).toBe("unhandledError");
  });

  it("records each way by its branch, not by its target", () => {
    const actions = choose({ NoMatchingCondition: "a" }, { x: "a", VOICE: "a" }, "a");
    expect(ofKind(call(actions), "branch")[0]?.slot).toEqual({
      kind: "condition",
      operator: "Equals",
      operand: "VOICE",
    });
  });

  it("can be led into an error by injecting it", () => {
    const conversation = call({
      wait: {
        type: "Wait",
        parameters: { TimeLimitSeconds: "1" },
        next: "set",
        when: { WaitCompleted: "set" },
        errors: { NoMatchingError: "set" },
      },
      set: {
        type: "UpdateContactAttributes",
        parameters: { Attributes: { a: "1" } },
        next: "end",
        errors: { NoMatchingError: "wait" },
      },
    });
    void conversation.send({ kind: "injectFault", flow: "Main", action: "set", error: "NoMatchingError" });
    void conversation.send({ kind: "timePasses", milliseconds: 5000 });
    expect(ways(conversation)).toEqual(["wait>set", "set>wait", "wait>set", "set>end"]);
  });
});

describe("a document of the wrong shape ends the call", () => {
  const flows: [name: string, actions: Record<string, Short>, reason: string, explanation: string][] = [
    ["a missing target", { a: say("x", "nowhere") }, "brokenDocument", '"a" leads to "nowhere"'],
    ["an empty target", { a: say("x", "") }, "brokenDocument", '"a" leads to ""'],
    [
      "no NextAction",
      { a: { type: "MessageParticipant", parameters: { Text: "x" } } },
      "brokenDocument",
      "has no NextAction",
    ],
    ["an unknown type", { a: { type: "Sing" } }, "unsupportedAction", "(Sing)"],
    ["a type called constructor", { a: { type: "constructor" } }, "unsupportedAction", "(constructor)"],
    [
      "an unknown setting",
      { a: { ...say("x"), parameters: { Text: "x", Volume: "11" } } },
      "unsupportedSetting",
      "Volume",
    ],
    [
      "an unknown operator",
      { a: { type: "Compare", parameters: { ComparisonValue: "$.Channel" }, when: { "Sounds VOICE": "end" } } },
      "brokenDocument",
      'unknown operator "Sounds"',
    ],
    [
      "a literal where a path must be",
      { a: { type: "Compare", parameters: { ComparisonValue: "VOICE" }, next: "end" } },
      "brokenDocument",
      "not a path",
    ],
    [
      "a number that is none",
      {
        a: {
          type: "InvokeLambdaFunction",
          parameters: { LambdaFunctionARN: "a", InvocationTimeLimitSeconds: "soon" },
          next: "end",
        },
      },
      "brokenDocument",
      "InvocationTimeLimitSeconds",
    ],
    ["a circle", { a: say("x", "b"), b: say("y", "a") }, "tooManySteps", 'circle of "Main": "a", "b".'],
  ];
  it.each(flows)("%s", (_, actions, reason, explanation) => {
    expect(call(actions).state.ended).toMatchObject({
      reason,
      explanation: expect.stringContaining(explanation) as string,
    });
  });

  it("a circle over two flows", () => {
    const to = (ContactFlowId: string): Short => ({
      type: "TransferToFlow",
      parameters: { ContactFlowId },
      next: "end",
    });
    const flows = [{ name: "Other", document: document({ b: say("y", "c"), c: to("Main") }) }];
    expect(call({ a: to("Other") }, { flows }).state.ended?.explanation).toContain(
      'this circle of "Other": "b", "c", "a" of "Main".',
    );
  });

  it("but not one that does not reach it", () => {
    expect(call({ a: hangUp, b: { type: "Sing" }, c: say("x", "nowhere") }).state.ended?.reason).toBe("disconnected");
  });

  it.each([
    null,
    [],
    {},
    { StartAction: "a" },
    { StartAction: "a", Actions: [1] },
    { StartAction: "a", Actions: [{ Identifier: "a" }] },
  ])("%j", (other) => {
    const flows = [{ name: "Other", document: other }];
    const to: Short = { type: "TransferToFlow", parameters: { ContactFlowId: "Other" }, next: "end" };
    expect(call({ to }, { flows }).state.ended?.reason).toBe("brokenDocument");
  });
});

describe("paths", () => {
  it.each([
    ["$.External.a.b", ["External", "a", "b"]],
    ["$.Attributes['key with spaces']", ["Attributes", "key with spaces"]],
    ['$.SegmentAttributes["connect:Subtype"]', ["SegmentAttributes", "connect:Subtype"]],
    ["$.Media.Sip.Headers.P-Charge-Info", ["Media", "Sip", "Headers", "P-Charge-Info"]],
    ["$.Channel", ["Channel"]],
    ["$.Channel.", undefined],
    ["$.Channel $.Channel", undefined],
    ["x$.Channel", undefined],
    ["$", undefined],
    ["", undefined],
  ])("%j is %j", (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  it("are filled in anywhere in a text, and empty when nothing is there", () => {
    const base = newCall({ flow: "Main", from: "+15555550100", attributes: { name: "Ana", "a b": "c" } });
    const external: Json = { n: 5, ok: false, no: null, inner: { x: "y" }, list: [1, 2] };
    const state = { ...base, scope: { ...base.scope, external } };
    const texts: [string, string][] = [
      ["Hello $.Attributes.name.", "Hello Ana."],
      ["$.Attributes['a b']!", "c!"],
      ["$.External.n$.External.ok[$.External.no]", "5false[]"],
      ["$.External.inner.x $.External.inner", 'y {"x":"y"}'],
      ["[$.External.list.0][$.External.inner.x.length]", "[][]"],
      ["[$.Nothing.here][$.External.toString][$.Attributes.__proto__][$.External.inner.constructor.name]", "[][][][]"],
      ["costs $5 or $.", "costs $5 or $."],
      ["$.Queue.Name$.Agent.FirstName$.Metrics.Queue.Size", ""],
    ];
    for (const [text, filled] of texts) expect(fillText(state, parseText(text))).toBe(filled);
  });
});
