import type { TraceEdge, TraceNode } from "./graph.js";

/** How a block ended, as it is known on a way that has gone on since. */
export interface KnownOutcome {
  readonly label: string;
  /** For what remained after some tests: the answers that were tested, which it was not. */
  readonly not?: ReadonlySet<string>;
  /** The label is a comparison that held (`> 5`), not the answer itself. */
  readonly isComparison?: boolean;
}

/** Outcomes that are known at a node, because every way to it has decided them. */
export type KnownOutcomes = ReadonlyMap<TraceNode, KnownOutcome>;

/** How `node` ended for calls that come this way; undefined where it cannot be told. */
export function knownOutcome(edge: TraceEdge, node: TraceNode): KnownOutcome | undefined {
  if (edge.from !== node) return edge.from?.outcomes.get(node);
  if (edge.label === undefined) return undefined;
  if (!edge.open) {
    const isComparison = edge.parent !== undefined && edge.slot.kind === "condition" && edge.slot.operator !== "Equals";
    return isComparison ? { label: edge.label, isComparison } : { label: edge.label };
  }
  const not = new Set<string>();
  for (const { parent, label } of node.edges) if (parent === edge && label !== undefined) not.add(label);
  return { label: edge.label, not };
}

const none: KnownOutcomes = new Map();

/** What is known at a node that these ways lead to: what all of them agree on. Only outcomes that the author holds count. */
export function outcomesAt(edges: readonly TraceEdge[]): KnownOutcomes {
  const [first] = edges;
  if (!first) return none;
  const known = outcomesOn(first);
  if (known.size === 0 || edges.length === 1) return known;
  const rest = edges.slice(1);
  const agreed = [...known].filter(([node, outcome]) =>
    rest.every((edge) => agree(edge, knownOutcome(edge, node), first, outcome)),
  );
  return agreed.length === known.size ? known : new Map(agreed);
}

/** True when calls that come these ways know all that is known at a node: it may be gone back to. */
export function agreeWith(known: KnownOutcomes, edges: readonly TraceEdge[]): boolean {
  return [...known].every(([node, outcome]) =>
    edges.every((edge) => {
      const there = knownOutcome(edge, node);
      return there?.label === outcome.label && there.not === outcome.not;
    }),
  );
}

function agree(a: TraceEdge, x: KnownOutcome | undefined, b: TraceEdge, y: KnownOutcome): boolean {
  if (x === undefined || x.label !== y.label) return false;
  return x.not === y.not || a === b;
}

function outcomesOn(edge: TraceEdge): KnownOutcomes {
  const { from } = edge;
  if (!from) return none;
  const own = from.asked ? knownOutcome(edge, from) : undefined;
  return own ? new Map([...from.outcomes, [from, own]]) : from.outcomes;
}
