import type { Parameters } from "./recorder.js";
import type { PromptFile } from "./symbols.js";
import { resource } from "./symbols.js";
import type { Place } from "./values.js";
import { isOpaque, text } from "./values.js";

/**
 * What a caller hears: a text to speak (sent as a message on other channels), SSML, a recorded prompt of the instance,
 * a recorded prompt whose id or ARN comes from the call, or an audio file in S3. All but the plain text are for voice
 * only. Speech is at most 3,000 billed and 6,000 total characters (Developer Guide, MessageParticipant).
 */
export type Speech =
  string | { readonly ssml: string } | PromptFile | { readonly promptId: string } | { readonly media: string };

/** The parameters for a speech: one of `Text`, `SSML`, `PromptId`, `Media`. */
export function speechParameters(block: string, speech: Speech): Parameters {
  const place = (option: string): Place => ({ block, option });
  if (isOpaque(speech) || typeof speech !== "object" || speech === null) {
    return { Text: text(place("prompt"), speech as string) };
  }
  if ("ssml" in speech) return { SSML: text(place("ssml"), speech.ssml) };
  if ("promptId" in speech) return { PromptId: resource(place("promptId"), speech.promptId, "prompt") };
  if ("media" in speech) {
    return { Media: { Uri: text(place("media"), speech.media), SourceType: "S3", MediaType: "Audio" } };
  }
  return { PromptId: resource(place("prompt"), speech, "prompt") };
}
