import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relocation } from "../../src/author/symbol.js";
import { emit } from "../../src/compile/emit.js";
import { layout } from "../../src/compile/layout.js";
import { mirrorNext } from "../../src/compile/mirror-next.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { fromDocument } from "../../src/graph/from-document.js";
import { isomorphism } from "../../src/graph/isomorphism.js";
import type { FlowDocument } from "../../src/language/document.js";
import { mirroredBranches } from "../../src/language/outcomes.js";
import { actionType } from "../../src/language/registry.js";
import { flowGraph } from "../graph/arbitrary.js";
import { corpus, hasCorpus } from "../graph/corpus.js";

const next = (to: string): FlowEdge => ({ slot: { kind: "next" }, to });
const error = (name: string, to: string): FlowEdge => ({ slot: { kind: "error", error: name }, to });
const key = (operand: string, to: string): FlowEdge => ({
  slot: { kind: "condition", operator: "Equals", operand },
  to,
});

const frontDesk: FlowGraph = {
  start: "Welcome",
  nodes: [
    { id: "Goodbye", type: "DisconnectParticipant", parameters: {}, edges: [] },
    {
      id: "Welcome",
      type: "MessageParticipant",
      parameters: { PromptId: relocation({ kind: "prompt", name: "Welcome.wav" }) },
      edges: [error("NoMatchingError", "Menu"), next("Menu")],
      note: "Recorded in May.",
    },
    {
      id: "Menu",
      type: "GetParticipantInput",
      parameters: { Text: "For sales press 1.", StoreInput: "False", InputTimeLimitSeconds: "5" },
      edges: [
        key("1", "Look up caller"),
        error("InputTimeLimitExceeded", "Menu"),
        error("NoMatchingError", "Goodbye"),
        error("NoMatchingCondition", "Menu"),
      ],
    },
    {
      id: "Look up caller",
      type: "InvokeLambdaFunction",
      parameters: {
        LambdaFunctionARN: relocation({ kind: "lambda", name: "CustomerLookup" }),
        InvocationTimeLimitSeconds: "8",
        LambdaInvocationAttributes: { caller: "$.CustomerEndpoint.Address", reason: "sales" },
      },
      edges: [error("NoMatchingError", "Sales queue"), next("Is known")],
    },
    {
      id: "Is known",
      type: "Compare",
      parameters: { ComparisonValue: "$.External.known" },
      edges: [key("yes", "Sales queue"), error("NoMatchingCondition", "Goodbye")],
    },
    {
      id: "Sales queue",
      type: "UpdateContactTargetQueue",
      parameters: { QueueId: relocation({ kind: "queue", name: "Sales & service" }) },
      edges: [error("NoMatchingError", "Goodbye"), next("Enqueue")],
    },
    {
      id: "Enqueue",
      type: "TransferContactToQueue",
      parameters: {},
      edges: [error("NoMatchingError", "Goodbye"), error("QueueAtCapacity", "Goodbye")],
    },
  ],
};

test("a flow as the console writes it", async () => {
  const document = emit(frontDesk, {
    name: "Front desk",
    description: "Asks what the call is about",
    flowType: "contactFlow",
    layout: layout(frontDesk),
  });
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot("golden/front-desk.json");
});

const hooks: FlowGraph = {
  start: "Hold music",
  nodes: [
    {
      id: "Hold music",
      type: "UpdateContactEventHooks",
      parameters: { EventHooks: { CustomerHold: relocation({ kind: "flow", name: "Hold" }) } },
      edges: [error("NoMatchingError", "Prompts"), next("Prompts")],
    },
    {
      id: "Prompts",
      type: "MessageParticipantIteratively",
      parameters: {
        Messages: [
          { Text: "One moment" },
          { PromptId: relocation({ kind: "prompt", name: "Music.wav" }) },
          { Text: "." },
        ],
        InterruptFrequencySeconds: "30",
      },
      edges: [key("MessagesInterrupted", "Remember"), error("NoMatchingError", "Remember")],
    },
    {
      id: "Remember",
      type: "UpdateContactAttributes",
      parameters: {
        TargetContact: "Current",
        Attributes: {
          agent: "$.Agent.UserName",
          "a b": "$.Attributes['a b']",
          mixed: "Hello $.Name",
          admin: relocation({ kind: "setting", name: "admins/alice" }),
        },
      },
      edges: [error("NoMatchingError", "Done"), next("Done")],
    },
    { id: "Done", type: "EndFlowModuleExecution", parameters: {}, edges: [] },
    { id: "Unknown", type: "FutureAction", parameters: { Deep: [{ x: { y: "1" } }] }, edges: [next("Done")] },
  ],
};

