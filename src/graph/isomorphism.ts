import { canonicalForm } from "../language/document.js";
import type { FlowGraph, FlowNode } from "./flow-graph.js";
import { slotKey, slotName } from "./slot.js";

/** What {@link isomorphism} found. */
export type Isomorphism =
  | {
      readonly same: true;
      /** Identifier in the first graph → identifier in the second, for what can be reached; in order of discovery. */
      readonly mapping: ReadonlyMap<string, string>;
    }
  | {
      readonly same: false;
      /** The first difference on a walk from the start, in words. */
      readonly difference: string;
      /** The two actions that differ, when it is two actions that do. */
      readonly at?: readonly [string, string];
    };

/**
 * Compares what can be reached from the starts of two graphs, identifiers, notes and layout aside: same types, same
 * parameters, same ways on (conditions in the same order, errors in any), leading to the same. Because no two edges of a
 * node share a slot, one walk decides it.
 */
export function isomorphism(a: FlowGraph, b: FlowGraph): Isomorphism {
  const nodesOfA = new Map(a.nodes.map((node) => [node.id, node]));
  const nodesOfB = new Map(b.nodes.map((node) => [node.id, node]));
  const mapping = new Map<string, string>();
  const taken = new Map<string, string>();
  const queue: [FlowNode, FlowNode][] = [];

  /** Pairs two targets; says what is wrong when they cannot be a pair. */
  const pair = (idA: string, idB: string): string | undefined => {
    const nodeA = nodesOfA.get(idA);
    const nodeB = nodesOfB.get(idB);
    if (!nodeA || !nodeB) {
      if (!nodeA && !nodeB) return undefined;
      return nodeA
        ? `leads to ${quote(idA)} in the first, nowhere in the second`
        : `leads nowhere in the first, to ${quote(idB)} in the second`;
    }
    const partner = mapping.get(idA);
    if (partner === idB) return undefined;
    if (partner !== undefined)
      return `leads to ${quote(idA)} in the first, which is ${quote(partner)} in the second, not ${quote(idB)}`;
    const other = taken.get(idB);
    if (other !== undefined)
      return `leads to ${quote(idB)} in the second, which is ${quote(other)} in the first, not ${quote(idA)}`;
    mapping.set(idA, idB);
    taken.set(idB, idA);
    queue.push([nodeA, nodeB]);
    return undefined;
  };

  const wrongStart = pair(a.start, b.start);
  if (wrongStart !== undefined) return { same: false, difference: `The start ${wrongStart}.` };
  for (let i = 0; i < queue.length; i++) {
    const [nodeA, nodeB] = queue[i]!;
    const difference = compare(nodeA, nodeB) ?? compareTargets(nodeA, nodeB, pair);
    if (difference !== undefined) {
      return { same: false, difference: `${name(nodeA, nodeB)}: ${difference}.`, at: [nodeA.id, nodeB.id] };
    }
  }
  return { same: true, mapping };
}

/** What differs between two actions at sight. */
function compare(a: FlowNode, b: FlowNode): string | undefined {
  if (a.type !== b.type) return `type ${a.type} in the first, ${b.type} in the second`;
  for (const key of new Set([...Object.keys(a.parameters), ...Object.keys(b.parameters)])) {
    const valueA = textOf(a, key);
    const valueB = textOf(b, key);
    if (valueA !== valueB) return `parameter ${key} is ${valueA} in the first, ${valueB} in the second`;
  }
  return compareConditions(a, b) ?? missingSlot(a, b, "second") ?? missingSlot(b, a, "first");
}

function compareConditions(a: FlowNode, b: FlowNode): string | undefined {
  const conditions = (node: FlowNode): readonly string[] =>
    node.edges.flatMap(({ slot }) => (slot.kind === "condition" ? [slotName(slot)] : []));
  const [inA, inB] = [conditions(a), conditions(b)];
  const i = inA.findIndex((text, place) => place < inB.length && text !== inB[place]);
  return i < 0 ? undefined : `condition ${i + 1} is ${inA[i]} in the first, ${inB[i]} in the second`;
}

function missingSlot(has: FlowNode, lacks: FlowNode, which: string): string | undefined {
  const known = new Set(lacks.edges.map(({ slot }) => slotKey(slot)));
  const edge = has.edges.find(({ slot }) => !known.has(slotKey(slot)));
  return edge && `the way on ${slotName(edge.slot)} is missing in the ${which}`;
}

function compareTargets(
  a: FlowNode,
  b: FlowNode,
  pair: (idA: string, idB: string) => string | undefined,
): string | undefined {
  const targets = new Map(b.edges.map(({ slot, to }) => [slotKey(slot), to]));
  for (const { slot, to } of a.edges) {
    const wrong = pair(to, targets.get(slotKey(slot))!);
    if (wrong !== undefined) return `the way on ${slotName(slot)} ${wrong}`;
  }
  return undefined;
}

function textOf(node: FlowNode, key: string): string {
  const value = Object.hasOwn(node.parameters, key) ? node.parameters[key] : undefined;
  return value === undefined ? "absent" : canonicalForm(value);
}

function name(a: FlowNode, b: FlowNode): string {
  return a.id === b.id ? quote(a.id) : `${quote(a.id)} (${quote(b.id)} in the second)`;
}

function quote(id: string): string {
  return JSON.stringify(id);
}
