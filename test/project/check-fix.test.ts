import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic, DocumentEdit } from "../../src/diagnostics/diagnostic.js";
import type { FlowAction } from "../../src/language/document.js";
import type { Json, JsonObject } from "../../src/language/json.js";
import { readJson } from "../../src/language/json-reader.js";
import { usualModuleSettings } from "../../src/language/module-settings.js";
import { mendText } from "../../src/project/check-fix.js";
import { checkJson } from "../../src/project/check-json.js";
import { editedValue, editOf, withEdit } from "../../src/project/edit-json.js";
import { ignoreBook } from "../../src/validate/ignores.js";

const hello: FlowAction = {
  Identifier: "hello",
  Type: "MessageParticipant",
  Parameters: { Text: "Hello" },
  Transitions: { NextAction: "end", Errors: [{ NextAction: "end", ErrorType: "NoMatchingError" }], Conditions: [] },
};
const end: FlowAction = { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };
const compare: FlowAction = {
  Identifier: "compare",
  Type: "Compare",
  Parameters: { ComparisonValue: "$.Attributes.plan" },
  Transitions: {
    NextAction: "hello",
    Errors: [{ NextAction: "hello", ErrorType: "NoMatchingCondition" }],
    Conditions: [{ NextAction: "end", Condition: { Operator: "Equals", Operands: ["gold"] } }],
  },
};

const setAttributes: FlowAction = {
  Identifier: "set",
  Type: "UpdateContactAttributes",
  Parameters: { Attributes: { plan: "gold" } },
  Transitions: { NextAction: "end", Errors: [{ NextAction: "end", ErrorType: "NoMatchingError" }] },
};

function flow(actions: readonly FlowAction[], more: JsonObject = {}): JsonObject {
  const [first] = actions;
  return {
    Version: "2019-10-30",
    StartAction: first?.Identifier ?? "",
    Metadata: { type: "contactFlow" },
    Actions: actions as unknown as Json,
    ...more,
  };
}

function changed(action: FlowAction, change: (copy: Record<string, never>) => void): FlowAction {
  const copy = structuredClone(action);
  change(copy as never);
  return copy;
}

type Change = Record<string, Json>;
const transitions = (copy: unknown): Change => (copy as { Transitions: Change }).Transitions;
const parameters = (copy: unknown): Change => (copy as { Parameters: Change }).Parameters;

