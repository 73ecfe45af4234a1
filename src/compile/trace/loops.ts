import { loopCount } from "../../author/loop.js";
import type { StagedFile, Thunk, Variables } from "../stage/staged-file.js";
import { branch, refuseIfPoison } from "./branch.js";
import { inRegion, withBreakable } from "./control.js";
import { countedLoop } from "./counted-loop.js";
import { canBeJoined, fillHead, recordHead, type Head } from "./head.js";
import { bornAt, changesSince } from "./heap.js";
import { join } from "./join.js";
import { describe } from "./operators.js";
import { agreeWith } from "./outcomes.js";
import type { Arrival, Breakable, Recording } from "./recording.js";
import { resolve } from "./resolve.js";
import { splitByState } from "./split-state.js";
import { areAliasedAlike, isRecord, sameRecords, sameShape } from "./same.js";
import { arrival, restore, snapshot, withCells } from "./snapshot.js";
import { budget, run, settle, type Tracer } from "./tracer.js";
import { as, isCallTime, Outcome, Poison, Unknown, wrap } from "./values.js";

/** Loops. `while`, `do` and `for (;;)` get one head for each build-time state; an arrival in a known state goes back. */
export type LoopCalls = Pick<StagedFile, "loop" | "forOf" | "keys">;

/** An arrival on its way round the loop. */
interface Turn extends Arrival {
  readonly stage: "test" | "body";
  /** Nothing was recorded since the turn before: a plain build-time turn, which needs no head. */
  readonly quiet: boolean;
}

interface Loop {
  readonly t: Tracer;
  readonly r: Recording;
  readonly place: Tracer["place"];
  readonly variables: Variables;
  readonly breakable: Breakable;
  readonly heads: Head[];
  readonly test: Thunk;
  readonly body: Thunk;
  readonly update: Thunk | undefined;
  readonly isDo: boolean;
  /** How many nodes there were when the loop began. */
  readonly before: number;
  /** The recording's sequence when it began. */
  readonly begun: number;
  /** What stands for outcomes that the next turn cannot ask for, by block. */
  readonly lost: Map<string, unknown>;
  /** Calls come round in several states, so the body is run for each: what it changes would be changed several times. */
  isSplit: boolean;
}

function runLoop(loop: Loop): void {
  const { t, r, place, variables, breakable, heads } = loop;
  const waiting: Turn[] = [{ ...arrival(r, variables), stage: loop.isDo ? "body" : "test", quiet: false }];
  const { begun } = loop;
  let turns = 0;
  let quiet = 0;
  withBreakable(r, breakable, () => {
    for (let turn = waiting.shift(); turn; turn = waiting.shift()) {
      const parts = splitByState(t, r, variables, turn).filter((part) => part.edges.length > 0);
      if (parts.length > 1) loop.isSplit = true;
      for (const part of parts) {
        if (turn.quiet ? ++quiet > budget.quietTurns : ++turns > budget.turns)
          refuseEndless(variables, turn.quiet ? budget.quietTurns : budget.turns, t, place);
        waiting.push(...takeTurn(loop, { ...turn, ...part }));
      }
    }
  });
  heads.forEach(fillHead);
  t.place = place;
  join(t, r, variables, breakable.breaks, begun);
  settle(r);
}

function refuseEndless(variables: Variables, turns: number, t: Tracer, place: Tracer["place"]): never {
  const names = variables.map(([, , name]) => name).join(", ") || "no variable of its own";
  return t.fail("FLW225", { turns, variables: names }, place);
}

