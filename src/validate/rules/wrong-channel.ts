import { solve } from "../../graph/dataflow.js";
import { channels, type Channel } from "../../language/flow-types.js";
import { rule } from "../rule.js";
import type { SubjectEdge } from "../subject.js";
import { edgesFrom } from "../walk.js";
import type { Subject } from "../subject.js";

const everyChannel = (1 << channels.length) - 1;

/** After a check of the channel, actions work on the channels that are left. */
export const wrongChannel = rule("FLW572", (flow, found) => {
  if (!flow.actions.some(({ parameters }) => parameters["ComparisonValue"] === "$.Channel")) return;
  const { before } = solve<number>(flow.graph, {
    direction: "forward",
    none: 0,
    boundary: everyChannel,
    join: (a, b) => a | b,
    equal: (a, b) => a === b,
    edge: (number, fact) => fact & channelsOn(flow, flow.edges[number]!),
  });
  for (const { index, type, facts, place } of flow.actions) {
    const possible = before[index] ?? 0;
    if (!facts || facts.channels === "all" || possible === 0 || (possible & bitsOf(facts.channels)) !== 0) continue;
    const names = channels.filter((channel) => (possible & bitsOf([channel])) !== 0);
    found({ type, channels: facts.channels.join(", "), possible: names.join(", ") }, place(["Type"]));
  }
});

/** The channels that can take a way: fewer than all only where an action compares the channel. */
function channelsOn(flow: Subject, { from, way }: SubjectEdge): number {
  if (from.parameters["ComparisonValue"] !== "$.Channel") return everyChannel;
  const compared = edgesFrom(flow, from).filter((edge) => edge.way.kind === "condition" && edge.way.name === "Equals");
  if (way.kind === "condition") return way.name === "Equals" ? bitOf(way.operand) : everyChannel;
  if (way.name !== "NoMatchingCondition") return everyChannel;
  return compared.reduce((left, edge) => left & ~bitOf(edge.way.operand), everyChannel);
}

function bitOf(value: string): number {
  return bitsOf(channels.filter((channel) => channel.toUpperCase() === value));
}

function bitsOf(some: readonly Channel[]): number {
  return some.reduce((bits, channel) => bits | (1 << channels.indexOf(channel)), 0);
}
