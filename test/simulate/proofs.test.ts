import { beforeAll, describe, expect, it } from "vitest";
import type { FlowGraph, FlowNode, Slot } from "../../src/graph/flow-graph.js";
import { expectEveryFlow, expectFlow, ProofFailure } from "../../src/simulate/proofs/expect-flow.js";
import type { ProvableFlow } from "../../src/simulate/proofs/flow-finder.js";
import {
  block,
  branch,
  flowStart,
  hangsUp,
  lambda,
  line,
  queued,
  transferToFlow,
} from "../../src/simulate/proofs/spots.js";
import { compileEmergencyFlows } from "../emergency/emergency-line.js";

let flows: readonly ProvableFlow[] = [];
beforeAll(() => {
  flows = compileEmergencyFlows().flows;
});

const authentication = "Emergency_Authentication";
const pinValid = branch({ lambda: "OneTimePin", input: { action: "verify" }, field: "outcome", equals: "valid" });
const onlyWithPin = (among: readonly ProvableFlow[]) =>
  expectFlow(authentication, among).everyPath().to(transferToFlow("Emergency_Update")).passes(pinValid);

/** The flows with one of them changed. */
function mutated(name: string, change: (graph: FlowGraph) => FlowGraph): readonly ProvableFlow[] {
  return flows.map((flow) => {
    if (flow.name !== name) return flow;
    const { kind = "flow", flowType } = flow;
    return { name, kind, ...(flowType && { flowType }), graph: change(flow.graph) };
  });
}

function withNodes(graph: FlowGraph, change: (node: FlowNode) => FlowNode): FlowGraph {
  return { ...graph, nodes: graph.nodes.map(change) };
}

/** Ways that lead to one block lead to another. */
function redirect(graph: FlowGraph, from: string, to: string): FlowGraph {
  return withNodes(graph, (node) => ({
    ...node,
    edges: node.edges.map((edge) => (edge.to === from ? { ...edge, to } : edge)),
  }));
}

/** The graph without a block: what led to it goes on where its `next` does. */
function without(graph: FlowGraph, id: string): FlowGraph {
  const next = nodeOf(graph, id).edges.find(({ slot }) => slot.kind === "next")?.to ?? "";
  const rest = redirect(graph, id, next);
  return {
    ...rest,
    start: graph.start === id ? next : graph.start,
    nodes: rest.nodes.filter((node) => node.id !== id),
  };
}

function nodeOf(graph: FlowGraph, id: string): FlowNode {
  const node = graph.nodes.find((one) => one.id === id);
  if (!node) throw new Error(`There is no block ${id}.`);
  return node;
}

/** What a refuted expectation says, as text. */
function refuted(expectation: () => unknown): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof ProofFailure) return error.message;
    throw error;
  }
  throw new Error("The expectation holds.");
}

describe("the emergency flows", () => {
  it("let nobody change an emergency without the PIN", () => {
    expect(onlyWithPin(flows)).toMatchObject({ holds: true, leadsOutTo: [] });
    expect(expectFlow(authentication, flows).everyPath().to(lambda("UpdateEmergency")).passes(pinValid).holds).toBe(
      true,
    );
  });

  it("never end without a word, keep the PIN out of the log, and let callers leave every menu", () => {
    const every = expectEveryFlow(flows);
    expect(every.endsWithMessage().holds).toBe(true);
    expect(every.keepsSecretsOutOfTheLog().holds).toBe(true);
    expect(every.everyMenuCanBeLeft().holds).toBe(true);
  });
});

