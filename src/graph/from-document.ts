import type { FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import type { FlowEdge, FlowGraph, FlowNode, Slot } from "./flow-graph.js";
import { frameOf, isUsual, usualKeys } from "./remainder.js";
import type { ActionRemainder, EntryRemainder, Frame, TransitionsRemainder } from "./remainder.js";
import { slotKey } from "./slot.js";

/**
 * The graph of a document, without loss: what does not fit a plain node (unknown keys, unusual key order, `null` where
 * an object belongs, repeated identifiers or slots, malformed entries) goes into remainders, from which `toDocument`
 * writes the same document again. Of repeated identifiers the first keeps its name and takes the edges.
 */
export function fromDocument(document: FlowDocument): FlowGraph {
  const object = document as unknown as JsonObject;
  const { StartAction: start } = object;
  const actions = document.Actions as unknown as readonly JsonObject[];
  const notes = notesOf(object["Metadata"]);
  const freshId = identifiers(actions);
  const nodes = actions.map((action): FlowNode => {
    const node = readAction(action, freshId(action["Identifier"]));
    const note = notes.get(node.id);
    return note === undefined ? node : { ...node, note };
  });
  const frame = frameOf(object, (key) => key === "Actions" || (key === "StartAction" && typeof start === "string"));
  return { start: typeof start === "string" ? start : "", nodes, extra: { frame } };
}

/** Hands out identifiers: the action's own the first time, afterwards one that neither an action nor an edge names. */
function identifiers(actions: readonly JsonObject[]): (identifier: Json | undefined) => string {
  const own = new Set(actions.map((action) => action["Identifier"]));
  const used = new Set<string>();
  let named: string | undefined;
  return (identifier) => {
    const wanted = typeof identifier === "string" ? identifier : "";
    if (typeof identifier === "string" && !used.has(wanted)) {
      used.add(wanted);
      return wanted;
    }
    named ??= JSON.stringify(actions.map((action) => action["Transitions"] ?? null));
    let number = 2;
    let id = `${wanted}#${number}`;
    while (own.has(id) || used.has(id) || named.includes(JSON.stringify(id))) id = `${wanted}#${++number}`;
    used.add(id);
    return id;
  };
}

function readAction(action: JsonObject, id: string): FlowNode {
  const { Identifier: identifier, Type: type, Parameters: parameters, Transitions: transitions } = action;
  const ways = isObject(transitions) ? readTransitions(transitions) : { edges: [] };
  const frame = frameOf(
    action,
    (key) =>
      (key === "Identifier" && identifier === id) ||
      (key === "Type" && typeof type === "string") ||
      (key === "Parameters" && isObject(parameters)) ||
      (key === "Transitions" && isObject(transitions)),
  );
  const usual = isUsual(frame, usualKeys.action) && ways.remainder === undefined;
  const extra: ActionRemainder = {
    id,
    frame,
    ...(ways.remainder === undefined ? {} : { transitions: ways.remainder }),
  };
  return {
    id,
    type: typeof type === "string" ? type : "",
    parameters: isObject(parameters) ? parameters : {},
    edges: ways.edges,
    ...(usual ? {} : { extra }),
  };
}

interface Ways {
  readonly edges: readonly FlowEdge[];
  readonly remainder?: TransitionsRemainder;
}

function readTransitions(transitions: JsonObject): Ways {
  const { NextAction: next, Errors: errors, Conditions: conditions } = transitions;
  const branches = isList(conditions) ? readEntries(conditions, readBranch) : undefined;
  const failures = isList(errors) ? readEntries(errors, readError) : undefined;
  const edges = [...(branches?.edges ?? []), ...(failures?.edges ?? [])];
  if (typeof next === "string") edges.push({ slot: { kind: "next" }, to: next });
  const frame = frameOf(
    transitions,
    (key) =>
      (key === "NextAction" && typeof next === "string") ||
      (key === "Errors" && isList(errors)) ||
      (key === "Conditions" && isList(conditions)),
  );
  const remainder: TransitionsRemainder = {
    frame,
    ...(branches?.entries ? { conditions: branches.entries } : {}),
    ...(failures?.entries ? { errors: failures.entries } : {}),
  };
  const written = usualKeys.transitions.filter((key) => edges.some(({ slot }) => keyOfKind[slot.kind] === key));
  return isUsual(frame, written) && !remainder.conditions && !remainder.errors ? { edges } : { edges, remainder };
}

const keyOfKind = { next: "NextAction", error: "Errors", condition: "Conditions" } as const;

/** An entry as an edge and what it says besides, or nothing when it is no entry that an edge could stand for. */
type ReadEntry = (entry: JsonObject) => { edge: FlowEdge; frame: Frame; condition?: Frame; usual: boolean } | undefined;

function readEntries(list: readonly Json[], read: ReadEntry): { edges: FlowEdge[]; entries?: EntryRemainder[] } {
  const edges: FlowEdge[] = [];
  const entries: EntryRemainder[] = [];
  const seen = new Set<string>();
  let usual = true;
  for (const entry of list) {
    const known = isObject(entry) ? read(entry) : undefined;
    const slot = known && slotKey(known.edge.slot);
    if (!known || slot === undefined || seen.has(slot)) {
      entries.push({ verbatim: entry });
      usual = false;
      continue;
    }
    seen.add(slot);
    edges.push(known.edge);
    entries.push({ slot, frame: known.frame, ...(known.condition ? { condition: known.condition } : {}) });
    usual &&= known.usual;
  }
  return usual ? { edges } : { edges, entries };
}

function readError(entry: JsonObject): ReturnType<ReadEntry> {
  const { NextAction: to, ErrorType: error } = entry;
  if (typeof to !== "string" || typeof error !== "string") return undefined;
  const frame = frameOf(entry, (key) => key === "NextAction" || key === "ErrorType");
  return { edge: { slot: { kind: "error", error }, to }, frame, usual: isUsual(frame, usualKeys.error) };
}

function readBranch(entry: JsonObject): ReturnType<ReadEntry> {
  const { NextAction: to, Condition: test } = entry;
  if (typeof to !== "string" || !isObject(test)) return undefined;
  const { Operator: operator, Operands: operands } = test;
  const operand = isList(operands) && operands.length === 1 ? operands[0] : undefined;
  if (typeof operator !== "string" || typeof operand !== "string") return undefined;
  const frame = frameOf(entry, (key) => key === "NextAction" || key === "Condition");
  const condition = frameOf(test, (key) => key === "Operator" || key === "Operands");
  const slot: Slot = { kind: "condition", operator, operand };
  const usual = isUsual(frame, usualKeys.branch) && isUsual(condition, usualKeys.condition);
  return { edge: { slot, to }, frame, condition, usual };
}

/** The texts of the notes that the console keeps in `Metadata.Annotations`, by the action they are pinned to. */
function notesOf(metadata: Json | undefined): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  const annotations = isObject(metadata) ? metadata["Annotations"] : undefined;
  if (!isList(annotations)) return notes;
  for (const annotation of annotations) {
    if (!isObject(annotation)) continue;
    const { actionId, content } = annotation;
    if (typeof actionId !== "string" || typeof content !== "string" || content === "") continue;
    const before = notes.get(actionId);
    notes.set(actionId, before === undefined ? content : `${before}\n${content}`);
  }
  return notes;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
