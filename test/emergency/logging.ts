import type { FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";

/** True for a block that sees the PIN: it collects it, looks at it, or hands it over. */
export function seesPin({ type, parameters }: FlowNode): boolean {
  const collects = type === "GetParticipantInput" && parameters["StoreInput"] === "True";
  return collects || JSON.stringify(parameters).includes("$.StoredCustomerInput");
}

/**
 * Follows every way through a flow, error branches included, with flow logging on or off as the blocks on the way have
 * set it; a contact begins with logging off. Gives what is wrong: a block that sees the PIN while logging is on, another
 * block that runs after logging was turned off and before it is on again, a way that ends while logging is off.
 */
export function loggingFaults(graph: FlowGraph): readonly string[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const faults = new Set<string>();
  const seen = new Set<string>();
  const waiting: (readonly [id: string, logging: "untouched" | "off" | "on"])[] = [[graph.start, "untouched"]];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const [id, before] = state;
    if (seen.has(`${before} ${id}`)) continue;
    seen.add(`${before} ${id}`);
    const node = nodes.get(id);
    if (!node) throw new Error(`There is no block ${id}.`);
    const set = node.type === "UpdateFlowLoggingBehavior" ? node.parameters["FlowLoggingBehavior"] : undefined;
    const logging = set === undefined ? before : set === "Enabled" ? "on" : "off";
    if (set === undefined) {
      if (before === "untouched") faults.add(`${id} runs before logging is set`);
      if (seesPin(node) && before !== "off") faults.add(`${id} sees the PIN while logging is on`);
      if (!seesPin(node) && before === "off") faults.add(`${id} runs while logging is off`);
      if (node.edges.length === 0 && before === "off") faults.add(`${id} ends while logging is off`);
    }
    for (const edge of node.edges) waiting.push([edge.to, logging]);
  }
  return [...faults].toSorted();
}
