import { arrowsOf, canBeOpen, groupsOf, isHarmless, restOf, type Group } from "./groups.js";
import { findRegions, type Arrows, type Regions } from "./regions.js";
import { costOfBody } from "./cost.js";
import { completes, leaves, type Arm, type ErrorArm, type Frame, type Statement, type Test } from "./statement.js";
import type { Step, Way } from "./step.js";

/** How a flow is divided into bodies. */
export interface Plan {
  /** Actions that become named blocks; more are added where there must be some. */
  readonly blocks: ReadonlySet<string>;
  /** The action that the flow's `onError` leads to. */
  readonly onError: string | undefined;
  /** It takes errors of harmless blocks too. */
  readonly anyError: boolean;
  /** A `try` around everything that can fail in the same way, from so many errors on. */
  readonly wideTry: number;
}

/** A flow as statements. */
export interface Structure {
  readonly body: readonly Statement[];
  /** What `onError` does, when that is no block, and the action that it begins with. */
  readonly onError: readonly Statement[] | undefined;
  readonly onErrorAction: string | undefined;
  readonly onErrorBlock: string | undefined;
  /** `onError` takes errors of harmless blocks too. */
  readonly anyError: boolean;
  readonly blocks: ReadonlyMap<string, readonly Statement[]>;
}

interface Context {
  /** The action that comes next when the statements end. */
  readonly follow: string | undefined;
  readonly frames: readonly Frame[];
  /** The action that errors lead to which nothing nearer takes. */
  readonly handler: string | undefined;
  /** The handler is a `try` around the statements: it takes errors of harmless blocks too. */
  readonly inTry: boolean;
}

/** What becomes of an action's errors. */
interface Caught {
  readonly handler: readonly Statement[] | readonly ErrorArm[];
  readonly byType: boolean;
  readonly frame?: Frame;
}

/** Functions that end their way, but whose errors may go on behind them. */
const goesOnAfterErrors = new Set([
  "action",
  "transferToQueue",
  "transferToOtherQueue",
  "transferToFlow",
  "transferToPhoneNumber",
  "loopPrompts",
]);

/** The one statement of a handler that the block itself can name: a jump to a named block, or an end of the way. */
function ownHandler({ handler, byType }: Caught): Statement | undefined {
  const [only, ...more] = handler as readonly Statement[];
  if (byType || !only || more.length > 0) return undefined;
  const isEnd = only.kind === "end" && only.step.node.note === undefined && !only.onError;
  return isEnd || only.kind === "jump" || only.kind === "unconnected" ? only : undefined;
}

/** How many trials may be made inside one another: each doubles the work. */
const mostTrials = 4;
/** What a label and its braces cost a reader, shared with other jumps to it. */
const labelCost = 2;

/** Says that an action must be a block of its own, because no jump of TypeScript leads to it from everywhere. */
class NeedsBlock extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`no statement leads to ${id}`);
    this.id = id;
  }
}

/** What was found of a flow's bodies for plans that divide it alike. */
export type KnownRegions = Map<string, Regions>;

/** Writes a flow as statements, by a plan. */
export function structure(
  steps: ReadonlyMap<string, Step>,
  start: string,
  plan: Plan,
  known: KnownRegions = new Map(),
): Structure {
  const blocks = new Set(plan.blocks);
  for (;;) {
    try {
      return new Structurer(steps, start, { ...plan, blocks }, known).whole();
    } catch (error) {
      if (!(error instanceof NeedsBlock) || blocks.has(error.id)) throw error;
      blocks.add(error.id);
    }
  }
}

class Structurer {
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly start: string;
  private readonly plan: Plan;
  private readonly regions: Regions;
  /** Actions that are written after the loop that leads to them. */
  private readonly after = new Set<string>();
  /** How many pieces are being written for trial, one inside the other. */
  private trials = 0;

  constructor(steps: ReadonlyMap<string, Step>, start: string, plan: Plan, known: KnownRegions) {
    this.steps = steps;
    this.start = start;
    this.plan = plan;
    const cut = plan.onError === undefined ? [] : [plan.onError];
    const key = JSON.stringify([plan.onError ?? null, ...[...plan.blocks].toSorted()]);
    const regions = known.get(key) ?? findRegions(steps, (id) => this.arrows(id), start, cut, plan.blocks);
    known.set(key, regions);
    this.regions = regions;
  }

