import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readApiAnswer } from "../../src/language/api-answer.js";
import { canonicalForm, parseDocument, serialiseDocument } from "../../src/language/document.js";
import type { Json } from "../../src/language/json.js";
import { corpus, hasCorpus } from "./corpus.js";

function json(text: string): Json {
  return JSON.parse(text) as Json;
}

describe.skipIf(!hasCorpus)("real flows", () => {
  test("there are 217 of them", () => {
    expect(corpus()).toHaveLength(217);
  });

  test.each(corpus())("%s comes out as it went in", (file, text) => {
    const { document, diagnostics } = parseDocument(text, file);
    if (!document) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const written = serialiseDocument(document);
    expect(canonicalForm(json(written))).toBe(canonicalForm(json(text)));
    expect(written.trimEnd()).toBe(text.trimEnd());
  });
});

/** A small flow with a place for each thing that can be wrong. */
function flow(change: (flow: Record<string, unknown>, action: Record<string, unknown>) => void): string {
  const action: Record<string, unknown> = {
    Parameters: { Text: "Hello" },
    Identifier: "greeting",
    Type: "MessageParticipant",
    Transitions: { NextAction: "greeting", Errors: [], Conditions: [] },
  };
  const whole = { Version: "2019-10-30", StartAction: "greeting", Metadata: {}, Actions: [action] };
  change(whole, action);
  return JSON.stringify(whole, null, 2);
}

function codes(text: string): readonly (readonly [code: string, line: number | undefined, message: string])[] {
  return parseDocument(text, "a.json").diagnostics.map(({ code, position, message }) => [
    code,
    position?.line,
    message,
  ]);
}

describe("findings", () => {
  test("a sound flow has none", () => {
    expect(codes(flow(() => {}))).toEqual([]);
  });

  test.each<[string, string, number, string]>([
    ["{", "FLW501", 1, "This is not JSON: the text ends where a name in double quotes should be."],
    ["[".repeat(201), "FLW503", 1, "The JSON nests more than 200 deep."],
    [
      flow((_, action) => (action["Parameters"] = { Big: "@" })).replace('"@"', "9223372036854775807"),
      "FLW504",
      8,
      "The number 9223372036854775807 cannot be kept exactly.",
    ],
    ["[]", "FLW510", 1, "This is no flow: it is a list."],
    ["null", "FLW510", 1, "This is no flow: it is null."],
    ['{"Actions": 3}', "FLW510", 1, "This is no flow: its Actions are a number and no list."],
    ['{"__proto__": {"Actions": []}}', "FLW510", 1, "This is no flow: it has no Actions."],
    [
      '{"ContactFlow": {"Content": "{}"}}',
      "FLW510",
      1,
      "This is no flow: it is an answer of the API, whose Content holds the flow as a text.",
    ],
    [
      '{"modules": [], "start": "x"}',
      "FLW511",
      1,
      "This flow is in the format that the console exported before the Flow language.",
    ],
    [flow((whole) => (whole["Version"] = "2020-01-01")), "FLW512", 2, 'The flow\'s version is "2020-01-01".'],
    [flow((whole) => delete whole["StartAction"]), "FLW513", 1, '"StartAction" should be a text, but it is missing.'],
    [flow((whole) => (whole["Metadata"] = 1)), "FLW513", 4, '"Metadata" should be an object, but it is a number.'],
    [flow((whole) => (whole["Actions"] = ["x"])), "FLW513", 6, "Action 1 should be an object, but it is a text."],
    [
      flow((_, action) => (action["Identifier"] = 7)),
      "FLW513",
      10,
      '"Identifier" should be a text, but it is a number.',
    ],
    [
      flow((_, action) => (action["Transitions"] = { NextAction: null })),
      "FLW513",
      13,
      '"NextAction" should be a text, but it is null.',
    ],
    [
      flow((_, action) => (action["Transitions"] = { Conditions: [{ NextAction: "greeting" }] })),
      "FLW513",
      14,
      '"Condition" should be an object, but it is missing.',
    ],
    [
      flow((whole, action) => (whole["Actions"] = [action, action])),
      "FLW514",
      22,
      'The identifier "greeting" belongs to two actions.',
    ],
    [
      flow((_, action) => (action["Identifier"] = "a/b")),
      "FLW515",
      10,
      'The identifier "a/b" is not allowed: it has the character /, which identifiers may not have.',
    ],
    [
      flow((_, action) => (action["Identifier"] = "__proto__")),
      "FLW515",
      10,
      'The identifier "__proto__" is not allowed: it is a word that the service keeps to itself.',
    ],
    [
      flow((_, action) => (action["Identifier"] = "x".repeat(51))),
      "FLW515",
      10,
      `The identifier "${"x".repeat(51)}" is not allowed: it has 51 characters and 50 is the most.`,
    ],
  ])("%s", (text, code, line, message) => {
    expect(codes(text)[0]).toEqual([code, line, message]);
  });

  test("a repeated member is reported at its second place, and the first is named", () => {
    const text = '{\n  "Version": "2019-10-30",\n  "Version": "2019-10-30",\n  "StartAction": "a",\n  "Actions": []\n}';
    const { document, diagnostics } = parseDocument(text, "a.json");
    expect(document).toBeDefined();
    expect(diagnostics).toMatchObject([
      {
        code: "FLW502",
        severity: "warning",
        position: { file: "a.json", line: 3, column: 3 },
        related: [{ file: "a.json", line: 2, column: 3, message: "first given here" }],
      },
    ]);
  });

  test("malformed transitions and doubtful identifiers do not keep the flow from being read", () => {
    const text = flow((_, action) => {
      action["Identifier"] = "a/b";
      action["Transitions"] = { NextAction: 1, Errors: [null, { ErrorType: "x" }], Conditions: "none" };
    });
    const { document, diagnostics } = parseDocument(text, "a.json");
    expect(diagnostics.length).toBeGreaterThan(3);
    expect(document && serialiseDocument(document)).toBe(`${text}\n`);
  });
});

