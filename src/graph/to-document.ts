import type { FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import type { FlowEdge, FlowGraph, FlowNode } from "./flow-graph.js";
import { fromFrame, leaves } from "./remainder.js";
import type { EntryRemainder, TransitionsRemainder } from "./remainder.js";
import { slotKey } from "./slot.js";

/** The only version of the Flow language (AWS Developer Guide, "Flow language"). */
const version = "2019-10-30";

/**
 * The document of a graph: for one that `fromDocument` read, the same document; for one that was compiled, a document
 * in the console's key order, with an empty `Metadata`.
 */
export function toDocument(graph: FlowGraph): FlowDocument {
  const held = new Map<string, Json>();
  const frame = graph.extra?.frame;
  if (!frame) held.set("Version", version);
  if (!frame || leaves(frame, "StartAction") || graph.start !== "") held.set("StartAction", graph.start);
  if (!frame) held.set("Metadata", {});
  held.set("Actions", graph.nodes.map(toAction));
  return fromFrame(frame ?? [], held) as unknown as FlowDocument;
}

/** One action as it stands in a document. */
export function toAction(node: FlowNode): JsonObject {
  const { extra } = node;
  if (!extra) return usualAction(node);
  const { frame } = extra;
  const verbatim = (key: string): boolean => frame.some((member) => member[0] === key && member.length === 2);
  const held = new Map<string, Json>();
  if (leaves(frame, "Parameters") || Object.keys(node.parameters).length > 0) held.set("Parameters", node.parameters);
  // An identifier that was repeated or missing is written as it was, unless a pass has renamed the node since.
  if (leaves(frame, "Identifier") || node.id !== extra.id) held.set("Identifier", node.id);
  if (leaves(frame, "Type") || node.type !== "") held.set("Type", node.type);
  if (leaves(frame, "Transitions") || node.edges.length > 0) {
    held.set("Transitions", toTransitions(node.edges, verbatim("Transitions") ? undefined : extra.transitions));
  }
  return fromFrame(frame, held);
}

/** An action of which the graph says all: in the console's key order. */
function usualAction({ id, type, parameters, edges }: FlowNode): JsonObject {
  let next: string | undefined;
  const conditions: Json[] = [];
  const errors: Json[] = [];
  for (const { slot, to } of edges) {
    if (slot.kind === "next") next ??= to;
    else if (slot.kind === "error") errors.push({ NextAction: to, ErrorType: slot.error });
    else conditions.push({ NextAction: to, Condition: { Operator: slot.operator, Operands: [slot.operand] } });
  }
  const transitions: Record<string, Json> = {};
  if (next !== undefined) transitions["NextAction"] = next;
  if (conditions.length > 0) transitions["Conditions"] = conditions;
  if (errors.length > 0) transitions["Errors"] = errors;
  return { Parameters: parameters, Identifier: id, Type: type, Transitions: transitions };
}

function toTransitions(edges: readonly FlowEdge[], remainder: TransitionsRemainder | undefined): JsonObject {
  const frame = remainder?.frame ?? [];
  const of = (kind: FlowEdge["slot"]["kind"]): readonly FlowEdge[] => edges.filter(({ slot }) => slot.kind === kind);
  const held = new Map<string, Json>();
  const [next] = of("next");
  if (next) held.set("NextAction", next.to);
  const conditions = toEntries(of("condition"), remainder?.conditions);
  if (conditions.length > 0 || leaves(frame, "Conditions")) held.set("Conditions", conditions);
  const errors = toEntries(of("error"), remainder?.errors);
  if (errors.length > 0 || leaves(frame, "Errors")) held.set("Errors", errors);
  return fromFrame(frame, held);
}

/** Entries in the order of their edges; those that stand verbatim keep their places among them. */
function toEntries(edges: readonly FlowEdge[], entries: readonly EntryRemainder[] | undefined): readonly Json[] {
  if (!entries) return edges.map((edge) => toEntry(edge, undefined));
  const known = new Map(entries.flatMap((entry) => ("slot" in entry ? [[entry.slot, entry] as const] : [])));
  const queue = edges.map((edge) => toEntry(edge, known.get(slotKey(edge.slot))));
  const list: Json[] = [];
  let used = 0;
  for (const entry of entries) {
    if ("verbatim" in entry) list.push(entry.verbatim);
    else if (used < queue.length) list.push(queue[used++]!);
  }
  return [...list, ...queue.slice(used)];
}

function toEntry({ slot, to }: FlowEdge, remainder: Extract<EntryRemainder, { slot: string }> | undefined): JsonObject {
  const held = new Map<string, Json>([["NextAction", to]]);
  if (slot.kind === "error") held.set("ErrorType", slot.error);
  if (slot.kind === "condition") {
    const test = new Map<string, Json>([
      ["Operator", slot.operator],
      ["Operands", [slot.operand]],
    ]);
    held.set("Condition", fromFrame(remainder?.condition ?? [], test));
  }
  return fromFrame(remainder?.frame ?? [], held);
}
