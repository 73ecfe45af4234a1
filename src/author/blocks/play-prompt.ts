import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Speech } from "../speech.js";
import { speechParameters } from "../speech.js";
import { flag } from "../values.js";
import { textOfTemplate } from "../template-text.js";

/** Options of {@link playPrompt}. */
export interface PlayPromptOptions extends BlockOptions {
  /** Skips the prompt while keys wait in the touch-tone buffer (observed in real flows; not documented). */
  readonly skipWhenKeysAreBuffered?: boolean;
}

/**
 * Speaks a text or plays a recording to a caller; sends a message to a chat. An email contact passes without effect.
 *
 * Block: Play prompt. All channels; SSML, recordings and audio files are for voice only. Flow types: all but the hold
 * flows. Errors: `NoMatchingError`, optional; without a `try` the call goes on.
 *
 * @source Developer Guide, MessageParticipant
 * @example
 * ```ts
 * playPrompt("Welcome to our company.");
 * playPrompt({ ssml: "<speak>Please <emphasis>hold</emphasis>.</speak>" });
 * playPrompt(prompt("Beep.wav"));
 * playPrompt`A long text as a template, ${attributes.FirstName}, stays on one line when it is formatted.`;
 * ```
 */
export function playPrompt(text: TemplateStringsArray, ...values: readonly string[]): void;
export function playPrompt(speech: Speech, options?: PlayPromptOptions): void;
export function playPrompt(speech: Speech | TemplateStringsArray, ...rest: readonly unknown[]): void {
  const template = textOfTemplate(speech, rest);
  const options = template === undefined ? (rest[0] as PlayPromptOptions | undefined) : undefined;
  const skip = flag(
    { block: "playPrompt", option: "skipWhenKeysAreBuffered" },
    options?.skipWhenKeysAreBuffered,
    "true",
  );
  const parameters = {
    ...speechParameters("playPrompt", template ?? (speech as Speech)),
    SkipWhenDTMFBufferEnabled: skip,
  };
  perform("playPrompt", "MessageParticipant", parameters, options);
}

intrinsic(playPrompt);