test("a module as the console writes it", async () => {
  const document = emit(hooks, { name: "Hooks", flowType: "module", status: "saved", layout: layout(hooks) });
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot("golden/hooks-module.json");
  expect(JSON.stringify(document.Metadata)).not.toContain("alice");
});

test("an identifier that the console made is no name to show, and a block without a place stands at the entry", () => {
  const id = "2d8b6a3e-0c0f-4c3c-9d2f-5a3f6c1f7b10";
  const graph: FlowGraph = { start: id, nodes: [{ id, type: "DisconnectParticipant", parameters: {}, edges: [] }] };
  const empty = { entry: { x: 15, y: 20 }, positions: new Map() };
  const { Metadata: metadata } = emit(graph, { name: "F", flowType: "contactFlow", layout: empty });
  expect(metadata).toMatchObject({ entryPointPosition: { x: 15, y: 20 } });
  expect(metadata!["ActionMetadata"]).toEqual({ [id]: { position: { x: 15, y: 20 } } });
});

test("errors stand in the catalogue's order, unknown ones behind, whatever the graph's order", () => {
  const menu = frontDesk.nodes.find((node) => node.id === "Menu")!;
  const strange = { ...menu, edges: [error("Strange", "Menu"), ...menu.edges.toReversed()] };
  const graph: FlowGraph = { start: "Menu", nodes: [strange] };
  const [action] = emit(graph, { name: "F", flowType: "contactFlow", layout: layout(graph) }).Actions;
  const transitions = action!.Transitions as { readonly Errors: readonly { readonly ErrorType: string }[] };
  expect(transitions.Errors.map((entry) => entry.ErrorType)).toEqual([
    "NoMatchingError",
    "NoMatchingCondition",
    "InputTimeLimitExceeded",
    "Strange",
  ]);
});

test.each([
  ["Loop", {}, [key("ContinueLooping", "on"), key("DoneLooping", "done")], "done"],
  ["Compare", {}, [key("1", "one"), error("NoMatchingCondition", "other")], "other"],
  ["MessageParticipant", {}, [error("NoMatchingError", "other")], undefined],
  ["MessageParticipant", {}, [error("NoMatchingError", "other"), next("on")], "on"],
  ["DisconnectParticipant", {}, [], undefined],
  ["FutureAction", {}, [error("NoMatchingError", "other")], undefined],
])("NextAction of %s", (type, parameters, edges, expected) => {
  const node = mirrorNext({ id: "a", type, parameters, edges });
  expect(node.edges.find(({ slot }) => slot.kind === "next")?.to).toBe(expected);
  expect(node.edges.slice(0, edges.length)).toEqual(edges);
});

/** A graph with `NextAction` as the console writes it. */
function mirrored(graph: FlowGraph): FlowGraph {
  return { ...graph, nodes: graph.nodes.map(mirrorNext) };
}

test("what is emitted behaves as the graph does, and every action has its place", () => {
  fc.assert(
    fc.property(flowGraph({ notes: true }), (graph) => {
      const document = emit(graph, { name: "F", flowType: "contactFlow", layout: layout(graph) });
      const back = fromDocument(JSON.parse(JSON.stringify(document)) as FlowDocument);
      expect(isomorphism(mirrored(graph), back)).toMatchObject({ same: true });
      const notes = (nodes: readonly FlowNode[]): unknown => nodes.map(({ id, note }) => `${id} ${note}`).toSorted();
      expect(notes(back.nodes)).toEqual(notes(graph.nodes));
      expect(Object.keys(document.Metadata!["ActionMetadata"] as object)).toEqual(back.nodes.map((node) => node.id));
    }),
  );
});

