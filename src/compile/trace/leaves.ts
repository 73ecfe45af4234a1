import type { Tracer } from "./tracer.js";
import { as, Phi, type CallTimeValue } from "./values.js";

/** What a join may be at last: its inputs, and those of the joins among them. */
export function leavesOf(phi: Phi): ReadonlySet<unknown> {
  const leaves = new Set<unknown>();
  const seen = new Set([phi]);
  for (const joined of seen) {
    for (const input of joined.inputs.values()) {
      const inner = as(input, Phi);
      if (inner) seen.add(inner);
      else leaves.add(input);
    }
  }
  return leaves;
}

/** True for a join that is `undefined` or `null` on some way. */
export function mayBeNothing(value: CallTimeValue | undefined): value is Phi {
  if (!(value instanceof Phi)) return false;
  const leaves = leavesOf(value);
  return leaves.has(undefined) || leaves.has(null);
}

/** Refuses a join that is undefined on some way where a text is needed: during the call there is no undefined. */
export function refuseNothing(t: Tracer, value: CallTimeValue | undefined): void {
  if (value instanceof Phi && leavesOf(value).has(undefined)) t.fail("FLW257", { name: value.name });
}
