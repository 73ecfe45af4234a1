import { pathEnded } from "../stage/path-ended.js";
import type { StagedFile, Thunk, Variables } from "../stage/staged-file.js";
import { branch, decided, refuseIfPoison } from "./branch.js";
import { both } from "./condition.js";
import { join } from "./join.js";
import { mayBeNothing } from "./leaves.js";
import { isNothing } from "./nothing.js";
import { describe } from "./operators.js";
import type { Breakable, Frame, Recording } from "./recording.js";
import { resolve } from "./resolve.js";
import { same } from "./same.js";
import { arrival, restore, snapshot, withCells } from "./snapshot.js";
import { endPath, run, settle, type Tracer } from "./tracer.js";
import { as, Condition, isCallTime, Phi, Unknown } from "./values.js";
import { ownVariable } from "./own-variable.js";

/** `if`, `? :`, `&&`, `||`, `??`, functions and the jumps out of them. */
export type ControlCalls = Pick<
  StagedFile,
  "if" | "cond" | "and" | "or" | "nullish" | "labeled" | "function" | "return" | "break" | "continue"
>;

/** Runs a piece of code in a region of its own: objects made outside may not be changed in it. */
export function inRegion(r: Recording, piece: () => void): void {
  r.regions.push(++r.regionCount);
  try {
    piece();
  } finally {
    r.regions.pop();
  }
}

/** The frame of the function being run. */
export function frameOf(r: Recording): Frame {
  return r.frames[r.frames.length - 1] as Frame;
}

/** Runs `body` with a statement that `break` finds. */
export function withBreakable(r: Recording, breakable: Breakable, body: () => void): void {
  const { breakables } = frameOf(r);
  breakables.push(breakable);
  try {
    body();
  } finally {
    breakables.pop();
  }
}

/** Parks the present ways at the statement that a `break` or `continue` means. */
function leave(r: Recording, kind: "break" | "continue", label: string | undefined): void {
  const breakable = frameOf(r).breakables.findLast((b) =>
    label !== undefined ? b.label === label : kind === "continue" ? b.kind === "loop" : b.kind !== "labelled",
  );
  if (!breakable) throw new Error(`${kind} ${label ?? ""} has no target; the rewriter must not let it through`);
  r.append(kind === "break" ? breakable.breaks : breakable.continues, arrival(r, breakable.variables));
  r.cursor = [];
}

/** Divides the ways by a test, runs both sides and joins them. */
function fork(t: Tracer, r: Recording, test: unknown, yes: Thunk, no: Thunk | undefined, variables: Variables): void {
  const { whenTrue, whenFalse } = branch(t, r, test);
  const place = t.place;
  const before = snapshot(r, variables);
  const decidedLater = whenTrue.length > 0 && whenFalse.length > 0;
  const go = (piece: Thunk) => (decidedLater ? inRegion(r, () => run(r, piece)) : run(r, piece));
  r.note = undefined;
  r.cursor = whenTrue;
  go(yes);
  const afterYes = arrival(r, variables);
  restore(variables, before);
  r.cursor = whenFalse;
  if (no) go(no);
  const afterNo = arrival(r, variables);
  t.place = place;
  join(t, r, variables, [afterYes, afterNo]);
  settle(r);
}

/** `&&` or `||` whose left side only the call decides. */
export function logic(
  t: Tracer,
  r: Recording,
  kind: "and" | "or",
  left: unknown,
  right: Thunk,
  own: Variables,
): unknown {
  if (!as(left, Condition) && !as(left, Phi)) branch(t, r, left);
  const place = t.place;
  const variables = withCells(r, own);
  return r.trial((rollback) => {
    const cursor = r.cursor;
    const before = snapshot(r, variables);
    let value: unknown;
    let ended = false;
    try {
      inRegion(r, () => (value = right()));
    } catch (error) {
      if (error !== pathEnded) throw error;
      ended = true;
    }
    const assigned = snapshot(r, variables).values.some((now, i) => !same(now, before.values[i]));
    if (!ended && r.cursor === cursor && !assigned) {
      const plain = resolve(r, value);
      if (!isCallTime(plain) && typeof plain !== "boolean") {
        t.fail("FLW239", { operator: kind === "and" ? "&&" : "||" });
      }
      return both(kind, left, value, t.place);
    }
    rollback();
    restore(variables, before);
    t.place = place;
    return logicWithBlocks(t, r, kind, left, right, variables);
  });
}