/** What is wrong, and what it becomes; `undefined` where nobody can know what was meant. */
const cases: readonly [code: string, what: string, broken: JsonObject, mended: JsonObject | undefined][] = [
  [
    "FLW554",
    "a branch that the action does not have goes",
    flow([
      changed(hello, (copy) => {
        (transitions(copy)["Errors"] as Json[]).unshift({ NextAction: "end", ErrorType: "QueueAtCapacity" });
      }),
      end,
    ]),
    flow([hello, end]),
  ],
  [
    "FLW554",
    "a branch that is there twice goes once",
    flow([
      changed(hello, (copy) => {
        (transitions(copy)["Errors"] as Json[]).push({ NextAction: "end", ErrorType: "NoMatchingError" });
      }),
      end,
    ]),
    flow([hello, end]),
  ],
  [
    "FLW554",
    "a slip of the fingers in a branch is corrected",
    flow([
      changed(hello, (copy) => {
        transitions(copy)["Errors"] = [{ NextAction: "end", ErrorType: "NoMatchingErorr" }];
      }),
      end,
    ]),
    flow([hello, end]),
  ],
  [
    "FLW554",
    "the only branch to an action stays: who knows what is wrong",
    flow([
      changed(hello, (copy) => {
        (transitions(copy)["Errors"] as Json[]).push({ NextAction: "other", ErrorType: "QueueAtCapacity" });
      }),
      end,
      { ...end, Identifier: "other" },
    ]),
    undefined,
  ],
  [
    "FLW557",
    "transitions of an action that ends the flow go",
    flow([
      hello,
      changed(end, (copy) => {
        transitions(copy)["NextAction"] = "hello";
        transitions(copy)["Errors"] = [{ NextAction: "hello", ErrorType: "NoMatchingError" }];
      }),
    ]),
    flow([
      hello,
      changed(end, (copy) => {
        transitions(copy)["Errors"] = [];
      }),
    ]),
  ],
  [
    "FLW555",
    "a condition of an action that takes none goes",
    flow([
      changed(hello, (copy) => {
        transitions(copy)["Conditions"] = [{ NextAction: "end", Condition: { Operator: "Equals", Operands: ["yes"] } }];
      }),
      end,
    ]),
    flow([hello, end]),
  ],
  [
    "FLW598",
    "a condition that is there twice goes once",
    flow([
      changed(compare, (copy) => {
        const list = transitions(copy)["Conditions"] as Json[];
        list.push(list[0] as Json);
      }),
      hello,
      end,
    ]),
    flow([compare, hello, end]),
  ],
  [
    "FLW598",
    "of two equal conditions with two targets none goes",
    flow([
      changed(compare, (copy) => {
        const list = transitions(copy)["Conditions"] as Json[];
        list.push({ ...(list[0] as JsonObject), NextAction: "hello" });
      }),
      hello,
      end,
    ]),
    undefined,
  ],
  [
    "FLW562",
    "a parameter that does not exist goes",
    flow([changed(hello, (copy) => (parameters(copy)["TextToSpeechType"] = "text")), end]),
    flow([hello, end]),
  ],
  [
    "FLW562",
    "a slip of the fingers in a parameter is corrected",
    flow([
      changed(hello, (copy) => {
        (copy as unknown as { Parameters: Change }).Parameters = { Texr: "Hello" };
      }),
      end,
    ]),
    flow([hello, end]),
  ],
  [
    "FLW562",
    "a parameter that does not exist and holds something stays",
    flow([changed(hello, (copy) => (parameters(copy)["DTMFConfiguration"] = { MaxDigits: 1 })), end]),
    undefined,
  ],
  [
    "FLW565",
    "an empty parameter that need not be there goes",
    flow([{ ...end, Identifier: "logging", ...loggingWith({ Name: "" }) }, end]),
    flow([{ ...end, Identifier: "logging", ...loggingWith({}) }, end]),
  ],
  [
    "FLW565",
    "an empty parameter that must be there stays",
    flow([changed(hello, (copy) => (parameters(copy)["Text"] = "")), end]),
    undefined,
  ],
  [
    "FLW553",
    "the branch for failures leads to where the call goes on, when nothing else is said",
    flow([
      changed(setAttributes, (copy) => {
        transitions(copy)["Errors"] = [];
      }),
      end,
    ]),
    flow([setAttributes, end]),
  ],
  [
    "FLW553",
    "the branch for failures of an action without which a call cannot go on is for the author to lead",
    flow([
      {
        Identifier: "ask",
        Type: "InvokeLambdaFunction",
        Parameters: {
          LambdaFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:ask",
          InvocationTimeLimitSeconds: "3",
        },
        Transitions: { NextAction: "end", Errors: [], Conditions: [] },
      },
      end,
    ]),
    undefined,
  ],
  [
    "FLW553",
    "no match is for the author to lead",
    flow([
      changed(compare, (copy) => {
        transitions(copy)["Errors"] = [];
      }),
      hello,
      end,
    ]),
    undefined,
  ],
  ["FLW512", "the version is the only one", flow([hello, end], { Version: "2019-10-31" }), flow([hello, end])],
  [
    "FLW573",
    "SSML is put inside its outermost tag, and & is written as XML",
    flow([
      changed(hello, (copy) => {
        (copy as unknown as { Parameters: Change }).Parameters = { SSML: "Salt & pepper" };
      }),
      end,
    ]),
    flow([
      changed(hello, (copy) => {
        (copy as unknown as { Parameters: Change }).Parameters = { SSML: "<speak>Salt &amp; pepper</speak>" };
      }),
      end,
    ]),
  ],
  [
    "FLW560",
    "a slip of the fingers in a type is corrected",
    flow([{ ...hello, Type: "MesageParticipant" }, end]),
    flow([hello, end]),
  ],
];

