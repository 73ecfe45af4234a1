import type { Variables } from "../stage/staged-file.js";
import { branch } from "./branch.js";
import { decidedOn } from "./decided.js";
import type { TraceEdge } from "./graph.js";
import type { Arrival, Origin, Recording } from "./recording.js";
import { resolve, valueOnEdge } from "./resolve.js";
import { withValue } from "./snapshot.js";
import type { Tracer } from "./tracer.js";
import { as, Condition, isCallTime, Outcome, Phi, Text } from "./values.js";

/**
 * Divides an arrival by the build-time state of the variables: joins of plain values, stored conditions and outcomes
 * are told apart by the way the call came. `matters` says for which variables; for all when absent.
 */
export function splitByState(
  t: Tracer,
  r: Recording,
  variables: Variables,
  whole: Arrival,
  matters: readonly boolean[] = [],
): Arrival[] {
  let parts: Arrival[] = [whole];
  for (let i = 0; i < variables.length; i++) {
    if (matters[i] !== false) parts = parts.flatMap((part) => splitVariable(t, r, part, i));
  }
  return parts;
}

function splitVariable(t: Tracer, r: Recording, part: Arrival, i: number): Arrival[] {
  const value = part.snapshot.values[i];
  if (as(value, Condition)) {
    r.cursor = part.edges;
    const { whenTrue, whenFalse } = branch(t, r, value);
    return [
      { edges: whenTrue, snapshot: withValue(part.snapshot, i, true) },
      { edges: whenFalse, snapshot: withValue(part.snapshot, i, false) },
    ].filter((side) => side.edges.length > 0);
  }
  const origins = value !== null && typeof value === "object" ? r.origins.get(value) : undefined;
  if (origins) {
    const sides = splitByOrigin(part, i, origins);
    return sides.length === 1 && sides[0] === part ? sides : sides.flatMap((side) => splitVariable(t, r, side, i));
  }
  const phi = as(value, Phi);
  const covered = phi !== undefined && part.edges.every((edge) => decidedOn(phi, edge));
  if (!covered && !as(value, Outcome) && !as(value, Text)) return [part];
  const groups = new Map<unknown, TraceEdge[]>();
  for (const edge of part.edges) {
    const there = valueOnEdge(value, edge);
    const key = isCallTime(there) ? callTime : there;
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  return [...groups].map(([key, edges]) => {
    r.cursor = edges;
    return { edges, snapshot: withValue(part.snapshot, i, key === callTime ? resolve(r, value) : key) };
  });
}

/** Tells the objects apart that a join put together, where no block has been recorded since. */
function splitByOrigin(part: Arrival, i: number, origins: readonly Origin[]): Arrival[] {
  const groups = new Map<Origin, TraceEdge[]>();
  for (const edge of part.edges) {
    const origin = origins.find(({ edges }) => edges.includes(edge));
    if (!origin) return [part];
    const group = groups.get(origin);
    if (group) group.push(edge);
    else groups.set(origin, [edge]);
  }
  return [...groups].map(([{ value }, edges]) => ({ edges, snapshot: withValue(part.snapshot, i, value) }));
}

const callTime = Symbol("call-time");
