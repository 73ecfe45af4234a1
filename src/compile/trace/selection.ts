import { pathEnded } from "../stage/path-ended.js";
import type { Case, StagedFile, Thunk, Variables } from "../stage/staged-file.js";
import { branch, refuseIfPoison } from "./branch.js";
import { CallTimeError } from "./call-time-error.js";
import { equality } from "./condition.js";
import { inRegion, withBreakable } from "./control.js";
import { identical } from "./identity.js";
import { join } from "./join.js";
import { thrownText } from "../stage/thrown.js";
import { ownVariable } from "./own-variable.js";
import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import type { Arrival, Breakable, Handler, Recording } from "./recording.js";
import { placeOfCode } from "./refusals.js";
import { arrival, snapshot, withCells } from "./snapshot.js";
import { endPath, run, settle, type Tracer } from "./tracer.js";
import { as, isCallTime, Outcome } from "./values.js";
import type { TraceEdge } from "./graph.js";

/** `switch`, `try` and `throw`: statements that sort ways to several places. */
export type SelectionCalls = Pick<StagedFile, "switch" | "try" | "throw" | "finally">;

/** Sorts the ways to the cases, in order, on the rest of the ways; `default` gets what remains. */
function entriesOf(
  t: Tracer,
  r: Recording,
  value: unknown,
  cases: readonly Case[],
  at: (position: number) => void,
): { entries: (readonly TraceEdge[])[]; rest: readonly TraceEdge[] } {
  const remainder = remainderOf(value);
  let last: { readonly index: number; readonly position: number } | undefined;
  const take = (compared: unknown, isLast = false): readonly TraceEdge[] => {
    const equal =
      isCallTime(value) || isCallTime(compared) ? equality(t, value, compared, isLast) : identical(t, value, compared);
    const { whenTrue, whenFalse } = branch(t, r, equal);
    r.cursor = whenFalse;
    return whenTrue;
  };
  const entries = cases.map(([test, , position], index): readonly TraceEdge[] => {
    if (!test || r.cursor.length === 0) return [];
    at(position);
    let compared: unknown;
    try {
      compared = test();
    } catch (error) {
      // No way goes on behind this test: the cases before it keep theirs.
      endPath(r, error);
      return [];
    }
    if (compared !== remainder || remainder === undefined) return take(compared);
    last ??= { index, position };
    return [];
  });
  if (last && r.cursor.length > 0) {
    at(last.position);
    entries[last.index] = take(remainder, true);
  }
  const fallback = cases.findIndex(([test]) => !test);
  if (fallback < 0) return { entries, rest: r.cursor };
  entries[fallback] = r.cursor;
  return { entries, rest: [] };
}

/** The answer of an outcome that stands for all that is not asked for: it is taken when the other cases are. */
function remainderOf(value: unknown): string | undefined {
  return as(value, Outcome)?.node.edges.find((edge) => edge.open)?.label;
}

function switchOver(
  t: Tracer,
  r: Recording,
  value: unknown,
  cases: readonly Case[],
  own: Variables,
  label: string | undefined,
  at: (position: number) => void,
): void {
  const place = t.place;
  const variables = withCells(r, own);
  const before = snapshot(r, variables);
  r.selection = {};
  const { entries, rest } = entriesOf(t, r, value, cases, at);
  r.selection = undefined;
  const decidedLater = entries.filter((e) => e.length > 0).length + (rest.length > 0 ? 1 : 0) > 1;
  const breakable: Breakable = { label, kind: "switch", variables, breaks: [], continues: [] };
  let through: Arrival | undefined;
  r.note = undefined;
  r.cursor = [];
  withBreakable(r, breakable, () => {
    cases.forEach(([, body], i) => {
      const entry = entries[i] ?? [];
      if (entry.length === 0 && !through) return;
      t.place = place;
      join(t, r, variables, [{ edges: entry, snapshot: before }, ...(through ? [through] : [])], before.sequence);
      if (decidedLater) inRegion(r, () => run(r, body));
      else run(r, body);
      through = r.cursor.length > 0 ? arrival(r, variables) : undefined;
    });
  });
  t.place = place;
  join(
    t,
    r,
    variables,
    [...breakable.breaks, ...(through ? [through] : []), { edges: rest, snapshot: before }],
    before.sequence,
  );
  settle(r);
}

