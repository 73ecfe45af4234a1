import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, errorBranch, perform } from "../perform.js";
import { recorder } from "../recorder.js";
import type { Speech } from "../speech.js";
import { speechParameters } from "../speech.js";
import type { Bot, Resource } from "../symbols.js";
import { resource } from "../symbols.js";
import { isOpaque, text, texts, wholeNumber } from "../values.js";

/** Options of {@link getCustomerInputWithBot}. */
export interface BotOptions<Intents extends readonly string[]> extends BlockOptions {
  /** The bot's alias, by name or by an ARN of the call; or a Lex V1 bot, as old flows have it. */
  readonly bot: Bot | string | { readonly name: string; readonly region: string; readonly alias: string };
  /** Intents that the bot can end with. When absent: those that the flow compares the answer with. */
  readonly intents?: Intents;
  /** Session attributes; also voice timing, such as `x-amz-lex:audio:start-timeout-ms:*:*`. */
  readonly sessionAttributes?: Readonly<Record<string, string>>;
  /** Chat: seconds without a message until `"timeout"`, 60 to 604,800 (a week). */
  readonly chatTimeoutSeconds?: number | string;
  /** Chat: hands the customer's first message to the bot; normally `contact.media.initialMessage`. */
  readonly initialMessage?: string;
}

/** What a bot came back with. */
export interface BotAnswer<Intents extends readonly string[]> {
  /** The intent, `"noMatch"` for another one, `"timeout"` (with `chatTimeoutSeconds`). Compare it at once. */
  readonly intent: Intents[number] | "noMatch" | "timeout";
  /** Slots by name; last until the next bot. */
  readonly slots: { readonly [name: string]: string };
  readonly sessionAttributes: { readonly [name: string]: string };
  readonly intentName: string;
  readonly dialogState: string;
  /** 0 to 1; compare it as `Number(answer.confidence)`. */
  readonly confidence: string;
  /** `POSITIVE`, `NEGATIVE`, `MIXED`, `NEUTRAL`, when the bot detects sentiment. */
  readonly sentiment: string;
}

/**
 * Lets a Lex bot talk with the customer and goes on with the intent that it ends with.
 *
 * Block: Get customer input (Amazon Lex). Channels: all; SSML and recordings for voice only. Flow types: inbound,
 * customer queue, transfer flows, modules. A caller can speak for 15 seconds at most. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, ConnectParticipantWithLexBot
 * @example
 * ```ts
 * const answer = getCustomerInputWithBot("How can we help you?", {
 *   bot: bot("Reception", "Live"),
 *   intents: ["Billing", "Support"],
 * });
 * if (answer.intent === "Billing") return transferToQueue(queue("Billing"));
 * ```
 */
export function getCustomerInputWithBot<const Intents extends readonly string[] = readonly string[]>(
  speech: Speech | undefined,
  options: BotOptions<Intents>,
): BotAnswer<Intents> {
  const block = "getCustomerInputWithBot";
  const { chatTimeoutSeconds, initialMessage, intents, sessionAttributes } = options;
  if (speech === undefined && initialMessage === undefined) {
    recorder().fail("FLW814", { block, options: "a prompt and initialMessage" });
  }
  const seconds = { min: 60, max: 604_800, reference: true };
  const performed = perform(
    block,
    "ConnectParticipantWithLexBot",
    {
      ...(speech !== undefined && speechParameters(block, speech)),
      ...botParameters(block, options.bot),
      ...(sessionAttributes && {
        LexSessionAttributes: texts({ block, option: "sessionAttributes" }, sessionAttributes),
      }),
      ...(initialMessage !== undefined && {
        LexInitializationData: { InitialMessage: text({ block, option: "initialMessage" }, initialMessage) },
      }),
      ...(chatTimeoutSeconds !== undefined && {
        LexTimeoutSeconds: { Text: wholeNumber({ block, option: "chatTimeoutSeconds" }, chatTimeoutSeconds, seconds) },
      }),
    },
    options,
    {
      branches: [
        ...(intents ?? []).map((intent) => equalsBranch(intent)),
        errorBranch("NoMatchingCondition", "noMatch", intents ? undefined : {}),
        ...(chatTimeoutSeconds === undefined ? [] : [errorBranch("InputTimeLimitExceeded", "timeout")]),
      ],
    },
  );
  return {
    intent: performed.outcome as Intents[number],
    get slots() {
      return performed.fields("$.Lex.Slots") as BotAnswer<Intents>["slots"];
    },
    get sessionAttributes() {
      return performed.fields("$.Lex.SessionAttributes") as BotAnswer<Intents>["sessionAttributes"];
    },
    get intentName() {
      return performed.result("$.Lex.IntentName");
    },
    get dialogState() {
      return performed.result("$.Lex.DialogState");
    },
    get confidence() {
      return performed.result("$.Lex.IntentConfidence.Score");
    },
    get sentiment() {
      return performed.result("$.Lex.SentimentResponse.Label");
    },
  };
}

function botParameters(block: string, bot: BotOptions<readonly string[]>["bot"]) {
  if (!isOpaque(bot) && typeof bot === "object" && "region" in bot) {
    const { name, region, alias } = texts({ block, option: "bot" }, { ...bot });
    return { LexBot: { Name: name, Region: region, Alias: alias } };
  }
  return { LexV2Bot: { AliasArn: resource({ block, option: "bot" }, bot as Resource<"bot">, "bot") } };
}

intrinsic(getCustomerInputWithBot);