  whole(): Structure {
    const { onError } = this.plan;
    const base: Context = { follow: undefined, frames: [], handler: onError, inTry: this.plan.anyError };
    const { blocks } = this.regions;
    const needsBlock = onError !== undefined && (blocks.has(onError) || this.isEntered(onError));
    if (needsBlock && !blocks.has(onError)) throw new NeedsBlock(onError);
    const order = [...blocks].toSorted((a, b) => this.regions.orderOf(a) - this.regions.orderOf(b));
    return {
      body: this.go(this.start, base, true),
      onError: onError !== undefined && !needsBlock ? this.tree(onError, base) : undefined,
      onErrorAction: onError,
      onErrorBlock: needsBlock ? onError : undefined,
      anyError: this.plan.anyError,
      blocks: new Map(order.map((id) => [id, this.tree(id, base)])),
    };
  }

  /** True when something but an unhandled error leads to an action. */
  private isEntered(id: string): boolean {
    if (id === this.start) return true;
    return [...this.steps.values()].some((step) => {
      const { ways, errors } = this.arrows(step.node.id);
      return ways.includes(id) || errors.includes(id);
    });
  }

  private arrows(id: string): Arrows {
    const step = this.steps.get(id);
    return step ? arrowsOf(step, this.plan.onError) : { ways: [], errors: [] };
  }

  private step(id: string): Step {
    const step = this.steps.get(id);
    if (!step) throw new Error(`there is no action ${id}`);
    return step;
  }

  /** What leads to an action: its statements where they belong, otherwise a jump. */
  private go(id: string, context: Context, isEntry = false): readonly Statement[] {
    if (!this.steps.has(id)) return [{ kind: "unconnected", target: id }];
    if (this.regions.blocks.has(id)) return [{ kind: "jump", block: id }];
    if (isEntry || (this.regions.isInline(id) && !this.after.has(id) && !this.isPlaced(id, context))) {
      return this.tree(id, context);
    }
    return this.jump(id, context);
  }

  /** True for the head of a loop that the statements stand in. */
  private isPlaced(id: string, { frames }: Context): boolean {
    return frames.some((frame) => frame.continueTo === id);
  }

  private jump(id: string, { follow, frames }: Context): readonly Statement[] {
    if (id === follow) return [];
    const near = frames.findLast((frame) => frame.kind !== "label");
    if (near && near.breakTo === id) return [{ kind: "break", frame: near, labelled: false }];
    const loop = frames.findLast((frame) => frame.kind === "loop");
    if (loop && loop.continueTo === id) return [{ kind: "continue", frame: loop, labelled: false }];
    for (const frame of frames.toReversed()) {
      if (frame.continueTo === id) return [{ kind: "continue", frame, labelled: true }];
      if (frame.breakTo === id) return [{ kind: "break", frame, labelled: true }];
    }
    throw new NeedsBlock(id);
  }

  /** An action and everything that is written behind or in it. */
  private tree(id: string, context: Context): readonly Statement[] {
    const step = this.step(id);
    const loop = this.regions.loopOf(id);
    const merges = this.regions.merges.get(id) ?? [];
    if (!loop && step.shape.kind !== "loop") return this.nest(merges, (inner) => this.code(step, inner), context);
    const inside = merges.filter((merge) => loop?.has(merge));
    const outside = merges.filter((merge) => !loop?.has(merge));
    return this.nest(outside, (inner) => this.loop(step, loop, inside, inner), context);
  }

  private loop(
    step: Step,
    members: ReadonlySet<string> | undefined,
    inside: readonly string[],
    context: Context,
  ): readonly Statement[] {
    const { id } = step.node;
    if (step.shape.kind === "loop") {
      const [again, done] = step.ways as [Way, Way];
      if (members?.has(done.to)) return this.loopInLoop(step, inside, context);
      const frame: Frame = { kind: "loop", breakTo: done.to, continueTo: id };
      const inner: Context = { ...context, follow: id, frames: [...context.frames, frame] };
      const body = this.nest(inside, (deeper) => this.go(again.to, deeper), inner);
      const written: Statement[] = [{ kind: "for", frame, step, body }];
      return [...this.withOwnTry(step, written, done.to, context), ...this.go(done.to, context)];
    }
    const after = context.follow === undefined ? this.exitOf(id, members) : undefined;
    const frame: Frame = { kind: "loop", breakTo: after ?? context.follow, continueTo: id };
    if (after !== undefined) this.after.add(after);
    const inner: Context = { ...context, follow: id, frames: [...context.frames, frame] };
    const body = this.nest(inside, (deeper) => this.code(step, deeper), inner);
    return [{ kind: "while", frame, body }, ...(after === undefined ? [] : this.tree(after, context))];
  }

