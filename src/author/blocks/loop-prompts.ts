import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, perform, performLast } from "../perform.js";
import type { Speech } from "../speech.js";
import { speechParameters } from "../speech.js";
import { flag, list, wholeNumber } from "../values.js";

/** Options of {@link loopPrompts}. */
export interface LoopPromptsOptions extends BlockOptions {
  /** Goes on with the flow every so many seconds, at least 1; AWS advises more than 20. Without it the list never ends. */
  readonly interruptEverySeconds?: number;
  /** With interrupts: the sound goes on where it stopped, instead of starting the list anew (observed in real flows). */
  readonly resumeAfterInterrupt?: boolean;
}

/**
 * Plays a list of prompts over and over to a caller who waits, until an agent joins. With `interruptEverySeconds` the
 * flow goes on at each interruption; come back to the block to play on.
 *
 * Block: Loop prompts. Voice only; a chat takes the error branch at once. Flow types: customer queue, customer hold,
 * agent hold. Errors: `NoMatchingError`, optional.
 *
 * @source Developer Guide, MessageParticipantIteratively
 * @example
 * ```ts
 * const waiting: Block = block("waiting", () => {
 *   loopPrompts([prompt("Music.wav"), "Thank you for waiting."], { interruptEverySeconds: 60 });
 *   return waiting();
 * });
 * ```
 */
export function loopPrompts(
  prompts: readonly Speech[],
  options: LoopPromptsOptions & ({ readonly interruptEverySeconds: number } | { readonly errorsGoOn: true }),
): void;
export function loopPrompts(
  prompts: readonly Speech[],
  options?: LoopPromptsOptions & { readonly interruptEverySeconds?: undefined },
): never;
export function loopPrompts(prompts: readonly Speech[], options: LoopPromptsOptions = {}): void {
  const block = "loopPrompts";
  const type = "MessageParticipantIteratively";
  const { interruptEverySeconds, resumeAfterInterrupt } = options;
  const parameters = {
    Messages: list({ block, option: "prompts" }, prompts, { min: 1 }).map((speech) => speechParameters(block, speech)),
    InterruptFrequencySeconds: wholeNumber({ block, option: "interruptEverySeconds" }, interruptEverySeconds, {
      min: 1,
    }),
    ContinueMessagingDuringInterrupt: flag({ block, option: "resumeAfterInterrupt" }, resumeAfterInterrupt, "true"),
  };
  if (interruptEverySeconds === undefined) return performLast(block, type, parameters, options);
  perform(block, type, parameters, options, { branches: [equalsBranch("MessagesInterrupted")] });
}

intrinsic(loopPrompts);
