import { adjacency } from "../graph/adjacency.js";
import type { Adjacency, FlowAdjacency } from "../graph/adjacency.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { depthFirst } from "../graph/order.js";
import { toAction } from "../graph/to-document.js";
import type { FlowAction, FlowDocument } from "../language/document.js";
import type { FlowType } from "../language/flow-types.js";
import { flowLanguageVersion } from "../language/limits.js";
import { usualModuleSettings } from "../language/module-settings.js";
import { allowedErrors } from "../language/outcomes.js";
import { actionType } from "../language/registry.js";
import { consoleMetadata } from "./console-metadata.js";
import type { Layout } from "./layout.js";
import { mirrorNext } from "./mirror-next.js";

/** What a document says besides its graph. */
export interface EmitOptions {
  /** The flow's name in the instance. */
  readonly name: string;
  readonly description?: string;
  readonly flowType: FlowType;
  /** `published` when absent. */
  readonly status?: "published" | "saved";
  readonly layout: Layout;
}

/**
 * The document of a named and laid out flow, as the console itself writes it. Relocation tokens stay, in `Metadata` as
 * in `Parameters`; linking replaces them in both.
 *
 * Actions come in depth-first order from the start, the plain way on before conditions and errors, so that a prompt
 * stands next to what follows it; actions that cannot be reached come last.
 */
export function emit(graph: FlowGraph, options: EmitOptions): FlowDocument {
  const nodes = inReadingOrder(graph).map(mirrorNext).map(inConsoleOrder);
  const { name, description = "", flowType, status = "published", layout } = options;
  const isModule = flowType === "module";
  const head = { name, description, status, ...(isModule ? {} : { type: flowType }) };
  return {
    Version: flowLanguageVersion,
    StartAction: graph.start,
    Metadata: consoleMetadata({ start: graph.start, nodes }, layout, head),
    Actions: nodes.map((node) => toAction(node) as unknown as FlowAction),
    ...(isModule ? { Settings: usualModuleSettings } : {}),
  };
}

/** Errors in the catalogue's order, those that it does not know after them; the plain way on last. */
export function inConsoleOrder(node: FlowNode): FlowNode {
  if (isPlainlyInOrder(node.edges)) return node;
  const action = actionType(node.type);
  const order: readonly string[] = action ? allowedErrors(action, node.parameters) : [];
  const rank = ({ slot }: FlowEdge): number => {
    if (slot.kind !== "error") return slot.kind === "condition" ? -1 : Infinity;
    const place = order.indexOf(slot.error);
    return place < 0 ? order.length : place;
  };
  const ranks = node.edges.map(rank);
  if (ranks.every((rank, i) => i === 0 || ranks[i - 1]! <= rank)) return node;
  const ranked = node.edges.map((edge, i) => ({ edge, rank: ranks[i]! }));
  return {
    ...node,
    edges: ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ edge }) => edge),
  };
}

/** True for ways in the order of their kinds with no two errors among them: their order is everybody's. */
function isPlainlyInOrder(edges: readonly FlowEdge[]): boolean {
  let errors = 0;
  let last = 0;
  for (const { slot } of edges) {
    const rank = slot.kind === "condition" ? 0 : slot.kind === "error" ? 1 : 2;
    if (rank < last) return false;
    if (rank === 1 && ++errors > 1) return false;
    last = rank;
  }
  return true;
}

/** Depth first from the start, the plain way on before conditions and errors; what cannot be reached comes last. */
export function inReadingOrder(graph: FlowGraph): readonly FlowNode[] {
  const { nodes } = graph;
  const dense = adjacency(graph);
  const roots = nodes.map((_, v) => v);
  if (dense.start > 0) roots.unshift(dense.start);
  const ordered: FlowNode[] = [];
  for (const v of depthFirst(nextFirst(dense, nodes), roots).preorder) ordered.push(nodes[v]!);
  return ordered;
}

/** The same graph with each node's plain way on as its first edge. */
function nextFirst(dense: FlowAdjacency, nodes: readonly FlowNode[]): Adjacency {
  const target = dense.target.slice();
  for (let v = 0; v < nodes.length; v++) {
    const { edges } = nodes[v]!;
    const first = dense.firstEdge[v]!;
    for (let e = first + 1; e < dense.firstEdge[v + 1]!; e++) {
      if (edges[dense.slot[e]!]!.slot.kind !== "next") continue;
      target.copyWithin(first + 1, first, e);
      target[first] = dense.target[e]!;
    }
  }
  return { ...dense, target };
}
