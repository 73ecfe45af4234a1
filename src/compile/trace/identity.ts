import type { Tracer } from "./tracer.js";
import { isCallTime } from "./values.js";

/** Where an object was put together from several at a join, as FLW234 tells it. */
export interface Merged {
  readonly name: string;
  readonly join: string;
}

/**
 * `a === b` for values that the build knows. An object that a join put together is none of those it stands for, so that
 * asking whether it is one of them has no answer: refused.
 */
export function identical(t: Tracer, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  const merged = t.merged.get(a) ?? t.merged.get(b);
  if (merged) t.fail("FLW234", { name: merged.name, join: merged.join });
  return false;
}

/** Refuses to look an object up among others by its identity, where a join put it or one of them together. */
export function refuseLookup(t: Tracer, wanted: unknown, others: readonly unknown[]): void {
  if (!isObject(wanted) || others.includes(wanted)) return;
  for (const other of others) identical(t, wanted, other);
}

function isObject(value: unknown): value is object {
  return ((typeof value === "object" && value !== null) || typeof value === "function") && !isCallTime(value);
}