function loggingWith(more: JsonObject): Pick<FlowAction, "Type" | "Parameters" | "Transitions"> {
  return {
    Type: "UpdateContactData",
    Parameters: { Description: "a call", ...more },
    Transitions: { NextAction: "end", Errors: [{ NextAction: "end", ErrorType: "NoMatchingError" }] },
  };
}

const layouts: readonly [string, (value: Json) => string][] = [
  ["two spaces", (value) => `${JSON.stringify(value, undefined, 2)}\n`],
  ["tabs and CRLF", (value) => JSON.stringify(value, undefined, "\t").replaceAll("\n", "\r\n")],
  ["one line", (value) => JSON.stringify(value)],
  [
    "an answer of the API",
    (value) =>
      JSON.stringify(
        { ContactFlow: { Name: "Main", Type: "CONTACT_FLOW", Content: JSON.stringify(value) } },
        undefined,
        4,
      ),
  ],
  [
    "an answer of the API with an indented flow",
    (value) =>
      JSON.stringify({
        ContactFlow: { Name: "Main", Type: "CONTACT_FLOW", Content: JSON.stringify(value, undefined, 2) },
      }),
  ],
];

describe.each(layouts)("mending a flow: %s", (_, write) => {
  it.each(cases)("%s: %s", (code, _what, broken, mended) => {
    const text = write(broken);
    const found = checkJson(text, "flow.json");
    expect(codesOf(found)).toContain(code);
    const result = mendText(text, found);
    if (mended === undefined) expect(result.text === text || !codesOf(result.mended).includes(code)).toBe(true);
    else {
      expect(contentOf(result.text)).toEqual(mended);
      expect(codesOf(result.mended)).toContain(code);
      expect(codesOf(checkJson(result.text, "flow.json"))).not.toContain(code);
    }
    const again = mendText(result.text, checkJson(result.text, "flow.json"));
    expect(again).toEqual({ text: result.text, mended: [] });
  });
});

describe("Settings, in answers of the API", () => {
  const answer = (member: string, content: JsonObject): string =>
    JSON.stringify({ [member]: { Type: "CONTACT_FLOW", Content: JSON.stringify(content) } });
  const back: FlowAction = { ...end, Type: "EndFlowModuleExecution" };

  it.each([
    ["go from a flow", "ContactFlow", flow([hello, end], { Settings: usualModuleSettings }), flow([hello, end])],
    ["are added to a module", "ContactFlowModule", flow([back]), flow([back], { Settings: usualModuleSettings })],
  ])("%s", (_, member, broken, mended) => {
    const text = answer(member, broken);
    const result = mendText(text, checkJson(text, "flow.json"));
    expect(result.text).toBe(answer(member, mended));
    expect(codesOf(result.mended)).toEqual(["FLW582"]);
    expect(codesOf(checkJson(result.text, "flow.json"))).toEqual([]);
  });
});

it("writes what is new as its neighbours are written", () => {
  const [, , broken] = cases.find(([code, what]) => code === "FLW553" && what.includes("goes on")) ?? [];
  const text = `${JSON.stringify(broken, undefined, 4)}\n`;
  expect(mendText(text, checkJson(text, "flow.json")).text).toContain(`
                "Errors": [
                    {
                        "NextAction": "end",
                        "ErrorType": "NoMatchingError"
                    }
                ]
`);
});

function codesOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map(({ code }) => code);
}

function contentOf(text: string): unknown {
  const value = JSON.parse(text) as { ContactFlow?: { Content: string } };
  return value.ContactFlow ? JSON.parse(value.ContactFlow.Content) : value;
}