describe("only with a PIN", () => {
  it("is refuted without the check, and names the path with the author's lines", () => {
    const changed = mutated(authentication, (graph) => {
      const check = graph.nodes.find(({ edges }) =>
        edges.some(({ slot }) => slot.kind === "condition" && slot.operand === "valid"),
      )!;
      const thanks = check.edges.find(({ slot }) => slot.kind === "condition" && slot.operand === "valid")!.to;
      return redirect(graph, check.id, thanks);
    });
    const text = refuted(() => onlyWithPin(changed));
    expect(text).toContain("✗ every path to transfer to flow Emergency_Update passes OneTimePin (action verify)");
    expect(text).toMatch(/flows\/emergency\/authentication\.flow\.ts:\d+ +Store customer input: Please enter/);
    expect(text).toMatch(/authentication\.flow\.ts:\d+ +Transfer to flow\n/);
    expect(text).toContain("This call comes to transfer to flow Emergency_Update without it.");
  });

  it.each(["invalid", "expired", "tooManyAttempts"])("is refuted when %s is let in as well", (outcome) => {
    const changed = mutated(authentication, (graph) => {
      const transfer = graph.nodes.find(({ type }) => type === "TransferToFlow")!.id;
      return withNodes(graph, (node) => ({
        ...node,
        edges: node.edges.map((edge) => (isEquals(edge.slot, outcome) ? { ...edge, to: transfer } : edge)),
      }));
    });
    expect(refuted(() => onlyWithPin(changed))).toContain(`→ Equals "${outcome}"`);
  });

  it("is refuted when the answer that is looked at is another function's, or to another question", () => {
    for (const change of [
      (node: FlowNode): FlowNode => ({ ...node, parameters: { ...node.parameters, LambdaFunctionARN: "Other" } }),
      (node: FlowNode): FlowNode => ({
        ...node,
        parameters: { ...node.parameters, LambdaInvocationAttributes: { action: "send" } },
      }),
    ]) {
      const changed = mutated(authentication, (graph) =>
        withNodes(graph, (node) => (JSON.stringify(node.parameters).includes('"verify"') ? change(node) : node)),
      );
      expect(refuted(() => onlyWithPin(changed))).toContain("Transfer to flow");
    }
  });

  it("is refuted when an error of the check lets the caller in", () => {
    const changed = mutated(authentication, (graph) => {
      const transfer = graph.nodes.find(({ type }) => type === "TransferToFlow")!.id;
      return withNodes(graph, (node) =>
        JSON.stringify(node.parameters).includes('"verify"')
          ? {
              ...node,
              edges: node.edges.map((edge) => (edge.slot.kind === "error" ? { ...edge, to: transfer } : edge)),
            }
          : node,
      );
    });
    expect(refuted(() => onlyWithPin(changed))).toContain("AWS Lambda function → NoMatchingError");
  });

  it("is refuted by a way through another flow", () => {
    const changed = mutated("Emergency_Demo", (graph) =>
      withNodes(graph, (node) =>
        node.type === "DisconnectParticipant"
          ? {
              ...node,
              type: "TransferToFlow",
              parameters: { ContactFlowId: "${flowc:flow/Emergency_Update}" },
              edges: [{ slot: { kind: "error", error: "NoMatchingError" }, to: node.id }],
            }
          : node,
      ),
    );
    const claim = (among: readonly ProvableFlow[]) =>
      expectEveryFlow(among.filter(({ name }) => name !== "Emergency_Update"))
        .everyPath()
        .to(flowStart("Emergency_Update"))
        .passes(pinValid);
    expect(claim(flows)).toMatchObject({ holds: true, leadsOutTo: ["Emergency_Update"] });
    expect(refuted(() => claim(changed))).toContain("in the flow Emergency_Update");
  });
});

describe("no path ends without a message", () => {
  it.each(["Emergency_Authentication", "Emergency_Update", "Emergency_Demo"])(
    "is refuted when %s hangs up silently after an error",
    (name) => {
      const hangUp = (graph: FlowGraph) => graph.nodes.find(({ type }) => type === "DisconnectParticipant")!.id;
      const changed = mutated(name, (graph) =>
        withNodes(graph, (node) =>
          node.type === "InvokeLambdaFunction"
            ? {
                ...node,
                edges: node.edges.map((edge) => (edge.slot.kind === "error" ? { ...edge, to: hangUp(graph) } : edge)),
              }
            : node,
        ),
      );
      const text = refuted(() => expectFlow(name, changed).endsWithMessage());
      expect(text).toContain("→ NoMatchingError");
      expect(text).toContain("Disconnect / hang up\n  The call ends here");
    },
  );

  it("is refuted when silence at the last menu hangs up: the menu's own prompt does not count", () => {
    const changed = mutated("Emergency_Update", (graph) => without(graph, goodbyeAfterSilence(graph)));
    expect(refuted(() => expectFlow("Emergency_Update", changed).endsWithMessage())).toContain("Disconnect");
  });
});

function goodbyeAfterSilence(graph: FlowGraph): string {
  return graph.nodes.find(({ parameters }) => /did not receive a choice/.test(String(parameters["Text"])))!.id;
}