/** One turn: the test, the body, and what goes round again. */
function takeTurn(loop: Loop, arrived: Turn): Turn[] {
  const { t, r, variables, heads, breakable } = loop;
  let turn = arrived.stage === "body" ? withoutOutcomes(loop, arrived) : arrived;
  restore(variables, turn.snapshot);
  r.cursor = turn.edges;
  if (turn.stage === "test" && turn.snapshot.values.some((value) => as(value, Outcome))) {
    const turned = turnedRound(loop, turn);
    if (turned) return turned;
    turn = withoutOutcomes(loop, turn);
    restore(variables, turn.snapshot);
    r.cursor = turn.edges;
  }
  if (!r.idle) {
    if (goBack(loop, turn)) return [];
    if (!turn.quiet) {
      heads.push(
        recordHead(t, r, variables, turn, turn.stage, { before: loop.before, widen: textsToWiden(loop, turn) }),
      );
    }
  }
  const start = r.cursor;
  const nodes = r.nodes.length;
  inRegion(r, () =>
    run(r, () => {
      const forked = turn.stage === "test" && testLoop(loop);
      if (!forked && !loop.isSplit) sameRegion(r);
      if (r.cursor.length > 0) loop.body();
    }),
  );
  const ends = [...breakable.continues.splice(0), ...(r.cursor.length > 0 ? [arrival(r, variables)] : [])];
  r.cursor = [];
  const stage = loop.isDo ? "body" : "test";
  return ends
    .flatMap((end) => endTurn(loop, end))
    .map((end) => ({
      ...end,
      stage,
      quiet: r.nodes.length === nodes && end.edges.length === start.length && end.edges.every((e, i) => e === start[i]),
    }));
}

/**
 * A block's outcome must be tested before a head is recorded: the loop is turned round its test. Undefined where the test
 * asks a block of its own instead (`while ((key = menu()) !== "9")`): the old outcome is of no use to anybody then.
 */
function turnedRound(loop: Loop, turn: Turn): Turn[] | undefined {
  const { t, r, variables } = loop;
  const { place } = t;
  const nodes = r.nodes.length;
  return r.trial((rollback) => {
    run(r, () => testLoop(loop));
    if (r.cursor.length === 0) return [];
    const tested: Turn = { ...arrival(r, variables), stage: "body", quiet: false };
    const isReplaced = tested.snapshot.values.some((value) => (as(value, Outcome)?.node.index ?? -1) >= nodes);
    if (!isReplaced) return [tested];
    rollback();
    restore(variables, turn.snapshot);
    t.place = place;
    return undefined;
  });
}

/**
 * The outcome of a block inside the loop cannot be asked for on the next turn: it is the same nothing on every turn, not a
 * build-time state of its own.
 */
function withoutOutcomes({ before, lost }: Loop, turn: Turn): Turn {
  const values = turn.snapshot.values.map((value) => {
    const node = as(value, Outcome)?.node;
    if (!node || node.index < before) return value;
    const known = lost.get(node.block) ?? wrap(new Poison("FLW215", { block: node.block }));
    lost.set(node.block, known);
    return known;
  });
  return { ...turn, snapshot: { ...turn.snapshot, values } };
}

/** Without a test of the call, a turn is part of the region around the loop. */
function sameRegion(r: Recording): void {
  r.regions[r.regions.length - 1] = r.regions[r.regions.length - 2] ?? 0;
}

/** Asks the loop's test: the ways that leave are parked. True when only the call decides. */
function testLoop({ t, r, place, test, variables, breakable }: Loop): boolean {
  t.place = place;
  const asked = test();
  // A loop whose test was refused is left after a turn.
  const { whenTrue, whenFalse } = as(asked, Unknown) ? { whenTrue: [], whenFalse: r.cursor } : branch(t, r, asked);
  if (whenFalse.length > 0) {
    r.append(breakable.breaks, { edges: whenFalse, snapshot: snapshot(r, variables) });
  }
  r.cursor = whenTrue;
  return whenTrue.length > 0 && whenFalse.length > 0;
}

/** The update of a `for`, the test of a `do`. */
function endTurn(loop: Loop, end: Arrival): Arrival[] {
  const { t, r, variables, update, isDo } = loop;
  if (!update && !isDo) return [end];
  return splitByState(t, r, variables, end).map((part) => {
    restore(variables, part.snapshot);
    r.cursor = part.edges;
    run(r, () => {
      update?.();
      if (isDo) testLoop(loop);
    });
    return arrival(r, variables);
  });
}

