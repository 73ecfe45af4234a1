import type { FlowNode } from "../../graph/flow-graph.js";
import { actionType } from "../../language/registry.js";
import type { CallState, Channel } from "../call-state.js";
import type { ProvableFlow } from "../proofs/flow-finder.js";
import { originsIn } from "../proofs/origins.js";
import { wholeGraph, type WholeGraph } from "../proofs/whole-graph.js";
import type { ChoiceContext } from "./choices.js";
import { needsOf, type Needs } from "./needs.js";

/** What is known of the flows before any call is made. */
export interface Survey {
  readonly graph: WholeGraph;
  readonly needs: Needs;
  /** The blocks that calls can come to, each once, flow by flow. */
  readonly nodes: readonly (readonly [flow: string, node: FlowNode])[];
  /** Calls, and contacts of other channels where a block does its work only on those. */
  readonly channels: readonly Channel[];
  /** The place of the graph that a call is at; -1 before it begins. */
  placeOf(state: CallState): number;
}

/** Surveys the flows that calls to a flow can go through. */
export function surveyOf(root: ProvableFlow, flows: readonly ProvableFlow[]): Survey {
  const graph = wholeGraph(flows, [root]);
  const places = new Map<string, number>();
  const nodes = new Map<string, readonly [string, FlowNode]>();
  graph.places.forEach((place, index) => {
    if (place.kind !== "action") return;
    const callers = place.callers.map((caller) => {
      const at = graph.places[caller];
      return at?.kind === "action" ? ([at.flow, at.node.id] as const) : (["", ""] as const);
    });
    places.set(placeKey(place.flow, place.node.id, callers), index);
    const block = JSON.stringify([place.flow, place.node.id]);
    if (!nodes.has(block)) nodes.set(block, [place.flow, place.node]);
  });
  return {
    graph,
    needs: needsOf(graph, originsIn(graph)),
    nodes: [...nodes.values()],
    channels: channelsOf(nodes.values()),
    placeOf: (state) => {
      const callers = state.callers.map(({ flow, action }) => [flow, action] as const);
      return places.get(placeKey(state.flow, state.action, callers)) ?? -1;
    },
  };
}

/** What choices are made from at a moment. */
export function contextOf({ graph, needs, placeOf }: Survey, state: CallState): ChoiceContext {
  const place = placeOf(state);
  const at = graph.places[place];
  return { needs, place, node: at?.kind === "action" ? at.node : undefined };
}

function channelsOf(nodes: Iterable<readonly [string, FlowNode]>): readonly Channel[] {
  const channels = new Set<Channel>(["VOICE"]);
  for (const [, { type }] of nodes) {
    const works = actionType(type)?.channels ?? "all";
    if (works === "all" || works.includes("voice")) continue;
    for (const channel of works) channels.add(channel.toUpperCase() as Channel);
  }
  return [...channels];
}

function placeKey(flow: string, action: string, callers: readonly (readonly [string, string])[]): string {
  return JSON.stringify([flow, action, ...callers]);
}