  /** A counting loop that is begun again when it is done: there is a loop around it. */
  private loopInLoop(step: Step, inside: readonly string[], context: Context): readonly Statement[] {
    const { id } = step.node;
    const [again, done] = step.ways as [Way, Way];
    const outer: Frame = { kind: "loop", breakTo: context.follow, continueTo: id };
    const around: Context = { ...context, follow: id, frames: [...context.frames, outer] };
    const body = this.nest(
      inside,
      (inner) => {
        const frame: Frame = { kind: "loop", breakTo: done.to, continueTo: id };
        const turn = this.go(again.to, { ...inner, follow: id, frames: [...inner.frames, frame] });
        const written: Statement[] = [{ kind: "for", frame, step, body: turn }];
        return [...this.withOwnTry(step, written, done.to, inner), ...this.go(done.to, inner)];
      },
      around,
    );
    return [{ kind: "while", frame: outer, body }];
  }

  /** The largest part that a loop leads to and that belongs to nothing else: it is written after the loop. */
  private exitOf(head: string, members: ReadonlySet<string> | undefined): string | undefined {
    let best: string | undefined;
    for (const member of members ?? []) {
      const { ways } = this.arrows(member);
      for (const to of ways) {
        if (
          !this.regions.dominates(head, to) ||
          members?.has(to) ||
          !this.steps.has(to) ||
          !this.regions.isInline(to) ||
          this.regions.blocks.has(to)
        )
          continue;
        if (best === undefined || this.regions.sizeOf(to) > this.regions.sizeOf(best)) best = to;
      }
    }
    return best !== undefined && this.regions.sizeOf(best) > 2 ? best : undefined;
  }

  /** Statements, and behind them the actions that several ways in them lead to; the nearest first. */
  private nest(
    merges: readonly string[],
    core: (context: Context) => readonly Statement[],
    context: Context,
  ): readonly Statement[] {
    const merge = merges.at(-1);
    if (merge === undefined) return core(context);
    const rest = merges.slice(0, -1);
    const { errors, all } = this.regions.arrivals(merge);
    const tries =
      context.handler !== merge && errors >= (errors === all ? Math.max(2, this.plan.wideTry) : this.plan.wideTry);
    if (tries && errors === all) {
      const body = this.nest(rest, core, { ...context, handler: merge, inTry: true });
      return [{ kind: "try", body, handler: this.tree(merge, context), byType: false }];
    }
    const frame: Frame = { kind: "label", breakTo: merge, continueTo: undefined };
    const inner: Context = {
      follow: merge,
      frames: [...context.frames, frame],
      handler: tries ? merge : context.handler,
      inTry: tries || context.inTry,
    };
    const body = this.nest(rest, core, inner);
    const tried: readonly Statement[] = tries ? [{ kind: "try", body, handler: [], byType: false }] : body;
    const held: readonly Statement[] = tried.some((each) => leaves(each, frame))
      ? [{ kind: "labelled", frame, body: tried }]
      : tried;
    return [...held, ...this.tree(merge, context)];
  }

  /** The statement of one action, and what is written where its ways lead. */
  private code(step: Step, context: Context): readonly Statement[] {
    switch (step.shape.kind) {
      case "statement": {
        const [way] = step.ways as [Way];
        const written = [...this.statement(step, way.to, context), ...this.go(way.to, context)];
        return this.inOneTry(step, way.to, written, context) ?? written;
      }
      case "end": {
        const error = this.onlyError(step);
        if (error !== undefined && error !== context.handler && goesOnAfterErrors.has(step.call?.fn ?? "")) {
          const call: Statement = { kind: "call", step, errorsGoOn: true, named: !step.usual };
          return [call, ...this.go(error, context)];
        }
        const caught = this.handlerOf(step, context);
        const onError = caught && ownHandler(caught);
        const named = this.isNamed(step, context, caught);
        const end: Statement = { kind: "end", step, errorsGoOn: false, named, onError };
        return caught && !onError ? [{ kind: "try", body: [end], ...caught }] : [end];
      }
      default:
        return this.select(step, context);
    }
  }