describe("an edit of a JSON text", () => {
  const name = fc.constantFrom("a", "b", "00", "__proto__", 'quo"te', "");
  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<Json>(1, "text", 'with "quotes"\n', null, true, [], {}),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.uniqueArray(fc.tuple(name, tie("value")), { maxLength: 3, selector: ([key]) => key }).map((members) =>
        members.reduce<JsonObject>((object, [key, value]) => {
          Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
          return object;
        }, {}),
      ),
    ),
  })).value;

  it("makes of the text what the same edit makes of the value, in any layout", () => {
    let count = 0;
    fc.assert(
      fc.property(
        json,
        fc.constantFrom(undefined, 1, 2, "\t"),
        fc.array(fc.oneof(name, fc.nat(2)), { minLength: 1, maxLength: 4 }),
        fc.constantFrom("remove", "add", "append"),
        json,
        (made, indent, at, kind, fresh) => {
          const value = JSON.parse(JSON.stringify(made)) as Json;
          const edit: DocumentEdit =
            kind === "remove"
              ? { remove: at }
              : kind === "add"
                ? { add: at, value: fresh }
                : { append: at, value: fresh };
          const text = JSON.stringify(value, undefined, indent);
          const change = editOf(text, edit);
          const expected = editedValue(value, edit);
          if (!change || expected === undefined) {
            expect([change, expected]).toEqual([undefined, undefined]);
            return;
          }
          count += 1;
          const after = withEdit(text, change);
          expect(JSON.stringify(readJson(after).value)).toBe(JSON.stringify(expected));
          // What was written in the usual way still is, where the text shows which that is.
          if (kind !== "remove" && (indent === undefined || text.includes("\n")))
            expect(after).toBe(JSON.stringify(expected, undefined, indent));
        },
      ),
      { numRuns: 3000 },
    );
    expect(count).toBeGreaterThan(100);
  });
});

describe("ignores of no use", () => {
  it.each([
    ["a line of its own goes", "a();\n  // flowc-ignore FLW594: why\nb();\n", "a();\nb();\n"],
    ["behind code the comment goes", "a(); // flowc-ignore FLW594: why\nb();\n", "a();\nb();\n"],
    ["of two codes both go", "// flowc-ignore FLW594, FLW595: why\nb();\n", "b();\n"],
    ["with CRLF", "a(); // flowc-ignore FLW594: why\r\nb();\r\n", "a();\r\nb();\r\n"],
    ["of two codes one stays", "// flowc-ignore FLW594, FLW901: why\nb();\n", "// flowc-ignore FLW901: why\nb();\n"],
  ])("%s", (_, text, mended) => {
    const book = ignoreBook(
      () => text,
      () => true,
    );
    const position = { file: "a.flow.ts", line: 2, column: 1 };
    book.without([{ code: "FLW901", severity: "warning", message: "", position }]);
    const found = book.findings(["a.flow.ts"]);
    expect(mendText(text, found).text).toBe(mended);
    expect(mendText(mended, found).mended).toEqual([]);
  });
});

const corpus = path.resolve("../shared/corpus/flow-language");

describe.skipIf(!existsSync(corpus))("real flows", () => {
  it("mending takes findings away, adds none, and mending again changes nothing", () => {
    let count = 0;
    for (const name of readdirSync(corpus, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".json")) continue;
      const text = readFileSync(path.join(corpus, name), "utf8");
      const before = checkJson(text, name);
      const { text: after, mended } = mendText(text, before);
      if (mended.length === 0) continue;
      count += mended.length;
      const left = checkJson(after, name);
      const words = new Map(before.map(({ code, message, action }) => [`${code} ${message} ${action}`, true]));
      expect(left.filter(({ code, message, action }) => !words.has(`${code} ${message} ${action}`))).toEqual([]);
      expect(left.length).toBe(before.length - mended.length);
      expect(mendText(after, left)).toEqual({ text: after, mended: [] });
    }
    expect(count).toBeGreaterThan(5);
  });
});
