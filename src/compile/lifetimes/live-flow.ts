import type { TraceEdge, TraceNode } from "../trace/graph.js";

/** The part of a trace that a call can reach, with every error branch led somewhere. */
export interface LiveFlow {
  readonly entry: TraceEdge;
  /** In reverse postorder from the entry, as far as there are no cycles. */
  readonly nodes: readonly TraceNode[];
  readonly isLive: (edge: TraceEdge) => boolean;
  /**
   * Error branches that are passed over: each stands for the node's `next`, whatever is put on that way. They are not
   * ways of their own.
   */
  readonly passedOver: ReadonlyMap<TraceEdge, TraceEdge>;
  /** Error branches that end the flow. */
  readonly ending: ReadonlySet<TraceEdge>;
  /** Edges into a node, without those passed over. */
  readonly into: ReadonlyMap<TraceNode, readonly TraceEdge[]>;
}

/** Finds what a call can reach. `unhandled`: error branches that nothing in the flow handles. */
export function liveFlow(entry: TraceEdge, unhandled: readonly TraceEdge[]): LiveFlow {
  const passedOver = new Map<TraceEdge, TraceEdge>();
  const ending = new Set<TraceEdge>();
  for (const edge of unhandled) {
    const next = edge.from?.harmless ? edge.from.edges.find((e) => e.slot.kind === "next") : undefined;
    if (next && edge !== next) passedOver.set(edge, next);
    else ending.add(edge);
  }
  const nodes = reversePostorder(entry);
  const into = new Map<TraceNode, TraceEdge[]>();
  for (const node of nodes) into.set(node, []);
  const arrive = (edge: TraceEdge): void => {
    if (edge.to && !passedOver.has(edge)) into.get(edge.to)?.push(edge);
  };
  arrive(entry);
  for (const node of nodes) for (const edge of node.edges) arrive(edge);
  return { entry, nodes, isLive: (edge) => !edge.from || into.has(edge.from), passedOver, ending, into };
}

function reversePostorder(entry: TraceEdge): TraceNode[] {
  const order: TraceNode[] = [];
  if (!entry.to) return order;
  const seen = new Set<TraceNode>([entry.to]);
  const stack: { readonly node: TraceNode; next: number }[] = [{ node: entry.to, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const edge = top.node.edges[top.next++];
    if (!edge) {
      order.push(top.node);
      stack.pop();
    } else if (edge.to && !seen.has(edge.to)) {
      seen.add(edge.to);
      stack.push({ node: edge.to, next: 0 });
    }
  }
  return order.toReversed();
}
