import { decidedOn } from "./decided.js";
import type { TraceEdge } from "./graph.js";
import { knownOutcome } from "./outcomes.js";
import type { Place } from "./position.js";
import type { Recording } from "./recording.js";
import { same } from "./same.js";
import { as, Outcome, Phi, Poison, Text, unwrap, wrap } from "./values.js";

/** The value as it stands on one way: what a join decided there. */
export function valueOnEdge(value: unknown, edge: TraceEdge): unknown {
  let v = value;
  for (;;) {
    const phi = as(v, Phi);
    const decided = phi && decidedOn(phi, edge);
    if (!decided) break;
    v = decided.value;
  }
  const inner = unwrap(v);
  if (inner instanceof Text)
    return textOf(
      inner.parts.map((part) => valueOnEdge(part, edge)),
      inner.place,
    );
  if (inner instanceof Outcome) {
    const known = knownOutcome(edge, inner.node);
    if (known && !known.not && !known.isComparison) return known.label;
  }
  return v;
}

/** The value as far as the ways still alive decide it. */
export function resolve(r: Recording, value: unknown): unknown {
  const inner = unwrap(value);
  if (!inner || r.cursor.length === 0) return value;
  if (inner instanceof Phi) {
    const first = decidedOn(inner, r.cursor[0] as TraceEdge);
    if (!first) return value;
    for (const edge of r.cursor) {
      const there = decidedOn(inner, edge);
      if (!there || !same(there.value, first.value)) return value;
    }
    return resolve(r, first.value);
  }
  if (inner instanceof Outcome) {
    const first = valueOnEdge(value, r.cursor[0] as TraceEdge);
    if (unwrap(first) || !r.cursor.every((edge) => valueOnEdge(value, edge) === first)) return value;
    return first;
  }
  return value;
}

/** A text of parts: neighbouring plain parts become one, a text without references a plain one. */
export function textOf(parts: readonly unknown[], place?: Place): unknown {
  const out: unknown[] = [];
  for (const part of parts) {
    const inner = unwrap(part);
    const pieces = inner instanceof Text ? inner.parts : [inner ? part : String(part)];
    for (const piece of pieces) {
      if (piece === "") continue;
      const last = out[out.length - 1];
      if (typeof piece === "string" && typeof last === "string") out[out.length - 1] = last + piece;
      else out.push(piece);
    }
  }
  if (out.length === 0) return "";
  return out.length === 1 ? out[0] : wrap(new Text(out, place));
}

/** Why a value's kind matters: poison is complained about wherever it is used. */
export function poisonIn(value: unknown): Poison | undefined {
  return as(value, Poison);
}
