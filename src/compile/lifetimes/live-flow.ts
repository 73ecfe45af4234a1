import type { TraceEdge, TraceNode } from "../trace/graph.js";

/** The part of a trace that a call can reach, with every error branch led somewhere. */
export interface LiveFlow {
  readonly entry: TraceEdge;
  /** In reverse postorder from the entry, as far as there are no cycles. */
  readonly nodes: readonly TraceNode[];
  /** The place of a node in `nodes`; -1 for one that no call reaches. */
  readonly positionOf: (node: TraceNode) => number;
  readonly isLive: (edge: TraceEdge) => boolean;
  /**
   * Error branches that are passed over: each stands for the node's `next`, whatever is put on that way. They are not
   * ways of their own.
   */
  readonly passedOver: ReadonlyMap<TraceEdge, TraceEdge>;
  /** Error branches that end the flow. */
  readonly ending: ReadonlySet<TraceEdge>;
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
  const positions: number[] = [];
  nodes.forEach((node, i) => (positions[node.index] = i));
  const positionOf = ({ index }: TraceNode): number => positions[index] ?? -1;
  return { entry, nodes, positionOf, isLive: ({ from }) => !from || positionOf(from) >= 0, passedOver, ending };
}

/** The edges into each live node, by its position, without those passed over. */
export function arrivals({ entry, nodes, positionOf, passedOver }: LiveFlow): readonly (readonly TraceEdge[])[] {
  const into = nodes.map((): TraceEdge[] => []);
  const arrive = (edge: TraceEdge): void => {
    if (edge.to && !passedOver.has(edge)) into[positionOf(edge.to)]?.push(edge);
  };
  arrive(entry);
  for (const node of nodes) for (const edge of node.edges) arrive(edge);
  return into;
}

function reversePostorder(entry: TraceEdge): TraceNode[] {
  const order: TraceNode[] = [];
  if (!entry.to) return order;
  const seen: boolean[] = [];
  const path: TraceNode[] = [];
  const next: number[] = [];
  const enter = (node: TraceNode): void => {
    seen[node.index] = true;
    path.push(node);
    next.push(0);
  };
  enter(entry.to);
  while (path.length > 0) {
    const top = path.length - 1;
    const node = path[top]!;
    const edge = node.edges[next[top]!++];
    if (!edge) {
      order.push(node);
      path.pop();
      next.pop();
    } else if (edge.to && !seen[edge.to.index]) enter(edge.to);
  }
  return order.toReversed();
}