  /** An action as a statement, with the `try` that it may need, before the action that follows. */
  private statement(step: Step, follow: string, context: Context): readonly Statement[] {
    const errorsGoOn = this.errorsGoOn(step, follow, context);
    const caught = errorsGoOn ? undefined : this.handlerOf(step, { ...context, follow });
    const onError = caught && ownHandler(caught);
    const named = this.isNamed(step, context, caught);
    const call: Statement = { kind: "call", step, errorsGoOn, named: errorsGoOn ? !step.usual : named, onError };
    return caught && !onError ? [{ kind: "try", body: [call], ...caught }] : [call];
  }

  /**
   * An action whose errors come back behind what follows it: both in one `try`, where that reads better than a jump out
   * of the `catch`.
   */
  private inOneTry(
    step: Step,
    next: string,
    apart: readonly Statement[],
    context: Context,
  ): readonly Statement[] | undefined {
    const [first] = apart;
    const error = this.onlyError(step);
    if (first?.kind !== "try" || first.byType || error === undefined || this.trials >= mostTrials) return undefined;
    const last = (first.handler as readonly Statement[]).at(-1);
    if (last?.kind !== "break" && last?.kind !== "continue") return undefined;
    const target = last.kind === "break" ? last.frame.breakTo : last.frame.continueTo;
    if (target === undefined || target !== context.follow) return undefined;
    this.trials++;
    try {
      const inner: Context = { ...context, handler: error, inTry: true };
      const body = [...this.statement(step, next, inner), ...this.go(next, inner)];
      const together: Statement = { kind: "try", body, handler: this.go(error, context), byType: false };
      return costOfBody([together]) < costOfBody(apart) + (last.labelled ? labelCost : 0) ? [together] : undefined;
    } catch (failure) {
      if (failure instanceof NeedsBlock) return undefined;
      throw failure;
    } finally {
      this.trials--;
    }
  }

  /** True when the source has to list the errors: they are unusual, or a harmless block's that `onError` is to take. */
  private isNamed(step: Step, context: Context, caught: Caught | undefined): boolean {
    if (!step.usual) return true;
    return isHarmless(step) && !step.harmless && step.errors.length > 0 && !caught && !context.inTry;
  }

  /** Where all errors of an action lead; undefined when they lead to several places, or there are none. */
  private onlyError(step: Step): string | undefined {
    const targets = new Set(step.harmless ? [] : step.errors.map(({ to }) => to));
    return targets.size === 1 ? [...targets][0] : undefined;
  }

  /** True when all errors of an action lead where it goes on anyway, and this has to be said. */
  private errorsGoOn(step: Step, rest: string, { inTry }: Context): boolean {
    if (step.harmless && !inTry) return false;
    return step.errors.length > 0 && step.errors.every(({ to }) => to === rest);
  }

  /** Statements in a `try` of their own, when their errors lead elsewhere than errors do around them. */
  private withOwnTry(
    step: Step,
    body: readonly Statement[],
    follow: string | undefined,
    context: Context,
  ): readonly Statement[] {
    const caught = this.handlerOf(step, { ...context, follow });
    return caught ? [{ kind: "try", body, ...caught }] : body;
  }

  private handlerOf(step: Step, context: Context): Caught | undefined {
    if (step.harmless || step.errors.length === 0) return undefined;
    const groups = new Map<string, string[]>();
    for (const { slot, to } of step.errors) {
      const list = groups.get(to) ?? [];
      groups.set(to, [...list, slot.kind === "error" ? slot.error : ""]);
    }
    if (groups.size === 1) {
      const [to] = [...groups.keys()] as [string];
      if (to === context.handler) return undefined;
      return { handler: this.go(to, context), byType: false };
    }
    if (groups.size === 2 && [...groups.values()].some(({ length }) => length === 1)) {
      const arms = [...groups].map(([to, errors]): ErrorArm => ({ errors, body: this.go(to, context) }));
      return { handler: arms, byType: true };
    }
    const frame: Frame = { kind: "switch", breakTo: context.follow, continueTo: undefined };
    const inner: Context = { ...context, frames: [...context.frames, frame] };
    const arms = [...groups].map(([to, errors]): ErrorArm => ({ errors, body: this.go(to, inner) }));
    return { handler: arms, byType: true, frame };
  }