describe("hostile documents", () => {
  const member = fc.oneof(
    fc.constantFrom("Version", "StartAction", "Actions", "Identifier", "Type", "Transitions", "Conditions"),
    fc.constantFrom("__proto__", "constructor", "hasOwnProperty", "x".repeat(10_000), "\ud800"),
  );
  const anything = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom("2019-10-30", "", "a", null, 0, true),
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(member, tie("value")), { maxLength: 5 })
        .map((entries) => Object.fromEntries(entries) as unknown),
    ),
  })).value;

  test("give findings with a place and never a crash; what is given back has the shape it claims", () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 3 }), (value, actions) => {
        const base = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
        const text = JSON.stringify({ ...base, Actions: actions });
        const { document, diagnostics } = parseDocument(text, "a.json");
        for (const { position } of diagnostics) expect(position?.file).toBe("a.json");
        expect(document !== undefined || diagnostics.length > 0).toBe(true);
        expect(
          document === undefined || serialiseDocument(document) === `${JSON.stringify(json(text), null, 2)}\n`,
        ).toBe(true);
        const texts = document
          ? [document.StartAction, ...document.Actions.flatMap((a) => [a.Identifier, a.Type])]
          : [];
        expect(texts.every((each) => typeof each === "string")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("comparing", () => {
  test("does not mind the order of members, and minds everything else", () => {
    expect(canonicalForm(json('{"a":1,"b":{"c":[1,2],"d":null}}'))).toBe(
      canonicalForm(json('{"b":{"d":null,"c":[1,2]},"a":1}')),
    );
    expect(canonicalForm(json('{"a":[1,2]}'))).not.toBe(canonicalForm(json('{"a":[2,1]}')));
    expect(canonicalForm(json('{"a":1}'))).not.toBe(canonicalForm(json('{"a":"1"}')));
    expect(canonicalForm(json('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});

describe("answers of the API", () => {
  test("of a flow", () => {
    const answer = { ContactFlow: { Name: "Main", Type: "CUSTOMER_QUEUE", Content: "{}" } };
    expect(readApiAnswer(answer)).toMatchObject({ content: "{}", name: "Main", flowType: "customerQueue" });
  });

  test("of a module", () => {
    const answer = { ContactFlowModule: { Name: "Ask", Content: "{}", Settings: '{"input":{}}' } };
    expect(readApiAnswer(answer)).toMatchObject({ content: "{}", flowType: "module", settings: '{"input":{}}' });
  });

  test.each(["null", "[]", '"x"', "{}", '{"ContactFlow":null}', '{"ContactFlow":{"Content":1}}', '{"__proto__":{}}'])(
    "not %s",
    (text) => {
      expect(readApiAnswer(json(text))).toBeUndefined();
    },
  );
});
