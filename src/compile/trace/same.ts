import { knownOutcome } from "./outcomes.js";
import { isResultObject } from "./result-object.js";
import { as, Condition, NumberOf, Outcome, Phi, Poison, Protected, Ref, Text, unwrap, wrap } from "./values.js";
import type { TraceEdge } from "./graph.js";
import type { Place } from "./position.js";
import type { Recording } from "./recording.js";

/** True when two values are the same in every call. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  const x = unwrap(a);
  const y = x && unwrap(b);
  if (!x || !y) return false;
  if (x === y) return true;
  if (x instanceof Ref && y instanceof Ref)
    return x.path === y.path && x.def === y.def && sameEdges(x.anchor, y.anchor);
  if (x instanceof Text && y instanceof Text) return sameLists(x.parts, y.parts);
  if (x instanceof NumberOf && y instanceof NumberOf) return same(x.of, y.of);
  if (x instanceof Protected && y instanceof Protected) return x.token === y.token;
  if (x instanceof Condition && y instanceof Condition) return sameTests(x, y);
  return false;
}

function sameEdges(a: readonly TraceEdge[] | undefined, b: readonly TraceEdge[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((e, i) => e === b[i]));
}

function sameLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((x, i) => same(x, b[i]));
}

function sameTests({ test: x }: Condition, { test: y }: Condition): boolean {
  if (x.kind === "not" || y.kind === "not") return x.kind === y.kind && same(x.a, y.a);
  if (x.kind === "compare" || y.kind === "compare")
    return (
      x.kind === "compare" && y.kind === "compare" && x.operator === y.operator && same(x.a, y.a) && same(x.b, y.b)
    );
  return x.kind === y.kind && same(x.a, y.a) && same(x.b, y.b);
}

/** True when two states need the same code: equal at build time, and call-time values in the same places. */
export function sameShape(a: unknown, b: unknown): boolean {
  return same(a, b) || (isCarried(a) && isCarried(b)) || (isResultObject(a) && isResultObject(b));
}

/** True for call-time values that a join can carry: texts, not conditions, outcomes or poison. */
function isCarried(value: unknown): boolean {
  const inner = unwrap(value);
  return inner instanceof Ref || inner instanceof Phi || inner instanceof Text || inner instanceof NumberOf;
}

/** The value as it stands on one way: what a join decided there. */
export function valueOnEdge(value: unknown, edge: TraceEdge): unknown {
  let v = value;
  for (;;) {
    const phi = as(v, Phi);
    if (!phi || phi.head || !phi.inputs.has(edge)) break;
    v = phi.inputs.get(edge);
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
  if (inner instanceof Phi && !inner.head) {
    const first = r.cursor[0] as TraceEdge;
    if (!inner.inputs.has(first)) return value;
    const decided = inner.inputs.get(first);
    for (const edge of r.cursor) {
      if (!inner.inputs.has(edge) || !same(inner.inputs.get(edge), decided)) return value;
    }
    return resolve(r, decided);
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
