import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { ofErrors, perform } from "../perform.js";
import { choice, text } from "../values.js";

/** Options of {@link setVoice}. */
export interface SetVoiceOptions extends BlockOptions {
  /** How the voice is made; the service's default when absent. Not every voice has every engine. */
  readonly engine?: "standard" | "neural" | "longForm" | "generative";
  readonly style?: "none" | "conversational" | "newscaster";
  /** Also sets the contact's language, such as `en-AU` (a block of its own, as the console makes it). */
  readonly language?: string;
}

/**
 * Sets the Amazon Polly voice that speaks from here on; Joanna when no block sets one. On chat it passes without effect.
 *
 * Block: Set voice. All channels and flow types. Errors: `NoMatchingError`, optional.
 *
 * @source Developer Guide, UpdateContactTextToSpeechVoice
 * @example
 * ```ts
 * setVoice("Olivia", { engine: "neural", language: "en-AU" });
 * ```
 */
export function setVoice(voice: string, options: SetVoiceOptions = {}): void {
  const block = "setVoice";
  const parameters = {
    TextToSpeechVoice: text({ block, option: "voice" }, voice),
    TextToSpeechEngine: choice({ block, option: "engine" }, options.engine, {
      standard: "Standard",
      neural: "Neural",
      longForm: "Long-Form",
      generative: "Generative",
    }),
    TextToSpeechStyle: choice({ block, option: "style" }, options.style, {
      none: "None",
      conversational: "Conversational",
      newscaster: "Newscaster",
    }),
  };
  const unlessFailed = perform(block, "UpdateContactTextToSpeechVoice", parameters, options);
  const LanguageCode = text({ block, option: "language" }, options.language);
  if (LanguageCode === undefined) return;
  perform(block, "UpdateContactData", { LanguageCode }, ofErrors(options), { unlessFailed });
}

intrinsic(setVoice);
