import { unconnectedType } from "../author/blocks/unconnected.js";
import { actionType } from "../language/registry.js";
import type { FlowEdge, FlowGraph, FlowNode, Slot } from "../graph/flow-graph.js";
import { minimise } from "../graph/minimise.js";
import type { LoweredFlow } from "./lifetimes/lower.js";
import type { LoweredEdge, LoweredNode } from "./lifetimes/lowered-flow.js";
import type { Naming } from "./name.js";
import { sourcePosition } from "./trace/position.js";

/** A flow as a graph, with numbers for identifiers. */
export interface SharedFlow {
  readonly graph: FlowGraph;
  /** What is known of an action for its name. */
  readonly naming: (id: string) => Naming;
}

/** The order of an action's ways in a graph. */
const kinds: readonly Slot["kind"][] = ["condition", "error", "next"];

/** An action's ways in a graph's order. */
function inOrder(edges: readonly LoweredEdge[], idOf: (node: LoweredNode) => string): readonly FlowEdge[] {
  const ordered: FlowEdge[] = [];
  for (const kind of kinds) {
    for (const { slot, to } of edges) if (slot.kind === kind) ordered.push({ slot, to: idOf(to) });
  }
  return ordered;
}

/**
 * Turns a lowered flow into a graph and merges actions that no caller can tell apart, so that a repeated farewell is one
 * set of blocks. Actions with an identifier of the author's and those that keep state (the catalogue says which) stay.
 */
export function share(flow: LoweredFlow, options: { readonly merge: boolean }): SharedFlow {
  const ids = new Map<LoweredNode, string>();
  for (const node of flow.nodes) ids.set(node, isUnconnected(node) ? unconnectedId(node) : String(ids.size));
  const idOf = (node: LoweredNode): string => {
    const id = ids.get(node);
    if (id === undefined) throw new Error("a way leads to an action that is not in the flow");
    return id;
  };
  const nodes: FlowNode[] = [];
  const pinned = new Set<string>();
  for (const node of flow.nodes) {
    if (isUnconnected(node)) continue;
    nodes.push(graphNode(node, idOf));
    if (node.id !== undefined || actionType(node.type)?.identity) pinned.add(idOf(node));
  }
  const whole: FlowGraph = { start: flow.start ? idOf(flow.start) : "", nodes };
  const naming = (id: string): Naming => {
    const node = flow.nodes[Number(id)];
    return { id: node?.id, hint: node?.hint, path: node?.isUsualEnd ? [] : (node?.origin?.path ?? []) };
  };
  if (!options.merge) return { graph: whole, naming };
  const depth = (id: string): number => {
    const node = flow.nodes[Number(id)];
    return node?.isUsualEnd ? Infinity : (node?.origin?.path.length ?? 0) + (node?.origin?.calls.length ?? 0);
  };
  return { graph: minimise(whole, { pinned, depth }).graph, naming };
}

function graphNode(node: LoweredNode, idOf: (node: LoweredNode) => string): FlowNode {
  const made: { -readonly [K in keyof FlowNode]: FlowNode[K] } = {
    id: idOf(node),
    type: node.type,
    parameters: node.parameters,
    edges: inOrder(node.edges, idOf),
  };
  if (node.notes.length > 0) made.note = node.notes.join("\n");
  if (node.origin?.secret) made.secret = true;
  if (node.origin) made.source = sourcePosition(node.origin.place);
  return made;
}

/** What stands for a target that is no action, until names are given: no identifier can look like it. */
const unconnectedMark = "(unconnected):";

function isUnconnected(node: LoweredNode): boolean {
  return node.type === unconnectedType;
}

function unconnectedId(node: LoweredNode): string {
  return unconnectedMark + String(node.parameters["target"]);
}

/** Ways that lead nowhere get the targets that their author wrote. Gives back how many there are. */
export function disconnect(graph: FlowGraph): { readonly graph: FlowGraph; readonly unconnected: number } {
  let unconnected = 0;
  const target = (id: string): string => {
    if (!id.startsWith(unconnectedMark)) return id;
    unconnected++;
    return id.slice(unconnectedMark.length);
  };
  const start = target(graph.start);
  const nodes = graph.nodes.map((node) =>
    node.edges.some(({ to }) => to.startsWith(unconnectedMark))
      ? { ...node, edges: node.edges.map((edge) => ({ ...edge, to: target(edge.to) })) }
      : node,
  );
  return { graph: unconnected > 0 ? { start, nodes } : graph, unconnected };
}
