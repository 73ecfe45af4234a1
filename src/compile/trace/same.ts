import { partsOf } from "../../author/joinable.js";
import { isPlain } from "./plain.js";
import { isResultObject } from "./result-object.js";
import { Condition, NumberOf, Phi, Protected, Ref, Text, unwrap } from "./values.js";
import type { TraceEdge } from "./graph.js";

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
  return same(a, b) || (isCarried(a) && isCarried(b)) || (isResultObject(a) && isResultObject(b)) || areOfOneKind(a, b);
}

/** True for plain objects and arrays of the author's. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== "object" || unwrap(value) || isResultObject(value)) return false;
  return isPlain(value);
}

/** True for plain objects and arrays that hold the same, and have no accessors. */
export function sameRecords(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  depth = 0,
): boolean {
  if (depth > deepestRecord || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const members = Object.entries(Object.getOwnPropertyDescriptors(a));
  if (members.length !== Object.getOwnPropertyNames(b).length) return false;
  return members.every(([name, one]) => {
    const other = Object.getOwnPropertyDescriptor(b, name);
    if (!other || one.get || other.get || one.set || other.set) return false;
    if (same(one.value, other.value)) return true;
    return isRecord(one.value) && isRecord(other.value) && sameRecords(one.value, other.value, depth + 1);
  });
}

/** Levels of objects in objects that are compared. */
const deepestRecord = 8;

/** True when variables that hold one object in one state hold one in the other, too. */
export function areAliasedAlike(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) {
    if (!isRecord(a[i])) continue;
    for (let j = 0; j < i; j++) if (isRecord(a[j]) && (a[i] === a[j]) !== (b[i] === b[j])) return false;
  }
  return true;
}

function areOfOneKind(a: unknown, b: unknown): boolean {
  const kind = partsOf(a)?.kind;
  return kind !== undefined && kind === partsOf(b)?.kind;
}

/** True for call-time values that a join can carry: texts, not conditions, outcomes or poison. */
function isCarried(value: unknown): boolean {
  const inner = unwrap(value);
  return inner instanceof Ref || inner instanceof Phi || inner instanceof Text || inner instanceof NumberOf;
}
