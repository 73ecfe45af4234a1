import type { JsonObject } from "../../language/json.js";
import type { BotReply } from "../question.js";
import type { Bot } from "./bot.js";

/** What a scripted bot understands: intent → what is said for it. A text must be said as a whole, in any case. */
export type Intents = Readonly<Record<string, string | RegExp | readonly (string | RegExp)[]>>;

export interface ScriptedBotOptions {
  /** What it says when it did not understand; asked this often, then it gives up. Without it, it gives up at once. */
  readonly asksAgain?: { readonly text: string; readonly times: number };
  /** The intent of giving up; Lex calls it so unless the bot says otherwise. */
  readonly fallback?: string;
}

/** A recogniser for tests. Named groups of a pattern become slots. */
export function scriptedBot(intents: Intents, options: ScriptedBotOptions = {}): Bot {
  const { asksAgain, fallback = "FallbackIntent" } = options;
  return ({ heard, memory }): BotReply => {
    const text = "text" in heard ? heard.text.trim() : "";
    for (const [intent, phrases] of Object.entries(intents)) {
      const phrasesOfIntent = typeof phrases === "string" || phrases instanceof RegExp ? [phrases] : phrases;
      for (const phrase of phrasesOfIntent) {
        const slots = understood(text, phrase);
        if (slots) return { kind: "closes", intent, data: { Slots: slots } };
      }
    }
    const asked = typeof memory === "number" ? memory : 0;
    if (asksAgain && asked < asksAgain.times) return { kind: "asks", text: asksAgain.text, memory: asked + 1 };
    return { kind: "closes", intent: fallback };
  };
}

/** The slots when the text fits, undefined when it does not. */
function understood(text: string, phrase: string | RegExp): JsonObject | undefined {
  if (typeof phrase === "string") return text !== "" && text.toLowerCase() === phrase.toLowerCase() ? {} : undefined;
  const match = new RegExp(phrase.source, phrase.flags.replace(/[gy]/g, "")).exec(text);
  return match && text !== "" ? { ...match.groups } : undefined;
}
