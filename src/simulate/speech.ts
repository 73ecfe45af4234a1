import type { SpeechForm } from "./effect.js";
import { fillText, type Text } from "./path.js";
import type { Settings } from "./settings.js";
import { emit, type Turn } from "./turn.js";
import { broken } from "./unusable.js";

/** What a block plays. */
export interface Prompt {
  readonly form: SpeechForm;
  readonly text: Text;
}

/** Reads the one of `Text`, `SSML`, `PromptId` and `Media` that is there; undefined when none is. */
export function readPrompt(settings: Settings): Prompt | undefined {
  const media = settings.object("Media");
  media?.scalar("SourceType");
  media?.scalar("MediaType");
  const given: [SpeechForm, Text | undefined][] = [
    ["text", settings.text("Text")],
    ["ssml", settings.text("SSML")],
    ["prompt", settings.text("PromptId")],
    ["media", media?.requiredText("Uri")],
  ];
  const prompts = given.flatMap(([form, text]) => (text === undefined ? [] : [{ form, text }]));
  if (prompts.length > 1) throw broken(`Only one of Text, SSML, PromptId and Media may be set.`);
  return prompts[0];
}

/** As `readPrompt`, for blocks that must play something. */
export function readRequiredPrompt(settings: Settings): Prompt {
  const prompt = readPrompt(settings);
  if (!prompt) throw broken("One of Text, SSML, PromptId and Media must be set.");
  return prompt;
}

/** Starts a prompt; returns how long it plays. A prompt opens a new budget of Lambda time. */
export function say(turn: Turn, prompt: Prompt, repeats = false): number {
  const { state } = turn;
  const text = fillText(state, prompt.text);
  const to = state.stage === "agentWhisper" ? "agent" : "customer";
  state.lambdaMilliseconds = 0;
  emit(turn, { kind: "said", text, form: prompt.form, to, repeats });
  return prompt.form === "text" || prompt.form === "ssml"
    ? spoken(text, prompt.form) * state.pace.perCharacter
    : state.pace.perRecording;
}

/** How many characters are spoken: the tags of SSML are not. */
function spoken(text: string, form: SpeechForm): number {
  return form === "ssml" ? text.replace(/<[^>]*>/g, "").length : text.length;
}
