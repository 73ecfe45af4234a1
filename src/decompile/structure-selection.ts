import { canBeOpen, groupsOf, restOf, type Group } from "./groups.js";
import { completes, leaves, type Arm, type Frame, type Statement, type Test } from "./statement.js";
import type { Step, Way } from "./step.js";
import { errorsGoOn, handlerOf, isNamed, ownHandler, statement } from "./structure-errors.js";
import type { Context, Structurer } from "./structurer.js";

/** An action whose outcome decides the way on: an `if`, a `switch`, or a plain statement where all ways lead to one place. */
export function select(s: Structurer, step: Step, context: Context): readonly Statement[] {
  const groups = groupsOf(step);
  const rest = restOf(step, groups);
  const goesOn = errorsGoOn(step, rest.to, context);
  const caught = goesOn ? undefined : handlerOf(s, step, { ...context, follow: undefined });
  const onError = caught && ownHandler(caught);
  const kept = caught !== undefined && onError === undefined;
  const test = (ways: readonly Way[], open: boolean): Test => ({
    step,
    ways,
    negated: false,
    errorsGoOn: goesOn,
    named: goesOn ? !step.usual : isNamed(step, context, caught),
    onError,
    kept,
    open,
  });
  const before: readonly Statement[] = kept ? [{ kind: "kept", step, ...caught }] : [];
  const others = groups.filter((group) => group !== rest);
  if (others.length === 0) {
    return [...statement(s, step, rest.to, context), ...s.go(rest.to, context)];
  }
  const open = canBeOpen(step, others, rest);
  const [only] = others as [Group];
  const asksMore = step.shape.kind === "comparison" && rest.ways.length > 1;
  if (others.length === 1 && !asksMore && (step.shape.kind === "test" || only.ways.length === 1)) {
    return [...before, ...fork(s, test(only.ways, open), only.to, rest.to, context)];
  }
  return [...before, ...switchOver(s, test([], open), others, rest, context)];
}

function fork(s: Structurer, test: Test, yes: string, no: string, context: Context): readonly Statement[] {
  const yesSide = s.go(yes, context);
  if (!completes(yesSide)) return [{ kind: "if", test, body: yesSide, otherwise: [] }, ...s.go(no, context)];
  const otherwise = s.go(no, context);
  if (!completes(otherwise)) {
    return [{ kind: "if", test: { ...test, negated: true }, body: otherwise, otherwise: [] }, ...yesSide];
  }
  if (yesSide.length === 0 && otherwise.length > 0) {
    return [{ kind: "if", test: { ...test, negated: true }, body: otherwise, otherwise: [] }];
  }
  return [{ kind: "if", test, body: yesSide, otherwise }];
}

function switchOver(
  s: Structurer,
  test: Test,
  others: readonly Group[],
  rest: Group,
  context: Context,
): readonly Statement[] {
  const frame: Frame = { kind: "switch", breakTo: context.follow, continueTo: undefined };
  const inner: Context = { ...context, frames: [...context.frames, frame] };
  const all = [...others, rest];
  const hoisted = hoistable(s, all, rest);
  const bodies = new Map(all.map((group) => [group, group === hoisted ? undefined : s.go(group.to, inner)]));
  const arms = (bodyOf: (group: Group) => readonly Statement[]): Arm[] =>
    all.map((group) => ({ ways: group.ways, isDefault: group === rest, body: bodyOf(group) }));
  const staying = [...bodies.values()].filter((body) => body !== undefined);
  if (hoisted && staying.every((body) => !completes(body) && !body.some((each) => leaves(each, frame)))) {
    const written: Frame = { ...frame, breakTo: hoisted.to };
    const list = arms((group) => (group === hoisted ? [] : (bodies.get(group) as readonly Statement[])));
    return [{ kind: "switch", frame: written, test, arms: list }, ...s.go(hoisted.to, context)];
  }
  const list = arms((group) => bodies.get(group) ?? s.go(group.to, inner));
  return [{ kind: "switch", frame, test, arms: list }];
}

/** The arm that may be written behind the switch: what remains, or the largest. */
function hoistable(s: Structurer, groups: readonly Group[], rest: Group): Group | undefined {
  const inline = (group: Group): boolean =>
    s.steps.has(group.to) && !s.regions.blocks.has(group.to) && s.regions.isInline(group.to);
  const size = (group: Group): number => (inline(group) ? s.regions.sizeOf(group.to) : 0);
  const largest = groups.toSorted((a, b) => size(b) - size(a))[0];
  if (!largest || size(largest) === 0) return rest;
  return size(rest) * 2 >= size(largest) ? rest : largest;
}
