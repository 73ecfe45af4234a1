import { comparedPath, mirroredBranches } from "../../language/outcomes.js";
import { actionType } from "../../language/registry.js";
import type { LoweredFlow } from "./lower.js";
import type { LoweredEdge, LoweredNode } from "./lowered-flow.js";

/**
 * Joins tests of the same value that follow one another: `if (x === "a") … else if (x === "b") …` is one block with two
 * conditions. A condition that was asked before can never win and is dropped. Blocks with an id of their own stay.
 * In an exact flow only the cases of one `switch` are one block.
 */
export function fuseTests(flow: LoweredFlow, options: { readonly exact: boolean } = { exact: false }): LoweredFlow {
  let arrivals: ReadonlyMap<LoweredNode, number> | undefined;
  const gone = new Set<LoweredNode>();
  for (const node of flow.nodes) {
    if (!isPureTest(node) || gone.has(node)) continue;
    for (;;) {
      const rest = restOf(node);
      const next = rest?.to;
      if (!rest || !next || next === node || next.id !== undefined || !isPureTest(next)) break;
      if (!sameParameters(node, next) || (options.exact && !isOfSameSwitch(node, next))) break;
      arrivals ??= countArrivals(flow);
      if (arrivals.get(next) !== 1) break;
      absorb(node, rest, next);
      gone.add(next);
    }
  }
  return gone.size === 0 ? flow : { ...flow, nodes: flow.nodes.filter((node) => !gone.has(node)) };
}

/** How many ways lead to each action before any are joined: joining changes no count that is asked for. */
function countArrivals(flow: LoweredFlow): ReadonlyMap<LoweredNode, number> {
  const arrivals = new Map<LoweredNode, number>();
  const count = (node: LoweredNode): void => void arrivals.set(node, (arrivals.get(node) ?? 0) + 1);
  if (flow.start) count(flow.start);
  for (const node of flow.nodes) for (const edge of node.edges) count(edge.to);
  return arrivals;
}

/** A block that only looks: it changes nothing, and its remaining branch is all that is left of its conditions. */
function isPureTest(node: LoweredNode): boolean {
  const facts = actionType(node.type);
  return (
    facts !== undefined &&
    facts.outcomes.nextMirrors.length > 0 &&
    facts.produces.length === 0 &&
    facts.replaces.length === 0 &&
    comparedPath(facts, node.parameters) !== undefined &&
    mirroredBranches(facts, node.parameters).length > 0
  );
}

function restOf(node: LoweredNode): LoweredEdge | undefined {
  return node.edges.find((edge) => edge.slot.kind === "error" && edge.slot.error === "NoMatchingCondition");
}

function sameParameters(a: LoweredNode, b: LoweredNode): boolean {
  const facts = actionType(a.type);
  if (!facts || a.type !== b.type) return false;
  return comparedPath(facts, a.parameters) === comparedPath(facts, b.parameters);
}

function isOfSameSwitch(a: LoweredNode, b: LoweredNode): boolean {
  return a.origin?.selection !== undefined && a.origin.selection === b.origin?.selection;
}

function absorb(node: LoweredNode, rest: LoweredEdge, next: LoweredNode): void {
  const asked = new Set(node.edges.map(conditionKey));
  const added = next.edges.filter((edge) => edge.slot.kind === "condition" && !asked.has(conditionKey(edge)));
  rest.to = restOf(next)?.to ?? rest.to;
  node.edges.splice(node.edges.indexOf(rest), 0, ...added);
  node.notes.push(...next.notes);
}

function conditionKey({ slot }: LoweredEdge): string {
  return slot.kind === "condition" ? `${slot.operator}\0${slot.operand}` : "";
}
