import type { ActionRequest, Branch } from "../../author/recorder.js";
import type { ActionType } from "../../language/action-type.js";
import { mapMembers, type JsonObject } from "../../language/json.js";
import { allowedErrors, requiredErrors } from "../../language/outcomes.js";
import { actionType } from "../../language/registry.js";
import { killedCells } from "./cells.js";
import type { TraceEdge, TraceNode, TraceSlot } from "./graph.js";
import { refuseNothing } from "./leaves.js";
import { outcomesAt } from "./outcomes.js";
import type { Recording } from "./recording.js";
import { isResultObject } from "./result-object.js";
import { resolve, textOf } from "./resolve.js";
import { restore, snapshot } from "./snapshot.js";
import { budget, run, settle, type Tracer } from "./tracer.js";
import { Condition, NumberOf, Outcome, Poison, Text, unwrap, wrap, type CallTimeValue } from "./values.js";

/** What is recorded: an author's request, or a block that the compiler itself adds. */
export type RecordRequest = Pick<ActionRequest, "type" | "block"> &
  Partial<Pick<ActionRequest, "errors" | "errorsGoOn" | "onError" | "id" | "secret">> & {
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly branches?: readonly RecordBranch[] | undefined;
  };

/** A way on; an operand may be a call-time value. */
export interface RecordBranch {
  readonly slot: TraceSlot;
  readonly label: string;
  readonly open?: Branch["open"];
}

const next: readonly RecordBranch[] = [{ slot: { kind: "next" }, label: "next" }];

/**
 * Attaches an action to the ways that are open and opens its own ways on: they are the new cursor. Error branches go to
 * the handler at work. Nothing is open after an action without branches; the caller ends the path then.
 */
export function record(t: Tracer, r: Recording, request: RecordRequest): TraceNode {
  if (r.nodes.length > budget.nodes) t.fail("FLW243", { limit: budget.nodes });
  settle(r);
  const facts = actionType(request.type);
  const reads: CallTimeValue[] = [];
  const parameters = settleObject(t, r, request.parameters, reads);
  const node: TraceNode = {
    index: r.nodes.length,
    type: request.type,
    parameters,
    reads,
    edges: [],
    place: t.place,
    calls: r.calls,
    path: r.path,
    hint: r.hint,
    id: request.id,
    note: r.note,
    block: request.block,
    secret: request.secret === true,
    kills: killedCells(facts, parameters),
    harmless: facts?.unhandledError === "continue",
    arrivals: r.cursor,
    outcomes: outcomesAt(r.cursor),
    asked: false,
    selection: r.selection,
    back: undefined,
  };
  r.hint = undefined;
  r.note = undefined;
  r.attach(r.cursor, node);
  r.append(r.nodes as TraceNode[], node);
  openBranches(t, r, node, request, facts);
  return node;
}

function openBranches(
  t: Tracer,
  r: Recording,
  node: TraceNode,
  { branches = next, block, errors, errorsGoOn, onError, parameters }: RecordRequest,
  facts: ActionType | undefined,
): void {
  const open: TraceEdge[] = [];
  const failed: TraceEdge[] = [];
  for (const { slot, label, open: rest } of branches) {
    if (slot.kind === "condition") collectReads(t, slot.operand, node.reads);
    const edge = r.addEdge(node, slot, label);
    edge.open = rest;
    open.push(edge);
  }
  r.cursor = open;
  for (const error of errors ?? usualErrors(facts, parameters as JsonObject, r.exact)) {
    if (branches.some(({ slot }) => slot.kind === "error" && slot.error === error)) continue;
    if (errorsGoOn) open.push(r.addEdge(node, { kind: "error", error }, "error"));
    else if (onError) failed.push(r.addEdge(node, { kind: "error", error }));
    else raise(r, node, error, errors !== undefined);
  }
  if (onError && failed.length > 0) leadTo(t, r, failed, onError, block);
}

/** Records what a block's own `onError` does, on its error branches; the other ways are the cursor again afterwards. */
function leadTo(t: Tracer, r: Recording, edges: readonly TraceEdge[], handler: () => never, block: string): void {
  const { cursor, selection } = r;
  const { place } = t;
  const before = snapshot(r, r.cells);
  r.cursor = edges;
  r.selection = undefined;
  r.regions.push(++r.regionCount);
  try {
    run(r, handler);
    run(r, () => t.fail("FLW231", { name: `onError of ${block}` }, place));
  } finally {
    r.regions.pop();
  }
  restore(r.cells, before);
  Object.assign(r, { cursor, selection });
  t.place = place;
}

