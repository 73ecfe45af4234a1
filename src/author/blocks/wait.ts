import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, perform } from "../perform.js";
import { list, choice, wholeNumber } from "../values.js";

const events = { customerReturned: "CustomerReturned", botParticipantDisconnected: "BotParticipantDisconnected" };
/** What can end a {@link wait} early. */
export type WaitEvent = keyof typeof events;

/** Options of {@link wait}. */
export interface WaitOptions<E extends readonly WaitEvent[]> extends BlockOptions {
  /** Events that end the wait early. */
  readonly until?: E;
}

/**
 * Waits for a time, or until something happens. The answer is `"completed"` when the time is over, or the event.
 *
 * Block: Wait. Channels: all; events are for chat. Flow types: inbound, customer queue, modules. 1 to 604,800 seconds (a
 * week). Errors: `NoMatchingError`; `ParticipantNotFound` with `botParticipantDisconnected`.
 *
 * @source Administrator Guide, Wait; names of the parameters were observed in real flows
 * @example
 * ```ts
 * if (wait(300, { until: ["customerReturned"] }) === "customerReturned") playPrompt("Welcome back.");
 * ```
 */
export function wait<const E extends readonly WaitEvent[] = readonly []>(
  seconds: number | string,
  options?: WaitOptions<E>,
): E[number] | "completed" {
  const block = "wait";
  const limits = { min: 1, max: 604_800, reference: true };
  const until = list({ block, option: "until" }, options?.until ?? [], { min: 0, max: 2 });
  const Events = until.map((event) => choice<WaitEvent>({ block, option: "until" }, event, events));
  const parameters = {
    TimeLimitSeconds: wholeNumber({ block, option: "seconds" }, seconds, limits),
    ...(Events.length > 0 && { Events }),
  };
  const branches = [
    equalsBranch("WaitCompleted", "completed"),
    ...until.map((event) => equalsBranch(events[event], event)),
  ];
  return perform(block, "Wait", parameters, options, { branches }).outcome as E[number] | "completed";
}

/**
 * Goes on after a minimum time while the wait itself runs to its limit: `"continue"` first, `"completed"` at the limit.
 *
 * Block: Wait (continue execution). All channels. Flow types: inbound, customer queue, modules. Errors:
 * `NoMatchingError`.
 *
 * @source not documented; the shape was observed in real flows, its meaning is unverified
 * @example
 * ```ts
 * if (waitAndContinue(60, { minimumSeconds: 5 }) === "continue") playPrompt("Still working on it.");
 * ```
 */
export function waitAndContinue(
  seconds: number | string,
  options: BlockOptions & {
    /** Seconds to wait at least. */
    readonly minimumSeconds: number | string;
  },
): "continue" | "completed" {
  const block = "waitAndContinue";
  const limits = { min: 1, max: 604_800, reference: true };
  const parameters = {
    TimeLimitSeconds: wholeNumber({ block, option: "seconds" }, seconds, limits),
    ContinueExecution: "True",
    MinimumWaitTimeSeconds: wholeNumber({ block, option: "minimumSeconds" }, options.minimumSeconds, limits),
  };
  const branches = [equalsBranch("Continue", "continue"), equalsBranch("WaitCompleted", "completed")];
  return perform(block, "Wait", parameters, options, { branches }).outcome as "continue" | "completed";
}

intrinsic(wait, waitAndContinue);
