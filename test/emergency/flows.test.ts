import { describe, expect, it } from "vitest";
import type { FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { buildProject } from "../../src/project/build-project.js";
import { findProject } from "../../src/project/find-project.js";
import type { CompiledFlow } from "../../src/compile/compile.js";
import { compileEmergencyFlows, type ChangedSettings } from "./emergency-line.js";
import { loggingFaults, seesPin } from "./logging.js";

const names = ["Emergency_Authentication", "Emergency_Demo", "Emergency_Update"] as const;

/** The emergency flows with some settings, by name. */
function flowsWith(changed: ChangedSettings = {}): ReadonlyMap<string, CompiledFlow> {
  return new Map(compileEmergencyFlows(changed).flows.map((flow) => [flow.name, flow]));
}

const flows = flowsWith();

function graphOf(name: (typeof names)[number], among = flows): FlowGraph {
  const flow = among.get(name);
  if (!flow) throw new Error(`There is no flow ${name}.`);
  return flow.graph;
}

describe("the emergency flows", () => {
  it("are these three, and nothing is found in them", () => {
    expect([...flows.keys()].toSorted()).toEqual(names);
    for (const { diagnostics } of flows.values()) expect(diagnostics).toEqual([]);
  });

  it.each(["local", "example"])("are committed for %s as they compile", async (env) => {
    const { diagnostics, flows: count } = await buildProject(findProject("."), { env, check: true, types: false });
    expect(diagnostics).toEqual([]);
    expect(count).toBe(3);
  });

  it("say nothing of an administrator's number", () => {
    for (const { document } of flows.values()) expect(JSON.stringify(document)).not.toMatch(/\+1555555010/);
  });
});

describe("flow logging", () => {
  it.each(names)("is on in %s on every way, but for the blocks that see the PIN", (name) => {
    expect(loggingFaults(graphOf(name))).toEqual([]);
  });

  it("hides blocks that see the PIN in the authentication alone", () => {
    const seeing = (name: (typeof names)[number]) => graphOf(name).nodes.filter(seesPin);
    expect(seeing("Emergency_Authentication").map(({ type }) => type)).toEqual([
      "GetParticipantInput",
      "Compare",
      "InvokeLambdaFunction",
    ]);
    expect(seeing("Emergency_Update")).toEqual([]);
    expect(seeing("Emergency_Demo")).toEqual([]);
  });

  it("would be missed by this test wherever it were left out, on error branches, too", () => {
    const graph = graphOf("Emergency_Authentication");
    const switches = graph.nodes.filter(({ type }) => type === "UpdateFlowLoggingBehavior");
    expect(switches.length).toBeGreaterThanOrEqual(4);
    for (const { id } of switches) expect(loggingFaults(without(graph, id)), id).not.toEqual([]);
  });
});

/** The graph without one block: what led to it leads to what came after it. */
function without(graph: FlowGraph, id: string): FlowGraph {
  const after = graph.nodes.find((node) => node.id === id)?.edges.find(({ slot }) => slot.kind === "next")?.to ?? "";
  const nodes = graph.nodes
    .filter((node) => node.id !== id)
    .map((node) => ({ ...node, edges: node.edges.map((edge) => (edge.to === id ? { ...edge, to: after } : edge)) }));
  return { ...graph, start: graph.start === id ? after : graph.start, nodes };
}

/** What is said of a block apart from its place in the flow. */
const contentOf = ({ type, parameters, edges }: FlowNode): string => JSON.stringify([type, parameters, edges]);

/** Blocks that are only after a change, that are only before it, and that are different in themselves. */
function difference(before: FlowGraph, after: FlowGraph) {
  const [old, now] = [before, after].map(({ nodes }) => new Map(nodes.map((node) => [node.id, node])));
  const kept = after.nodes.filter(({ id }) => old?.has(id));
  return {
    added: after.nodes.filter(({ id }) => !old?.has(id)).map(({ type }) => type),
    removed: before.nodes.filter(({ id }) => !now?.has(id)).map(({ type }) => type),
    changed: kept.filter((node) => contentOf(node) !== contentOf(old?.get(node.id) ?? node)).map(({ type }) => type),
  };
}

const nothing = { added: [], removed: [], changed: [] };
const ofMenus = ["GetParticipantInput", "GetParticipantInput", "GetParticipantInput"];

const locations = [
  { name: "Singapore", queue: "Singapore", numbers: ["+6565550100"] },
  { name: "Manila", queue: "Manila", numbers: ["+63255550100"] },
  { name: "Sydney", queue: "Sydney", numbers: ["+61255550100"] },
];
const types = [
  { name: "weather", message: "Because of severe weather, answering may take longer than usual.", afterwards: "queue" },
  { name: "fire alarm", message: "Because of a fire alarm, nobody can answer your call.", afterwards: "hangUp" },
  { name: "facility", message: "Our office is closed because of a problem in the building.", afterwards: "hangUp" },
];

describe("the settings", () => {
  it("have the locations and types of this test by default", () => {
    const same = flowsWith({ locations, emergencyTypes: types });
    for (const name of names) expect(same.get(name)?.document).toEqual(flows.get(name)?.document);
  });

  it("change menus, and nothing else, when a location is added", () => {
    const more = flowsWith({ locations: [...locations, { name: "Hobart", queue: "Hobart", numbers: [] }] });
    const differences = names.map((name) => difference(graphOf(name), graphOf(name, more)));
    expect(differences).toEqual([
      nothing,
      { added: ["UpdateContactAttributes", "UpdateContactTargetQueue"], removed: [], changed: ofMenus },
      { added: ["UpdateContactAttributes"], removed: [], changed: ofMenus },
    ]);
  });

  it("change menus and messages, and nothing else, when a type is added", () => {
    const flood = { name: "flood", message: "Because of a flood, our office is closed.", afterwards: "hangUp" };
    const more = flowsWith({ emergencyTypes: [...types, flood] });
    const differences = names.map((name) => difference(graphOf(name), graphOf(name, more)));
    expect(differences).toEqual([
      nothing,
      { added: ["MessageParticipant"], removed: [], changed: ["Compare"] },
      { added: ["InvokeLambdaFunction"], removed: [], changed: ofMenus },
    ]);
  });

  it("decide whether a type hangs up or lets customers wait", () => {
    const waiting = types.map((type) => ({ ...type, afterwards: "queue" }));
    const { added, changed } = difference(
      graphOf("Emergency_Demo"),
      graphOf("Emergency_Demo", flowsWith({ emergencyTypes: waiting })),
    );
    expect({ added, changed }).toEqual({ added: [], changed: ["MessageParticipant", "MessageParticipant"] });
  });

  it("may hold nine locations and nine types without coming near the limit of a flow", () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const many = flowsWith({
      locations: nine.map((n) => ({ name: `Office ${n}`, queue: `Queue ${n}`, numbers: [`+614000000${n}0`] })),
      emergencyTypes: nine.map((n) => ({ name: `type ${n}`, message: `This is message ${n}.`, afterwards: "hangUp" })),
    });
    for (const { document, diagnostics } of many.values()) {
      expect(diagnostics).toEqual([]);
      expect(document.Actions.length).toBeLessThan(100);
    }
  });

  it.each([
    ["no administrator", { adminNumbers: {} }, "FLW822"],
    [
      "ten locations",
      { locations: Array.from({ length: 10 }, (_, n) => ({ ...locations[0], name: `Office ${n}` })) },
      "FLW822",
    ],
    ["a PIN of three digits", { pinDigits: 3 }, "FLW822"],
    ["a number that is written out", { adminNumbers: ["+15555550101"] }, "FLW824"],
    ["a way to end that there is not", { emergencyTypes: [{ ...types[0], afterwards: "explode" }] }, "FLW822"],
  ])("refuse %s", (_, changed, code) => {
    expect(() => compileEmergencyFlows(changed)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code }) as unknown] }),
    );
  });
});
