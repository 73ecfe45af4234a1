import type { Frame, Statement } from "./statement.js";
import type { Step, Way } from "./step.js";
import { withOwnTry } from "./structure-errors.js";
import type { Context, Structurer } from "./structurer.js";

/** The loop that an action begins or counts, with the actions in it that several ways lead to, and what follows it. */
export function writeLoop(
  s: Structurer,
  step: Step,
  members: ReadonlySet<string> | undefined,
  inside: readonly string[],
  context: Context,
): readonly Statement[] {
  const { id } = step.node;
  if (step.shape.kind === "loop") {
    const [again, done] = step.ways as [Way, Way];
    if (members?.has(done.to)) return loopInLoop(s, step, inside, context);
    const frame: Frame = { kind: "loop", breakTo: done.to, continueTo: id };
    const inner: Context = { ...context, follow: id, frames: [...context.frames, frame] };
    const body = s.nest(inside, (deeper) => s.go(again.to, deeper), inner);
    const written: Statement[] = [{ kind: "for", frame, step, body }];
    return [...withOwnTry(s, step, written, done.to, context), ...s.go(done.to, context)];
  }
  const after = context.follow === undefined ? exitOf(s, id, members) : undefined;
  const frame: Frame = { kind: "loop", breakTo: after ?? context.follow, continueTo: id };
  if (after !== undefined) s.after.add(after);
  const inner: Context = { ...context, follow: id, frames: [...context.frames, frame] };
  const body = s.nest(inside, (deeper) => s.code(step, deeper), inner);
  return [{ kind: "while", frame, body }, ...(after === undefined ? [] : s.tree(after, context))];
}

/** A counting loop that is begun again when it is done: there is a loop around it. */
function loopInLoop(s: Structurer, step: Step, inside: readonly string[], context: Context): readonly Statement[] {
  const { id } = step.node;
  const [again, done] = step.ways as [Way, Way];
  const outer: Frame = { kind: "loop", breakTo: context.follow, continueTo: id };
  const around: Context = { ...context, follow: id, frames: [...context.frames, outer] };
  const body = s.nest(
    inside,
    (inner) => {
      const frame: Frame = { kind: "loop", breakTo: done.to, continueTo: id };
      const turn = s.go(again.to, { ...inner, follow: id, frames: [...inner.frames, frame] });
      const written: Statement[] = [{ kind: "for", frame, step, body: turn }];
      return [...withOwnTry(s, step, written, done.to, inner), ...s.go(done.to, inner)];
    },
    around,
  );
  return [{ kind: "while", frame: outer, body }];
}

/** The largest part that a loop leads to and that belongs to nothing else: it is written after the loop. */
function exitOf(s: Structurer, head: string, members: ReadonlySet<string> | undefined): string | undefined {
  let best: string | undefined;
  for (const member of members ?? []) {
    const { ways } = s.arrows(member);
    for (const to of ways) {
      if (
        !s.regions.dominates(head, to) ||
        members?.has(to) ||
        !s.steps.has(to) ||
        !s.regions.isInline(to) ||
        s.regions.blocks.has(to)
      )
        continue;
      if (best === undefined || s.regions.sizeOf(to) > s.regions.sizeOf(best)) best = to;
    }
  }
  return best !== undefined && s.regions.sizeOf(best) > 2 ? best : undefined;
}
