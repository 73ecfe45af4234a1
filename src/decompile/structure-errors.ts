import { costOfBody } from "./cost.js";
import { isHarmless } from "./groups.js";
import { NeedsBlock } from "./needs-block.js";
import type { Frame, ErrorArm, Statement } from "./statement.js";
import type { Step } from "./step.js";
import type { Context, Structurer } from "./structurer.js";

/** What becomes of an action's errors. */
export interface Caught {
  readonly handler: readonly Statement[] | readonly ErrorArm[];
  readonly byType: boolean;
  readonly frame?: Frame;
}

/** The one statement of a handler that the block itself can name: a jump to a named block, or an end of the way. */
export function ownHandler({ handler, byType }: Caught): Statement | undefined {
  const [only, ...more] = handler as readonly Statement[];
  if (byType || !only || more.length > 0) return undefined;
  const isEnd = only.kind === "end" && only.step.node.note === undefined && !only.onError;
  return isEnd || only.kind === "jump" || only.kind === "unconnected" ? only : undefined;
}

/** How many trials may be made inside one another: each doubles the work. */
const mostTrials = 4;
/** What a label and its braces cost a reader, shared with other jumps to it. */
const labelCost = 2;

/** An action as a statement, with the `try` that it may need, before the action that follows. */
export function statement(s: Structurer, step: Step, follow: string, context: Context): readonly Statement[] {
  const goesOn = errorsGoOn(step, follow, context);
  const caught = goesOn ? undefined : handlerOf(s, step, { ...context, follow });
  const onError = caught && ownHandler(caught);
  const named = isNamed(step, context, caught);
  const call: Statement = { kind: "call", step, errorsGoOn: goesOn, named: goesOn ? !step.usual : named, onError };
  return caught && !onError ? [{ kind: "try", body: [call], ...caught }] : [call];
}

/**
 * An action whose errors come back behind what follows it: both in one `try`, where that reads better than a jump out
 * of the `catch`.
 */
export function inOneTry(
  s: Structurer,
  step: Step,
  next: string,
  apart: readonly Statement[],
  context: Context,
): readonly Statement[] | undefined {
  const [first] = apart;
  const error = onlyError(step);
  if (first?.kind !== "try" || first.byType || error === undefined || s.trials >= mostTrials) return undefined;
  const last = (first.handler as readonly Statement[]).at(-1);
  if (last?.kind !== "break" && last?.kind !== "continue") return undefined;
  const target = last.kind === "break" ? last.frame.breakTo : last.frame.continueTo;
  if (target === undefined || target !== context.follow) return undefined;
  s.trials++;
  try {
    const inner: Context = { ...context, handler: error, inTry: true };
    const body = [...statement(s, step, next, inner), ...s.go(next, inner)];
    const together: Statement = { kind: "try", body, handler: s.go(error, context), byType: false };
    return costOfBody([together]) < costOfBody(apart) + (last.labelled ? labelCost : 0) ? [together] : undefined;
  } catch (failure) {
    if (failure instanceof NeedsBlock) return undefined;
    throw failure;
  } finally {
    s.trials--;
  }
}

/** True when the source has to list the errors: they are unusual, or a harmless block's that `onError` is to take. */
export function isNamed(step: Step, context: Context, caught: Caught | undefined): boolean {
  if (!step.usual) return true;
  return isHarmless(step) && !step.harmless && step.errors.length > 0 && !caught && !context.inTry;
}

/** Where all errors of an action lead; undefined when they lead to several places, or there are none. */
export function onlyError(step: Step): string | undefined {
  const targets = new Set(step.harmless ? [] : step.errors.map(({ to }) => to));
  return targets.size === 1 ? [...targets][0] : undefined;
}

/** True when all errors of an action lead where it goes on anyway, and this has to be said. */
export function errorsGoOn(step: Step, rest: string, { inTry }: Context): boolean {
  if (step.harmless && !inTry) return false;
  return step.errors.length > 0 && step.errors.every(({ to }) => to === rest);
}

/** Statements in a `try` of their own, when their errors lead elsewhere than errors do around them. */
export function withOwnTry(
  s: Structurer,
  step: Step,
  body: readonly Statement[],
  follow: string | undefined,
  context: Context,
): readonly Statement[] {
  const caught = handlerOf(s, step, { ...context, follow });
  return caught ? [{ kind: "try", body, ...caught }] : body;
}

/** The `catch` that an action needs; undefined where its errors go where errors around it go, or there are none. */
export function handlerOf(s: Structurer, step: Step, context: Context): Caught | undefined {
  if (step.harmless || step.errors.length === 0) return undefined;
  const groups = new Map<string, string[]>();
  for (const { slot, to } of step.errors) {
    const list = groups.get(to) ?? [];
    groups.set(to, [...list, slot.kind === "error" ? slot.error : ""]);
  }
  if (groups.size === 1) {
    const [to] = [...groups.keys()] as [string];
    if (to === context.handler) return undefined;
    return { handler: s.go(to, context), byType: false };
  }
  if (groups.size === 2 && [...groups.values()].some(({ length }) => length === 1)) {
    const arms = [...groups].map(([to, errors]): ErrorArm => ({ errors, body: s.go(to, context) }));
    return { handler: arms, byType: true };
  }
  const frame: Frame = { kind: "switch", breakTo: context.follow, continueTo: undefined };
  const inner: Context = { ...context, frames: [...context.frames, frame] };
  const arms = [...groups].map(([to, errors]): ErrorArm => ({ errors, body: s.go(to, inner) }));
  return { handler: arms, byType: true, frame };
}
