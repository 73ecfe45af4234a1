import type { ActionRequest } from "../../author/recorder.js";
import { actionType } from "../../language/registry.js";
import { decidedOn } from "./decided.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import { record } from "./record.js";
import type { Recording } from "./recording.js";
import { isResultObject } from "./result-object.js";
import { budget, type Tracer } from "./tracer.js";
import { Phi, Text, unwrap } from "./values.js";

/**
 * Records an action; where a text of it differs by the way the call came (`playPrompt(spanish ? "Hola" : "Hello")`), one
 * action for each text. That is how a person would draw it, and it needs no attribute. Only actions that nothing reads
 * afterwards can be told apart like that: the ways go on together behind them.
 */
export function recordByText(t: Tracer, r: Recording, request: ActionRequest): TraceNode {
  const groups = canRepeat(r, request) ? groupsByText(r, request) : [];
  if (groups.length < 2 || groups.length > budget.texts) return record(t, r, request);
  const { hint, note } = r;
  const ends: TraceEdge[] = [];
  let last: TraceNode | undefined;
  for (const edges of groups) {
    r.cursor = edges;
    r.hint = hint;
    r.note = note;
    last = record(t, r, request);
    ends.push(...r.cursor);
  }
  r.cursor = ends;
  return last as TraceNode;
}

/** True for an action with one way on whose work is done when it is over: a prompt, attributes that are set. */
function canRepeat(r: Recording, { type, branches, id }: ActionRequest): boolean {
  if (r.cursor.length < 2 || branches || id !== undefined || r.exact) return false;
  const facts = actionType(type);
  if (!facts) return false;
  return !facts.identity && facts.produces.every((cell) => cell.keysOf !== undefined);
}

/** The ways, by the texts that the action has on them; nothing where a text is not decided by the way, or no plain text. */
function groupsByText(r: Recording, { parameters }: ActionRequest): readonly (readonly TraceEdge[])[] {
  const phis: Phi[] = [];
  collectPhis(parameters, phis);
  if (phis.length === 0) return [];
  const groups = new Map<string, TraceEdge[]>();
  for (const edge of r.cursor) {
    const texts: string[] = [];
    for (const phi of phis) {
      const decided = decidedOn(phi, edge);
      if (typeof decided?.value !== "string") return [];
      texts.push(decided.value);
    }
    const key = JSON.stringify(texts);
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  return [...groups.values()];
}

function collectPhis(value: unknown, found: Phi[]): void {
  if (value === null || typeof value !== "object") return;
  const inner = unwrap(value);
  if (inner instanceof Phi) found.push(inner);
  else if (inner instanceof Text) for (const part of inner.parts) collectPhis(part, found);
  else if (!inner && !isResultObject(value)) for (const member of Object.values(value)) collectPhis(member, found);
}