/** Of an error of the call nothing is known but its type. */
function errorOfCall(t: Tracer, type: unknown): CallTimeError {
  return new CallTimeError(type, () => {
    t.place = placeOfCode(t);
    return t.fail("FLW202", { name: "message", what: "an error of the call" });
  });
}

function tryCatch(t: Tracer, r: Recording, body: Thunk, handler: (error: unknown) => unknown, own: Variables): void {
  const place = t.place;
  const variables = withCells(r, own);
  const caught: Handler = { entries: [], variables };
  const { cursor, sequence: begun } = r;
  const nodes = r.nodes.length;
  let thrown: { readonly error: unknown } | undefined;
  r.handlers.push(caught);
  try {
    run(r, body);
  } catch (error) {
    thrown = { error };
  } finally {
    r.handlers.pop();
  }
  if (thrown) {
    if (r.nodes.length > nodes) t.fail("FLW241", { message: thrownText(thrown.error) });
    r.cursor = cursor;
    run(r, () => handler(thrown.error));
    return settle(r);
  }
  const done = arrival(r, variables);
  const type = ownVariable("error.type");
  t.place = place;
  join(
    t,
    r,
    [...variables, type.variable],
    caught.entries.map((entry) => ({
      edges: entry.edges,
      snapshot: { ...entry.snapshot, values: [...entry.snapshot.values, entry.type] },
    })),
    begun,
  );
  if (r.cursor.length > 0) inRegion(r, () => run(r, () => handler(errorOfCall(t, type.get()))));
  t.place = place;
  join(t, r, variables, [done, arrival(r, variables)], begun);
  settle(r);
}

/** `throw error` in a catch clause: the ways go to the next handler outside, with the type they have. */
function rethrow(r: Recording, error: CallTimeError): never {
  const handler = r.handlers.at(-1);
  if (handler) {
    r.append(handler.entries, { edges: r.cursor, type: error.type, snapshot: snapshot(r, handler.variables) });
  } else {
    for (const edge of r.cursor) r.append(r.unhandled, { edge, state: snapshot(r, r.cells).values, named: true });
  }
  r.cursor = [];
  throw pathEnded;
}

/** Makes the calls of one staged file. `at` sets the place. */
export function selectionCalls(t: Tracer, at: (position: number) => void): SelectionCalls {
  return {
    switch(position, value, cases, variables, label) {
      at(position);
      refuseIfPoison(t, value);
      switchOver(t, t.recording, value, cases, variables, label, at);
    },

    try(position, body, handler, finalizer, variables) {
      at(position);
      const r = t.recording;
      if (r.idle) {
        tryNow(body, handler, finalizer?.[1]);
        return settle(r);
      }
      if (finalizer) {
        at(finalizer[0]);
        t.fail("FLW228", {});
      }
      if (!handler) throw new Error("a try statement without handler and finalizer was staged");
      tryCatch(t, r, body, handler, variables);
    },

    finally(position) {
      if (t.recording.idle) return;
      at(position);
      t.fail("FLW228", {});
    },

    throw(position, value) {
      at(position);
      const r = t.recording;
      if (value instanceof CallTimeError) return rethrow(r, value);
      if (!r.idle && r.regions.length > 1) t.fail("FLW221", {});
      throw value;
    },
  };
}

/** JavaScript's own `try`, for code that runs at module level. Findings of flowc pass through it. */
function tryNow(body: Thunk, handler: ((error: unknown) => unknown) | undefined, finalizer: Thunk | undefined): void {
  try {
    body();
  } catch (error) {
    if (!handler || error instanceof DiagnosticError || error === pathEnded) throw error;
    handler(error);
  } finally {
    finalizer?.();
  }
}
