import { formOf } from "./calls/functions.js";
import { arrowsOf } from "./groups.js";
import { NeedsBlock } from "./needs-block.js";
import { findRegions, type Arrows, type Regions } from "./regions.js";
import { leaves, type Frame, type Statement } from "./statement.js";
import type { Step, Way } from "./step.js";
import { handlerOf, inOneTry, isNamed, onlyError, ownHandler, statement } from "./structure-errors.js";
import { writeLoop } from "./structure-loops.js";
import { select } from "./structure-selection.js";
import type { KnownRegions, Plan, Structure } from "./structure.js";

/** What stands around statements that are being written. */
export interface Context {
  /** The action that comes next when the statements end. */
  readonly follow: string | undefined;
  readonly frames: readonly Frame[];
  /** The action that errors lead to which nothing nearer takes. */
  readonly handler: string | undefined;
  /** The handler is a `try` around the statements: it takes errors of harmless blocks too. */
  readonly inTry: boolean;
}

/** Writes the bodies of one flow by one plan: what each action becomes, and where the actions behind it are written. */
export class Structurer {
  readonly steps: ReadonlyMap<string, Step>;
  private readonly start: string;
  private readonly plan: Plan;
  readonly regions: Regions;
  /** Actions that are written after the loop that leads to them. */
  readonly after = new Set<string>();
  /** How many pieces are being written for trial, one inside the other. */
  trials = 0;

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

  /** All bodies. Throws {@link NeedsBlock} where the plan does not do. */
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

  /** The actions that an action leads to, without errors that `onError` takes. */
  arrows(id: string): Arrows {
    const step = this.steps.get(id);
    return step ? arrowsOf(step, this.plan.onError) : { ways: [], errors: [] };
  }

  private step(id: string): Step {
    const step = this.steps.get(id);
    if (!step) throw new Error(`there is no action ${id}`);
    return step;
  }

  /** What leads to an action: its statements where they belong, otherwise a jump. */
  go(id: string, context: Context, isEntry = false): readonly Statement[] {
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
  tree(id: string, context: Context): readonly Statement[] {
    const step = this.step(id);
    const loop = this.regions.loopOf(id);
    const merges = this.regions.merges.get(id) ?? [];
    if (!loop && step.shape.kind !== "loop") return this.nest(merges, (inner) => this.code(step, inner), context);
    const inside = merges.filter((merge) => loop?.has(merge));
    const outside = merges.filter((merge) => !loop?.has(merge));
    return this.nest(outside, (inner) => writeLoop(this, step, loop, inside, inner), context);
  }

  /** Statements, and behind them the actions that several ways in them lead to; the nearest first. */
  nest(
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
  code(step: Step, context: Context): readonly Statement[] {
    switch (step.shape.kind) {
      case "statement": {
        const [way] = step.ways as [Way];
        const written = [...statement(this, step, way.to, context), ...this.go(way.to, context)];
        return inOneTry(this, step, way.to, written, context) ?? written;
      }
      case "end": {
        const error = onlyError(step);
        if (error !== undefined && error !== context.handler && step.call && formOf(step.call.fn).goesOnAfterErrors) {
          const call: Statement = { kind: "call", step, errorsGoOn: true, named: !step.usual };
          return [call, ...this.go(error, context)];
        }
        const caught = handlerOf(this, step, context);
        const onError = caught && ownHandler(caught);
        const named = isNamed(step, context, caught);
        const end: Statement = { kind: "end", step, errorsGoOn: false, named, onError };
        return caught && !onError ? [{ kind: "try", body: [end], ...caught }] : [end];
      }
      default:
        return select(this, step, context);
    }
  }
}