describe("logging", () => {
  it("may not be left on when the switch that turns it off is missing", () => {
    const { graph } = flows.find(({ name }) => name === authentication)!;
    const off = graph.nodes.filter(({ parameters }) => parameters["FlowLoggingBehavior"] === "Disabled");
    expect(off).toHaveLength(1);
    for (const { id } of off) {
      const changed = mutated(authentication, (whole) => without(whole, id));
      const text = refuted(() => expectFlow(authentication, changed).keepsSecretsOutOfTheLog());
      expect(text).toContain("Store customer input: Please enter the 6 digits");
      expect(text).toContain("Secret digits are seen here, and the log may be on.");
    }
  });

  it("may not be turned on before the PIN is passed on, nor be on for a copy of it in an attribute", () => {
    const changed = mutated(authentication, (graph) => {
      const on = nodeOf(graph, switchedOnAfter(graph, '"verify"'));
      const verify = graph.nodes.find(({ parameters }) => JSON.stringify(parameters).includes('"verify"'))!;
      const copy: FlowNode = {
        id: "copy",
        type: "UpdateContactAttributes",
        parameters: { Attributes: { note: "entered: $.StoredCustomerInput" } },
        edges: next(on.id),
      };
      const tell: FlowNode = {
        id: "tell",
        type: "MessageParticipant",
        parameters: { Text: "You entered $.Attributes.note" },
        edges: on.edges,
      };
      return {
        ...graph,
        nodes: [
          ...graph.nodes.map((node) =>
            node.id === verify.id ? { ...node, edges: redirectEdges(node, on.id, "copy") } : node,
          ),
          copy,
          tell,
        ].map((node) => (node.id === on.id ? { ...node, edges: next("tell") } : node)),
      };
    });
    expect(refuted(() => expectFlow(authentication, changed).keepsSecretsOutOfTheLog())).toContain("You entered");
  });

  it("is about inputs that are named, too", () => {
    const inputs = block("entered");
    expect(expectFlow(authentication, flows).keepsSecretsOutOfTheLog({ inputs }).holds).toBe(true);
    expect(() => expectFlow(authentication, flows).keepsSecretsOutOfTheLog({ inputs: block("typo") })).toThrow(
      /FLW761.*the block typo/,
    );
  });
});

function next(to: string): FlowNode["edges"] {
  return [{ slot: { kind: "next" }, to }];
}

function redirectEdges(node: FlowNode, from: string, to: string): FlowNode["edges"] {
  return node.edges.map((edge) => (edge.to === from ? { ...edge, to } : edge));
}

function switchedOnAfter(graph: FlowGraph, text: string): string {
  const asks = graph.nodes.find(({ parameters }) => JSON.stringify(parameters).includes(text))!;
  return asks.edges.find(({ slot }) => slot.kind === "next")!.to;
}

function isEquals(slot: Slot, operand: string): boolean {
  return slot.kind === "condition" && slot.operand === operand;
}

describe("every menu can be left", () => {
  it("is refuted when silence only plays the menu again and every key comes back", () => {
    const changed = mutated("Emergency_Update", (graph) => redirect(graph, "location-menu-2", "location-menu-1"));
    expect(expectFlow("Emergency_Update", changed).everyMenuCanBeLeft().holds).toBe(true);

    const trap = mutated("Emergency_Update", (graph) => redirect(graph, goodbyeAfterSilence(graph), graph.start));
    const text = refuted(() => expectFlow("Emergency_Update", trap).everyMenuCanBeLeft());
    expect(text).toContain("The caller cannot get away from here by keys or silence.");
    expect(text).toContain("InputTimeLimitExceeded leads to location-menu-2");
  });
});

describe("spots", () => {
  it("are found by line, block and branch", () => {
    const { graph } = flows.find(({ name }) => name === authentication)!;
    const loopLine = nodeOf(graph, "loop").source!.line;
    const paths = () => expectFlow(authentication, flows).everyPath().to(pinValid);
    expect(paths().passes(line(`authentication.flow.ts:${loopLine}`)).holds).toBe(true);
    expect(paths().passes(block("loop", { flow: authentication })).holds).toBe(true);
    expect(paths().passes(branch({ block: "loop", equals: "ContinueLooping" })).holds).toBe(true);
    expect(() => paths().passes(branch({ block: "loop", equals: "DoneLooping" }))).toThrow(ProofFailure);
    expect(paths().passes(branch({ value: "$.CustomerEndpoint.Address", equals: "nobody" }), block("sent")).holds).toBe(
      true,
    );
  });

  it("bound a part of a path", () => {
    const part = () => expectFlow(authentication, flows).everyPath().from(block("entered")).to(block("entered"));
    expect(part().passes(block("loop")).holds).toBe(true);
    expect(() => part().passes(lambda("OneTimePin"))).toThrow(ProofFailure);
    expect(() => expectFlow(authentication, flows).neverReaches(hangsUp)).toThrow(ProofFailure);
    expect(expectFlow("Emergency_Demo", flows).neverReaches(flowStart("Emergency_Update")).holds).toBe(true);
  });

  it("must be somewhere, and flows too", () => {
    expect(() => expectFlow("Emergency_Demo", flows).everyPath().to(transferToFlow("Nowhere")).passes(hangsUp)).toThrow(
      /FLW761.*transfer to flow Nowhere/,
    );
    expect(() => expectFlow("Emergency_Authentcation", flows)).toThrow(/FLW762/);
    const misspelt = [
      flowStart("Emergency_Updat"),
      transferToFlow("Emergency_Updat"),
      block("entred"),
      lambda("OneTimePn"),
      line("nope.ts:1"),
      branch({ block: "entred", key: "1" }),
    ];
    for (const spot of misspelt)
      expect(() => expectFlow("Emergency_Demo", flows).neverReaches(spot), spot.words).toThrow(/FLW761/);
    expect(expectFlow(authentication, flows).neverReaches(queued).holds).toBe(true);
  });
});