  private select(step: Step, context: Context): readonly Statement[] {
    const groups = groupsOf(step);
    const rest = restOf(step, groups);
    const goesOn = this.errorsGoOn(step, rest.to, context);
    const caught = goesOn ? undefined : this.handlerOf(step, { ...context, follow: undefined });
    const onError = caught && ownHandler(caught);
    const kept = caught !== undefined && onError === undefined;
    const test = (ways: readonly Way[], open: boolean): Test => ({
      step,
      ways,
      negated: false,
      errorsGoOn: goesOn,
      named: goesOn ? !step.usual : this.isNamed(step, context, caught),
      onError,
      kept,
      open,
    });
    const before: readonly Statement[] = kept ? [{ kind: "kept", step, ...caught }] : [];
    const others = groups.filter((group) => group !== rest);
    if (others.length === 0) {
      return [...this.statement(step, rest.to, context), ...this.go(rest.to, context)];
    }
    const open = canBeOpen(step, others, rest);
    const [only] = others as [Group];
    const asksMore = step.shape.kind === "comparison" && rest.ways.length > 1;
    if (others.length === 1 && !asksMore && (step.shape.kind === "test" || only.ways.length === 1)) {
      return [...before, ...this.fork(test(only.ways, open), only.to, rest.to, context)];
    }
    return [...before, ...this.switchOver(test([], open), others, rest, context)];
  }

  private fork(test: Test, yes: string, no: string, context: Context): readonly Statement[] {
    const yesSide = this.go(yes, context);
    if (!completes(yesSide)) return [{ kind: "if", test, body: yesSide, otherwise: [] }, ...this.go(no, context)];
    const otherwise = this.go(no, context);
    if (!completes(otherwise)) {
      return [{ kind: "if", test: { ...test, negated: true }, body: otherwise, otherwise: [] }, ...yesSide];
    }
    if (yesSide.length === 0 && otherwise.length > 0) {
      return [{ kind: "if", test: { ...test, negated: true }, body: otherwise, otherwise: [] }];
    }
    return [{ kind: "if", test, body: yesSide, otherwise }];
  }

  private switchOver(test: Test, others: readonly Group[], rest: Group, context: Context): readonly Statement[] {
    const frame: Frame = { kind: "switch", breakTo: context.follow, continueTo: undefined };
    const inner: Context = { ...context, frames: [...context.frames, frame] };
    const all = [...others, rest];
    const hoisted = this.hoistable(all, rest);
    const bodies = new Map(all.map((group) => [group, group === hoisted ? undefined : this.go(group.to, inner)]));
    const arms = (bodyOf: (group: Group) => readonly Statement[]): Arm[] =>
      all.map((group) => ({ ways: group.ways, isDefault: group === rest, body: bodyOf(group) }));
    const staying = [...bodies.values()].filter((body) => body !== undefined);
    if (hoisted && staying.every((body) => !completes(body) && !body.some((each) => leaves(each, frame)))) {
      const written: Frame = { ...frame, breakTo: hoisted.to };
      const list = arms((group) => (group === hoisted ? [] : (bodies.get(group) as readonly Statement[])));
      return [{ kind: "switch", frame: written, test, arms: list }, ...this.go(hoisted.to, context)];
    }
    const list = arms((group) => bodies.get(group) ?? this.go(group.to, inner));
    return [{ kind: "switch", frame, test, arms: list }];
  }

  /** The arm that may be written behind the switch: what remains, or the largest. */
  private hoistable(groups: readonly Group[], rest: Group): Group | undefined {
    const inline = (group: Group): boolean =>
      this.steps.has(group.to) && !this.regions.blocks.has(group.to) && this.regions.isInline(group.to);
    const size = (group: Group): number => (inline(group) ? this.regions.sizeOf(group.to) : 0);
    const largest = groups.toSorted((a, b) => size(b) - size(a))[0];
    if (!largest || size(largest) === 0) return rest;
    return size(rest) * 2 >= size(largest) ? rest : largest;
  }
}
