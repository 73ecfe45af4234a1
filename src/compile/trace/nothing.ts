import { decided } from "./branch.js";
import type { TraceEdge } from "./graph.js";
import type { Recording } from "./recording.js";
import { valueOnEdge } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import { as, Phi } from "./values.js";

/**
 * `value === undefined`, `value === null`, or with `loosely` either of them, for a join: as the way the call came decides.
 * A value that is nothing on no way is refused by the caller's own words, before.
 */
export function isNothing(t: Tracer, r: Recording, phi: Phi, value: unknown, is: (plain: unknown) => boolean): unknown {
  const whenTrue: TraceEdge[] = [];
  const whenFalse: TraceEdge[] = [];
  for (const edge of r.cursor) {
    const there = valueOnEdge(value, edge);
    if (as(there, Phi)) t.fail("FLW257", { name: phi.name });
    (is(there) ? whenTrue : whenFalse).push(edge);
  }
  return decided(whenTrue, whenFalse);
}
