import type { LoopCount } from "../../author/loop.js";
import type { Variables } from "../stage/staged-file.js";
import { inRegion } from "./control.js";
import type { TraceEdge } from "./graph.js";
import { fillHead, recordHead } from "./head.js";
import { describePlace } from "./position.js";
import { record, type RecordBranch } from "./record.js";
import type { Breakable, Recording } from "./recording.js";
import { sameShape } from "./same.js";
import { arrival, restore, snapshot } from "./snapshot.js";
import { run, type Tracer } from "./tracer.js";
import { isCallTime, Poison, wrap } from "./values.js";

/** A `for (const turn of loop(n))` that is being traced. */
export interface CountedLoop {
  readonly t: Tracer;
  readonly r: Recording;
  readonly request: LoopCount;
  readonly body: (turn: unknown) => unknown;
  readonly variables: Variables;
  readonly breakable: Breakable;
  /** Joins the ends of a turn: `continue`, and the end of the body. */
  readonly finishTurn: () => void;
}

const branches: readonly RecordBranch[] = ["ContinueLooping", "DoneLooping"].map((operand) => ({
  slot: { kind: "condition", operator: "Equals", operand },
  label: operand,
}));

/**
 * One Loop block while the build-time state stays the same from turn to turn; otherwise the first turn is copied out
 * and the rest tried again with one turn less.
 */
export function countedLoop(loop: CountedLoop): void {
  const { t, r, request, breakable } = loop;
  const { place } = t;
  const turn = wrap(new Poison("FLW227", {}));
  const keepsCounting = request.keepsCounting || r.exact !== undefined;
  if (isCallTime(request.count) || keepsCounting) {
    if (!loopBlock(loop, request.count, turn)) t.fail("FLW255", {}, place);
    return;
  }
  const copied = r.unroll.has(loopKey(r.calls, place));
  for (let left = Number(request.count); left > 0 && r.cursor.length > 0; left--) {
    t.place = place;
    if (!copied && loopBlock(loop, String(left), turn)) return;
    inRegion(r, () => run(r, () => loop.body(turn)));
    loop.finishTurn();
  }
  breakable.continues.length = 0;
}

/** Names a loop of the author's for the check that it is not entered again: its place and the calls that led to it. */
export function loopKey(calls: readonly Tracer["place"][], place: Tracer["place"]): string {
  return [place, ...calls].map(describePlace).join(" ");
}

/** Records the loop as one Loop block. False, with everything taken back, when a turn changes the build-time state. */
function loopBlock(loop: CountedLoop, count: unknown, turn: unknown): boolean {
  const { t, r, request, variables, breakable } = loop;
  return r.trial((rollback) => {
    const breaks = breakable.breaks.length;
    const before = snapshot(r, variables);
    const head = recordHead(t, r, variables, { edges: r.cursor, snapshot: before }, "counted", {
      before: r.nodes.length,
    });
    const node = record(t, r, {
      type: "Loop",
      block: "loop",
      parameters: { LoopCount: count },
      branches,
      errors: request.errors ?? (isCallTime(count) ? ["NoMatchingError"] : []),
      ...(request.id !== undefined && { id: request.id }),
    });
    const [again, done] = node.edges as [TraceEdge, TraceEdge];
    const atLoop = snapshot(r, variables);
    r.cursor = [again];
    inRegion(r, () => run(r, () => loop.body(turn)));
    loop.finishTurn();
    const turned = arrival(r, variables);
    if (turned.edges.length > 0 && turned.snapshot.values.some((value, i) => !sameShape(before.values[i], value))) {
      rollback();
      breakable.breaks.length = breaks;
      restore(variables, before);
      return false;
    }
    if (turned.edges.length > 0) head.arrivals.push(turned);
    node.back = request.keepsCounting || r.exact ? undefined : turned.edges;
    r.attach(turned.edges, head.label);
    fillHead(head);
    restore(variables, atLoop);
    r.cursor = [done];
    return true;
  });
}
