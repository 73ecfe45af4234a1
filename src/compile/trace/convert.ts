import { branch, isBoolean, refusePoison, refuseTruth } from "./branch.js";
import type { TraceEdge } from "./graph.js";
import { resolve } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import { Condition, NumberOf, Phi, Poison, unwrap, wrap } from "./values.js";

const conversions = new Set<unknown>([Number, String, Boolean]);

/** `Number(reference)`, `String(reference)`, `Boolean(condition)`; undefined for any other call. */
export function convert(t: Tracer, fn: unknown, args: readonly unknown[]): { readonly value: unknown } | undefined {
  const inner = unwrap(args[0]);
  if (!inner || !conversions.has(fn)) return undefined;
  const value = resolve(t.recording, args[0]);
  const now = unwrap(value);
  if (!now) return { value: (fn as (value: unknown) => unknown)(value) };
  if (now instanceof Poison) refusePoison(t, now);
  const isTruth = now instanceof Condition || isBoolean(value);
  if (fn === Number) return { value: isTruth ? oneOrZero(t, value) : wrap(new NumberOf(value)) };
  if (fn === String) return now instanceof Condition ? undefined : { value };
  return isTruth ? { value } : refuseTruth(t, now);
}

/** A condition as a number: 1 on the ways where it holds, 0 on the others. */
function oneOrZero(t: Tracer, condition: unknown): unknown {
  const r = t.recording;
  const { whenTrue, whenFalse } = branch(t, r, condition);
  r.cursor = [...whenTrue, ...whenFalse];
  if (whenFalse.length === 0) return 1;
  if (whenTrue.length === 0) return 0;
  const inputs = new Map<TraceEdge, unknown>();
  for (const edge of whenTrue) inputs.set(edge, 1);
  for (const edge of whenFalse) inputs.set(edge, 0);
  return wrap(new Phi(inputs, "decision"));
}
