import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FlowGraph } from "../../src/graph/flow-graph.js";
import { fromDocument } from "../../src/graph/from-document.js";
import { toDocument } from "../../src/graph/to-document.js";
import { parseDocument, serialiseDocument } from "../../src/language/document.js";
import type { FlowDocument } from "../../src/language/document.js";
import type { Json } from "../../src/language/json.js";
import { flowGraph } from "./arbitrary.js";
import { corpus, hasCorpus } from "./corpus.js";

/** The same text again, key order included. */
function throughGraph(text: string): string {
  return JSON.stringify(toDocument(fromDocument(JSON.parse(text) as FlowDocument)));
}

describe.skipIf(!hasCorpus)("real flows", () => {
  test.each([...corpus()])("%s comes out as it went in", (_, text) => {
    expect(throughGraph(text)).toBe(JSON.stringify(JSON.parse(text)));
  });

  test("all 217 come out byte for byte", () => {
    const texts = [...corpus()];
    const read = texts.flatMap(([name, text]) => {
      const { document } = parseDocument(text, name);
      return document ? [{ text, written: serialiseDocument(toDocument(fromDocument(document))) }] : [];
    });
    expect(read.map(({ written }) => written)).toEqual(read.map(({ text }) => text));
    expect([texts.length, read.length]).toEqual([217, 217]);
  });
});

/** An object with a random choice of the given members, in random order, and sometimes strange keys and values. */
function strange(members: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<Json> {
  const any = fc.oneof(fc.constantFrom<Json>(null, "", 3, true, [], {}), fc.jsonValue({ maxDepth: 1 }));
  const member = ([key, value]: [string, fc.Arbitrary<Json>]): fc.Arbitrary<[string, Json]> =>
    fc
      .oneof({ arbitrary: value, weight: 12 }, { arbitrary: any as fc.Arbitrary<Json>, weight: 1 })
      .map((chosen): [string, Json] => [key, chosen]);
  const extras = ["__proto__", "constructor", "x"].map((key): [string, fc.Arbitrary<Json>] => [key, any as never]);
  const entries = [...Object.entries(members), ...extras].map(member);
  return fc
    .tuple(
      fc.shuffledSubarray(entries.slice(0, -3), { minLength: Math.max(0, entries.length - 5) }),
      fc.subarray(entries.slice(-3), { maxLength: 1 }),
    )
    .chain(([usual, rare]) => fc.tuple(...usual, ...rare))
    .map((list) => Object.fromEntries(list) as Json);
}

const id = fc.constantFrom("a", "b", "c", "", "a#2");
const entry = strange({ NextAction: id, ErrorType: fc.constantFrom("NoMatchingError", "CallFailed") });
const branch = strange({
  NextAction: id,
  Condition: strange({
    Operator: fc.constant("Equals"),
    Operands: fc.array(fc.constantFrom("1", "2"), { maxLength: 2 }),
  }),
});
const action = strange({
  Parameters: fc.constant({ Text: "Hello" }),
  Identifier: id,
  Type: fc.constant("MessageParticipant"),
  Transitions: strange({ NextAction: id, Errors: fc.array(entry), Conditions: fc.array(branch) }),
});
const anyDocument = fc
  .tuple(
    strange({ Version: fc.constant("2019-10-30"), StartAction: id, Metadata: fc.constant({}) }),
    fc.array(action.filter((value) => typeof value === "object" && value !== null && !Array.isArray(value))),
  )
  .map(([top, Actions]) => ({ ...(top as object), Actions }));

test("any document comes out as it went in", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = JSON.stringify(document);
      expect(throughGraph(text)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("nodes read from any document have identifiers and slots of their own", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { nodes } = fromDocument(document as unknown as FlowDocument);
      expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
      for (const node of nodes) {
        const slots = node.edges.map((edge) => JSON.stringify(edge.slot));
        expect(new Set(slots).size).toBe(slots.length);
        const kinds = node.edges.map((edge) => ["condition", "error", "next"].indexOf(edge.slot.kind));
        expect(kinds).toEqual(kinds.toSorted());
      }
    }),
  );
});

/** A graph without what only its document knows. */
function plain(graph: FlowGraph): FlowGraph {
  const { extra, ...rest } = { ...graph, nodes: graph.nodes.map((node) => ({ ...node })) };
  rest.nodes.forEach((node) => delete node.extra);
  return extra ? rest : graph;
}

test("a graph that was compiled survives its document", () => {
  fc.assert(
    fc.property(flowGraph(), (graph) => {
      expect(plain(fromDocument(toDocument(graph)))).toEqual(graph);
    }),
  );
});

const unfinished = `{
  "Metadata": { "Annotations": [{ "actionId": "menu", "content": "Ask for the language" }] },
  "StartAction": null,
  "Actions": [
    { "Identifier": "menu", "Type": "Compare", "Transitions": {
      "Conditions": [
        { "Condition": { "Operands": ["1"], "Operator": "Equals" }, "NextAction": "bye" },
        { "NextAction": "menu", "Condition": { "Operator": "Equals", "Operands": ["1"] } }
      ],
      "Errors": null, "NextAction": "" } },
    { "Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": null, "Transitions": null },
    { "Identifier": "bye", "Type": "EndFlowExecution", "Parameters": {}, "Transitions": {} }
  ]
}`;

test("an unfinished flow, read", () => {
  const graph = plain(fromDocument(JSON.parse(unfinished) as FlowDocument));
  expect(graph).toEqual({
    start: "",
    nodes: [
      {
        id: "menu",
        type: "Compare",
        parameters: {},
        note: "Ask for the language",
        edges: [
          { slot: { kind: "condition", operator: "Equals", operand: "1" }, to: "bye" },
          { slot: { kind: "next" }, to: "" },
        ],
      },
      { id: "bye", type: "DisconnectParticipant", parameters: {}, edges: [] },
      { id: "bye#2", type: "EndFlowExecution", parameters: {}, edges: [] },
    ],
  });
});

test("what a pass changed is written, the remainder stays around it", () => {
  const graph = fromDocument(JSON.parse(unfinished) as FlowDocument);
  const [menu, bye, other] = graph.nodes;
  const changed: FlowGraph = {
    ...graph,
    start: "menu",
    nodes: [
      {
        ...menu!,
        parameters: { ComparisonValue: "$.Channel" },
        edges: [{ slot: { kind: "error", error: "E" }, to: "end" }],
      },
      { ...bye!, edges: [{ slot: { kind: "next" }, to: "end" }] },
      { ...other!, id: "end" },
    ],
  };
  expect(toDocument(changed)).toEqual({
    Metadata: { Annotations: [{ actionId: "menu", content: "Ask for the language" }] },
    StartAction: "menu",
    Actions: [
      {
        Identifier: "menu",
        Type: "Compare",
        Parameters: { ComparisonValue: "$.Channel" },
        Transitions: {
          Conditions: [{ NextAction: "menu", Condition: { Operator: "Equals", Operands: ["1"] } }],
          Errors: [{ NextAction: "end", ErrorType: "E" }],
        },
      },
      { Identifier: "bye", Type: "DisconnectParticipant", Parameters: null, Transitions: { NextAction: "end" } },
      { Identifier: "end", Type: "EndFlowExecution", Parameters: {}, Transitions: {} },
    ],
  });
});
