import { exactFlow } from "../compile/exact.js";
import { inConsoleOrder } from "../compile/emit.js";
import type { KeptAction, LayoutEntry, LayoutFile } from "../compile/layout-file.js";
import { mirrorNext } from "../compile/mirror-next.js";
import { noteText } from "../compile/note-text.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { slotKey } from "../graph/slot.js";
import { isomorphism } from "../graph/isomorphism.js";
import { canonicalForm, type FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import type { WrittenFlow } from "./decompile.js";

/** What beside the source makes the very document that was imported; or why nothing does. */
export type Kept = { readonly layout: LayoutFile; readonly graph: FlowGraph } | { readonly difference: string };

/**
 * Makes the layout file of a flow from the graph that its source compiles to, and checks that both together give the
 * document that was imported: the law of importing.
 */
export function layoutOf(written: WrittenFlow, document: FlowDocument, compiled: FlowGraph, name: string): Kept {
  const found = isomorphism(asWritten(written), compiled);
  if (!found.same) return { difference: found.difference };
  if (found.mapping.size !== compiled.nodes.length) return { difference: "The source makes more actions." };
  const compiledNodes = new Map(compiled.nodes.map((node) => [node.id, node]));
  const originals = (document as unknown as JsonObject)["Actions"] as readonly JsonObject[];
  const actions = written.graph.nodes.map((node, index): LayoutEntry => {
    const own = found.mapping.get(node.id);
    const made = own === undefined ? undefined : compiledNodes.get(own);
    return made ? keptAction(node, made, written) : { verbatim: originals[index] as JsonObject };
  });
  const layout: LayoutFile = { version: 1, flow: name, document: written.graph.extra?.frame ?? [], actions };
  const again = exactFlow(compiled, layout, {
    name,
    flowType: "contactFlow",
    layout: { entry: { x: 0, y: 0 }, positions: new Map() },
  });
  const difference = firstDifference(document as unknown as Json, again.document as unknown as Json, "");
  return difference === undefined ? { layout, graph: again.graph } : { difference };
}

/** The graph that the source must compile to: what can be reached, in the spelling and with the ways that it has. */
function asWritten({ graph, steps }: WrittenFlow): FlowGraph {
  const nodes = graph.nodes.flatMap((node): FlowNode[] => {
    const step = steps.get(node.id);
    if (!step) return [];
    const edges = step.next === undefined ? node.edges : node.edges.filter(({ slot }) => slot.kind !== "next");
    const isWay = step.ways.some(({ slot }) => slot.kind === "next");
    return [
      {
        id: node.id,
        type: node.type,
        parameters: step.parameters,
        edges: inOrderOf(step.conditions, isWay ? node.edges : edges.filter(({ slot }) => slot.kind !== "next")),
      },
    ];
  });
  return { start: graph.start, nodes };
}

function inOrderOf(conditions: readonly string[] | undefined, edges: readonly FlowEdge[]): readonly FlowEdge[] {
  if (!conditions) return edges;
  const rank = ({ slot }: FlowEdge): number =>
    slot.kind === "condition" ? conditions.indexOf(slotKey(slot)) : Infinity;
  return edges.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function keptAction(node: FlowNode, made: FlowNode, { steps }: WrittenFlow): KeptAction {
  const step = steps.get(node.id);
  const note = node.note === undefined ? undefined : noteText(node.note);
  const ways = step?.ways.some(({ slot }) => slot.kind === "next") ? node : withoutNext(node);
  const usual = inConsoleOrder(mirrorNext(ways));
  const order = errorsOf(node);
  const { extra } = node;
  return {
    name: made.id,
    id: node.id,
    ...(step?.conditions && {
      conditions: node.edges.flatMap(({ slot }) => (slot.kind === "condition" ? [slotKey(slot)] : [])),
    }),
    ...(step?.next !== undefined && { next: step.next }),
    ...(errorsOf(usual).join("\0") !== order.join("\0") && { errors: order }),
    ...(step && Object.keys(step.spelling).length > 0 && { parameters: step.spelling }),
    ...(note !== made.note && { note: "kept" as const }),
    ...(extra && { frame: extra.frame }),
    ...(extra?.transitions && { transitions: extra.transitions }),
  };
}

function withoutNext(node: FlowNode): FlowNode {
  return { ...node, edges: node.edges.filter(({ slot }) => slot.kind !== "next") };
}

function errorsOf(node: FlowNode): readonly string[] {
  return node.edges.flatMap(({ slot }) => (slot.kind === "error" ? [slot.error] : []));
}

/** Where two documents differ, in words; undefined when they are equal. The order of keys does not count. */
function firstDifference(a: Json | undefined, b: Json | undefined, path: string): string | undefined {
  if (a === b) return undefined;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return `${path} has ${a.length} and ${b.length} entries.`;
    for (let i = 0; i < a.length; i++) {
      const inner = firstDifference(a[i] as Json, b[i] as Json, `${path}[${i}]`);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }
  if (isObject(a) && isObject(b)) {
    for (const key of Object.keys(a)) {
      const inner = firstDifference(a[key], Object.hasOwn(b, key) ? b[key] : undefined, `${path}.${key}`);
      if (inner !== undefined) return inner;
    }
    const added = Object.keys(b).find((key) => !Object.hasOwn(a, key));
    return added === undefined ? undefined : `${path}.${added} is on one side only.`;
  }
  return `${path} is ${shown(a)} and ${shown(b)}.`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? "nothing" : canonicalForm(value).slice(0, 80);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