test("the order of the graph's nodes does not matter while all can be reached", () => {
  const chain = flowGraph({ dangling: false }).map((graph): FlowGraph => {
    const nodes = graph.nodes.map((node, i) => {
      const follower = graph.nodes[i + 1];
      const rest = node.edges.filter(({ slot }) => slot.kind !== "next");
      return follower ? { ...node, edges: [...rest, next(follower.id)] } : { ...node, edges: rest };
    });
    return { start: nodes[0]!.id, nodes };
  });
  fc.assert(
    fc.property(chain, (graph) => {
      const shuffled = { ...graph, nodes: graph.nodes.toReversed() };
      const options = { name: "F", flowType: "contactFlow", layout: layout(graph) } as const;
      expect(JSON.stringify(emit(shuffled, options))).toBe(JSON.stringify(emit(graph, options)));
    }),
  );
});

describe.skipIf(!hasCorpus)("console exports", () => {
  /** Exports with the console's newer metadata, whose NextAction a person or program is unlikely to have touched. */
  const isExport = ({ Metadata: metadata }: FlowDocument): boolean =>
    metadata !== undefined && Object.hasOwn(metadata, "hash");

  test("NextAction rebuilt from the branches is the export's own nearly always", () => {
    const wrong = new Map<string, number>();
    let right = 0;
    let total = 0;
    for (const text of corpus().values()) {
      const document = JSON.parse(text) as FlowDocument;
      if (!isExport(document)) continue;
      for (const node of fromDocument(document).nodes) {
        const action = actionType(node.type);
        const own = node.edges.find(({ slot }) => slot.kind === "next");
        if (!action || !own || own.to === "" || mirroredBranches(action, node.parameters).length === 0) continue;
        const without = { ...node, edges: node.edges.filter((edge) => edge !== own) };
        const rebuilt = mirrorNext(without).edges.find(({ slot }) => slot.kind === "next");
        total++;
        if (rebuilt?.to === own.to) right++;
        else wrong.set(node.type, (wrong.get(node.type) ?? 0) + 1);
      }
    }
    process.stdout.write(`NextAction as in the export: ${right} of ${total}; else ${JSON.stringify([...wrong])}\n`);
    expect(total).toBeGreaterThan(50);
    expect(right / total).toBeGreaterThan(0.9);
  });

  test("conditionMetadata rebuilt from the conditions says what the export's own says", () => {
    let same = 0;
    const different: string[] = [];
    for (const [name, text] of corpus()) {
      const document = JSON.parse(text) as FlowDocument;
      if (!isExport(document)) continue;
      const graph = fromDocument(document);
      const emitted = emit(graph, { name, flowType: "contactFlow", layout: layout(graph) });
      const of = (whole: FlowDocument, id: string): readonly Record<string, unknown>[] | undefined =>
        (
          whole.Metadata!["ActionMetadata"] as never as Record<
            string,
            { conditionMetadata?: Record<string, unknown>[] }
          >
        )[id]?.conditionMetadata;
      const bare = (list: readonly Record<string, unknown>[]): string =>
        JSON.stringify(list.map(({ operator, value }) => ({ operator, value })));
      for (const { id, type } of graph.nodes) {
        const [theirs, ours] = [of(document, id), of(emitted, id)];
        if (!theirs || theirs.length === 0) continue;
        if (ours && bare(ours) === bare(theirs)) same++;
        else different.push(`${name} ${type}`);
      }
    }
    process.stdout.write(`conditionMetadata as in the export: ${same}; else ${JSON.stringify(different)}\n`);
    expect(same).toBeGreaterThan(20);
    expect(different.length / (same + different.length)).toBeLessThan(0.1);
  });
});