/** `&&` or `||` whose right side records blocks or assigns: that happens on the ways where it is asked. */
function logicWithBlocks(
  t: Tracer,
  r: Recording,
  kind: "and" | "or",
  left: unknown,
  right: Thunk,
  variables: Variables,
): unknown {
  const { whenTrue, whenFalse } = branch(t, r, left);
  const [asks, skips] = kind === "and" ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  const before = snapshot(r, variables);
  let after = before;
  let sides: ReturnType<typeof branch> = { whenTrue: [], whenFalse: [] };
  r.cursor = asks;
  try {
    inRegion(r, () => {
      const value = right();
      after = snapshot(r, variables);
      sides = branch(t, r, value);
    });
  } catch (error) {
    endPath(r, error);
  }
  join(t, r, variables, [
    { edges: [...sides.whenTrue, ...sides.whenFalse], snapshot: after },
    { edges: skips, snapshot: before },
  ]);
  settle(r);
  return kind === "and"
    ? decided(sides.whenTrue, [...sides.whenFalse, ...skips])
    : decided([...sides.whenTrue, ...skips], sides.whenFalse);
}

/** The value of one of two expressions, as a test of the call decides. */
function choose(t: Tracer, r: Recording, test: unknown, yes: Thunk, no: Thunk, own: Variables): unknown {
  const out = ownVariable("chosen value");
  const all = [...withCells(r, own), out.variable];
  fork(
    t,
    r,
    test,
    () => out.set(yes()),
    () => out.set(no()),
    all,
  );
  return out.get();
}

/** Runs a function's body and goes on with all of its returns. */
function functionFrame(t: Tracer, r: Recording, body: Thunk, place: Tracer["place"]): unknown {
  const frame: Frame = { returns: [], breakables: [] };
  const known = r.cells.length;
  const begun = r.sequence;
  r.frames.push(frame);
  try {
    run(r, body);
  } finally {
    r.frames.pop();
  }
  const out = ownVariable("returned value");
  const cells = r.cells.slice(0, known);
  const arrivals = frame.returns.map((returned) => ({
    edges: returned.edges,
    snapshot: { ...returned.cells, values: [...returned.cells.values.slice(0, known), returned.value] },
  }));
  if (r.cursor.length > 0) {
    const end = snapshot(r, cells);
    arrivals.push({ edges: r.cursor, snapshot: { ...end, values: [...end.values, undefined] } });
  }
  t.place = place;
  join(t, r, [...cells, out.variable], arrivals, begun);
  settle(r);
  return out.get();
}

/** Makes the calls of one staged file. `at` sets the place. */
export function controlCalls(t: Tracer, at: (position: number) => void): ControlCalls {
  const logical = (kind: "and" | "or"): ControlCalls["and"] => {
    return (position, left, right, variables) => {
      at(position);
      const value = resolve(t.recording, left);
      if (isCallTime(value)) return logic(t, t.recording, kind, value, right, variables);
      return (kind === "and") === Boolean(value) ? right() : value;
    };
  };
  return {
    and: logical("and"),
    or: logical("or"),

    if(position, test, then, otherwise, variables) {
      at(position);
      const r = t.recording;
      if (isCallTime(test)) return fork(t, r, test, then, otherwise, withCells(r, variables));
      if (test) then();
      else otherwise?.();
      settle(r);
    },

    cond(position, test, whenTrue, whenFalse, variables) {
      at(position);
      if (!isCallTime(test)) return test ? whenTrue() : whenFalse();
      return choose(t, t.recording, test, whenTrue, whenFalse, variables);
    },

    nullish(position, left, right, variables) {
      at(position);
      const r = t.recording;
      const value = resolve(r, left);
      if (!isCallTime(value)) return value ?? right();
      if (as(value, Unknown)) return value;
      refuseIfPoison(t, value);
      const phi = as(value, Phi);
      if (!phi || !mayBeNothing(phi)) return t.fail("FLW220", { what: describe(value) });
      const test = isNothing(t, r, phi, value, (plain) => plain === undefined || plain === null);
      return choose(t, r, test, right, () => value, variables);
    },

    labeled(position, label, body, variables) {
      at(position);
      const r = t.recording;
      const all = withCells(r, variables);
      const begun = r.sequence;
      const breakable: Breakable = { label, kind: "labelled", variables: all, breaks: [], continues: [] };
      withBreakable(r, breakable, () => run(r, body));
      join(t, r, all, [arrival(r, all), ...breakable.breaks], begun);
      settle(r);
    },

    function(position, body) {
      at(position);
      return functionFrame(t, t.recording, body, t.place);
    },

    return(position, value) {
      at(position);
      const r = t.recording;
      r.append(frameOf(r).returns, { edges: r.cursor, value, cells: snapshot(r, r.cells) });
      r.cursor = [];
    },

    break(position, label) {
      at(position);
      leave(t.recording, "break", label);
    },

    continue(position, label) {
      at(position);
      leave(t.recording, "continue", label);
    },
  };
}