/** The errors that a block has without being told: the required ones, and the general one where it is allowed. */
export function usualErrors(
  facts: ActionType | undefined,
  parameters: JsonObject,
  exact?: Recording["exact"],
): readonly string[] {
  if (!facts) return [];
  const required: readonly string[] = requiredErrors(facts, parameters);
  if (exact?.optionalErrors === false && facts.unhandledError === "continue") return required;
  const general = "NoMatchingError";
  const mayHaveGeneral = (allowedErrors(facts, parameters) as readonly string[]).includes(general);
  return mayHaveGeneral && !facts.identity && !required.includes(general) ? [...required, general] : required;
}

/** Opens an error branch and leads it to the handler at work, or remembers that none took it. */
function raise(r: Recording, node: TraceNode, error: string, named: boolean): void {
  const edge = r.addEdge(node, { kind: "error", error });
  const handler = r.handlers.at(-1);
  if (handler) {
    r.append(handler.entries, { edges: [edge], type: error, snapshot: snapshot(r, handler.variables) });
  } else {
    r.append(r.unhandled, { edge, state: snapshot(r, r.cells).values, named });
  }
}

/**
 * A label: a place that several ways lead to. Its one way on is the new cursor. Outcomes of blocks recorded from node
 * number `before` on are forgotten: a later arrival may have another.
 */
export function recordLabel(t: Tracer, r: Recording, before: number): TraceNode {
  settle(r);
  const node: TraceNode = {
    index: r.nodes.length,
    type: undefined,
    parameters: {},
    reads: [],
    edges: [],
    place: t.place,
    calls: r.calls,
    path: r.path,
    hint: undefined,
    id: undefined,
    note: undefined,
    block: "a loop",
    secret: false,
    kills: [],
    harmless: true,
    arrivals: r.cursor,
    outcomes: new Map([...outcomesAt(r.cursor)].filter(([known]) => known.index < before)),
    asked: false,
    selection: undefined,
    back: undefined,
  };
  r.attach(r.cursor, node);
  r.append(r.nodes as TraceNode[], node);
  r.cursor = [r.addEdge(node, { kind: "next" })];
  return node;
}

/** Parameters as they are on the present ways, and what they read; members without a value are dropped. */
function settleObject(
  t: Tracer,
  r: Recording,
  object: Readonly<Record<string, unknown>>,
  reads: CallTimeValue[],
): Readonly<Record<string, unknown>> {
  return mapMembers(object, (value) => settleValue(t, r, value, reads));
}

function settleValue(t: Tracer, r: Recording, value: unknown, reads: CallTimeValue[]): unknown {
  if (typeof value === "string") return value;
  const now = resolve(r, value);
  const inner = unwrap(now);
  if (inner instanceof Text) {
    const text = textOf(
      inner.parts.map((part) => settleValue(t, r, part, [])),
      inner.place,
    );
    collectReads(t, text, reads);
    return text;
  }
  if (inner instanceof NumberOf) return settleValue(t, r, inner.of, reads);
  if (inner instanceof Condition || inner instanceof Poison || inner instanceof Outcome) refuseParameter(t, inner);
  if (inner) {
    refuseNothing(t, inner);
    reads.push(inner);
    return wrap(inner);
  }
  if (Array.isArray(now)) return now.map((element) => settleValue(t, r, element, reads));
  if (now === null || typeof now !== "object") return now;
  if (isResultObject(now)) t.fail("FLW233", {});
  return settleObject(t, r, now as Record<string, unknown>, reads);
}

/** Lists the call-time values in parameters; refuses those that are no texts. */
export function collectReads(t: Tracer, value: unknown, reads: CallTimeValue[]): void {
  const inner = unwrap(value);
  if (inner instanceof Text) for (const part of inner.parts) collectReads(t, part, reads);
  else if (inner instanceof NumberOf) collectReads(t, inner.of, reads);
  else if (inner instanceof Condition || inner instanceof Poison || inner instanceof Outcome) refuseParameter(t, inner);
  else if (inner) reads.push(inner);
  else if (Array.isArray(value)) for (const element of value) collectReads(t, element, reads);
  else if (value !== null && typeof value === "object")
    for (const element of Object.values(value)) collectReads(t, element, reads);
}

function refuseParameter(t: Tracer, value: Condition | Poison | Outcome): never {
  if (value instanceof Outcome) t.fail("FLW235", { block: value.node.block });
  if (value instanceof Poison)
    t.fail(value.code as "FLW234", value.holes as { readonly name: string; readonly join: string });
  return t.fail("FLW232", {});
}

/** True for a value that is a block's outcome and nothing else. */
export function isOutcome(value: unknown): boolean {
  return unwrap(value) instanceof Outcome;
}
