import { intrinsic } from "./intrinsic.js";
import type { BlockOptions } from "./perform.js";
import { identifier } from "./perform.js";
import { recorder } from "./recorder.js";
import { isOn, wholeNumber } from "./values.js";

/** Options of {@link loop}. */
export interface LoopOptions extends BlockOptions {
  /**
   * True for the service's own counting: a loop that is left early and entered again goes on where it was. Otherwise
   * every entry starts from 0; flowc copies the block where that is needed.
   */
  readonly keepsCounting?: boolean;
}

/** A turn of {@link loop}. The service does not tell which turn it is, so the value cannot be used. */
export interface LoopTurn {
  readonly "a turn of loop(…) has no number during the call": never;
}

/** What the tracer needs to know of a `loop(…)` that is the source of a `for`. */
export interface LoopCount {
  /** `LoopCount`: a number as text, or a reference. */
  readonly count: string;
  readonly keepsCounting: boolean;
  readonly id?: string;
  /** Error branches, where they are not the usual ones. */
  readonly errors?: readonly string[];
}

const requests = new WeakMap<object, LoopCount>();

/**
 * Repeats a part of the flow during the call, a number of times from 0 to 100; `break`, `continue` and `return` work.
 *
 * Block: Loop. All channels and flow types. A reference as the number is a text.
 *
 * @source Administrator Guide, Loop
 * @example
 * ```ts
 * for (const attempt of loop(3)) {
 *   if (getCustomerInput("Press 1 to go on.", { keys: ["1"] }) === "1") break;
 * }
 * ```
 */
export function loop(count: number | string, options: LoopOptions = {}): Iterable<LoopTurn> {
  const turns: Iterable<LoopTurn> = {
    [Symbol.iterator]: () => recorder().fail("FLW817", {}),
  };
  requests.set(turns, {
    count: wholeNumber({ block: "loop", option: "count" }, count, { min: 0, max: 100, reference: true }),
    keepsCounting: isOn({ block: "loop", option: "keepsCounting" }, options.keepsCounting),
    id: identifier("loop", options),
    errors: options.errors,
  });
  return turns;
}

/** The request behind the source of a `for`, when it is one of {@link loop}. For the tracer. */
export function loopCount(source: unknown): LoopCount | undefined {
  return typeof source === "object" && source !== null ? requests.get(source) : undefined;
}

intrinsic(loop);