/** Leads an arrival in a known state back to its head. */
function goBack(loop: Loop, turn: Turn): boolean {
  const { t, r, place, heads } = loop;
  const head = heads.find(
    (known) =>
      known.stage === turn.stage &&
      agreeWith(known.label.outcomes, turn.edges) &&
      known.state.every((value, i) => knownState(loop, known, i, value, turn.snapshot.values[i])) &&
      areAliasedAlike(known.state, turn.snapshot.values),
  );
  if (!head) return false;
  if (turn.edges.some((edge) => edge.from === head.label)) t.fail("FLW226", {}, place);
  const [change] = changesSince(t, r, head.sequence);
  if (change) t.fail("FLW212", { what: change.what }, change.place);
  head.arrivals.push(turn);
  r.attach(turn.edges, head.label);
  r.cursor = [];
  return true;
}

function knownState({ t, begun }: Loop, head: Head, i: number, before: unknown, now: unknown): boolean {
  if (sameShape(before, now)) return true;
  // Nothing outside the loop knows an object that was made in it: one that looks the same is as good.
  if (isRecord(before) && isRecord(now) && bornAt(t, before) > begun && bornAt(t, now) > begun)
    return sameRecords(before, now);
  return head.phis.has(i) && (typeof now === "string" || canBeJoined(now));
}

/**
 * A text that is another one on every turn (`line = line + "."`) would need a copy of the loop for each: after some
 * turns it is carried during the call. Returns the variables to carry.
 */
function textsToWiden({ heads, variables }: Loop, turn: Turn): ReadonlySet<number> {
  const widen = new Set<number>();
  if (heads.length < budget.texts) return widen;
  const { values } = turn.snapshot;
  variables.forEach((_, i) => {
    const seen = new Set(heads.map((head) => head.state[i]).filter((value) => typeof value === "string"));
    if (typeof values[i] === "string" && seen.size > budget.texts / 2) widen.add(i);
  });
  return widen;
}

/** Makes the calls of one staged file. `at` sets the place. */
export function loopCalls(t: Tracer, at: (position: number) => void): LoopCalls {
  return {
    loop(position, test, body, update, own, label, isDo) {
      at(position);
      const r = t.recording;
      const variables = r.idle ? [] : withCells(r, own);
      const breakable: Breakable = { label, kind: "loop", variables, breaks: [], continues: [] };
      runLoop({
        t,
        r,
        place: t.place,
        variables,
        breakable,
        heads: [],
        test,
        body,
        update,
        isDo,
        before: r.nodes.length,
        begun: r.sequence,
        lost: new Map(),
        isSplit: false,
      });
    },

    forOf(position, source, body, own, label) {
      at(position);
      const r = t.recording;
      const place = t.place;
      const elements = resolve(r, source);
      refuseIfPoison(t, elements);
      if (isCallTime(elements) && !as(elements, Unknown)) t.fail("FLW203", { what: describe(elements) });
      const variables = withCells(r, own);
      const breakable: Breakable = { label, kind: "loop", variables, breaks: [], continues: [] };
      const begun = r.sequence;
      let turnBegun = begun;
      const takeTurn = (element: unknown) => {
        turnBegun = r.sequence;
        body(element);
      };
      const finishTurn = () => {
        t.place = place;
        join(t, r, variables, [...breakable.continues.splice(0), arrival(r, variables)], turnBegun);
      };
      const request = loopCount(elements);
      withBreakable(r, breakable, () => {
        if (request) {
          countedLoop({ t, r, request, body: takeTurn, variables, breakable, finishTurn });
          return;
        }
        let count = 0;
        for (const element of elements as Iterable<unknown>) {
          if (++count > budget.elements) refuseEndless(variables, budget.elements, t, place);
          run(r, () => takeTurn(element));
          finishTurn();
          if (r.cursor.length === 0) break;
        }
      });
      t.place = place;
      join(t, r, variables, [...breakable.breaks, arrival(r, variables)], begun);
      settle(r);
    },

    keys(position, object) {
      at(position);
      if (isCallTime(object)) t.fail("FLW205", { what: describe(object) });
      const keys: string[] = [];
      for (const key in object as object) keys.push(key);
      return keys;
    },
  };
}
