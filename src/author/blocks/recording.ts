import { intrinsic } from "../intrinsic.js";
import type { Lambda } from "../lambda.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Parameters } from "../recorder.js";
import { relocation } from "../symbol.js";
import { choice, flag, isOn, list, staticText, text } from "../values.js";

/** Conversational analytics: what is found, kept and hidden. */
export interface Analytics<Mode extends string> {
  /** Language of the talk, such as `en-AU`. A reference is possible. */
  readonly language?: string;
  readonly modes?: readonly Mode[];
  /** Hides personal data in what is kept. */
  readonly redaction?: Redaction & {
    /** Keep both, or the redacted one alone. */
    readonly keep?: "redactedAndOriginal" | "redactedOnly";
  };
  readonly sentiment?: boolean;
  /** When to write summaries. */
  readonly summaries?: readonly ("postContact" | "automatedInteraction")[];
}

/** What personal data is hidden, and by what it is replaced. */
export interface Redaction {
  /** `entityType`: the kind of data stands in its place. `pii`: the word PII. */
  readonly mask?: "entityType" | "pii";
  /** Kinds of data, such as `CREDIT_DEBIT_NUMBER`; all when absent. */
  readonly entities?: readonly string[];
}

/** What {@link setRecordingAndAnalytics} sets, for one channel. */
export type RecordingAndAnalytics =
  | {
      readonly voice: {
        /** Whose voice is recorded while an agent is there; `[]` records nobody. */
        readonly record?: readonly ("agent" | "customer")[];
        /** Records the part before an agent joins. */
        readonly recordAutomatedPart?: boolean;
        readonly analytics?: Analytics<"realTime" | "postContact" | "automatedInteraction"> | false;
      };
    }
  | {
      readonly chat: {
        readonly analytics: Analytics<"contactLens"> | false;
        /** Hides personal data in messages before they arrive. */
        readonly inFlightRedaction?: Redaction & { readonly deliverUnprocessed?: boolean };
      };
    }
  | { readonly screen: { readonly record: boolean } };

/**
 * Sets what is recorded and analysed, for one channel: voice, chat, or the agent's screen.
 *
 * Block: Set recording, analytics and processing behavior. Channels: all. Flow types: inbound, customer queue, outbound
 * whisper, transfer flows, modules. Errors: `NoMatchingError`, `ChannelMismatch`; for chat also
 * `InFlightRedactionConfigurationFailed`.
 *
 * @source Developer Guide, UpdateContactRecordingAndAnalyticsBehavior
 * @example
 * ```ts
 * setRecordingAndAnalytics({
 *   voice: { record: ["agent", "customer"], analytics: { language: "en-AU", modes: ["postContact"] } },
 * });
 * ```
 */
export function setRecordingAndAnalytics(behaviour: RecordingAndAnalytics, options?: BlockOptions): void {
  const block = "setRecordingAndAnalytics";
  const type = "UpdateContactRecordingAndAnalyticsBehavior";
  perform(block, type, behaviourParameters(block, behaviour), options);
}

function behaviourParameters(block: string, behaviour: RecordingAndAnalytics): Parameters {
  if ("screen" in behaviour) {
    const ScreenRecordedParticipants = isOn({ block, option: "record" }, behaviour.screen.record) ? ["Agent"] : [];
    return { ScreenRecordingBehavior: { ScreenRecordedParticipants } };
  }
  if ("chat" in behaviour) {
    const { analytics, inFlightRedaction } = behaviour.chat;
    return {
      ChatBehavior: {
        ChatAnalyticsBehavior: {
          ...analyticsParameters(block, analytics),
          InFlightChatRedactionConfiguration: inFlightRedaction && {
            Enabled: "True",
            ...redactionParameters(block, inFlightRedaction),
            DeliverUnprocessedMessages: flag(
              { block, option: "inFlightRedaction.deliverUnprocessed" },
              inFlightRedaction.deliverUnprocessed,
              "True",
            ),
          },
        },
      },
    };
  }
  const { analytics, record, recordAutomatedPart } = behaviour.voice;
  return {
    VoiceBehavior: {
      VoiceRecordingBehavior: record && {
        RecordedParticipants: participants(block, record),
        IVRRecordingBehavior: flag({ block, option: "recordAutomatedPart" }, recordAutomatedPart, "Enabled"),
      },
      VoiceAnalyticsBehavior: analytics === undefined ? undefined : analyticsParameters(block, analytics),
    },
  };
}

const modeSpellings = {
  realTime: "RealTime",
  postContact: "PostContact",
  automatedInteraction: "AutomatedInteraction",
  contactLens: "ContactLens",
};

function analyticsParameters(block: string, analytics: Analytics<keyof typeof modeSpellings> | false): Parameters {
  if (!analytics) return { Enabled: "False" };
  const { redaction, sentiment, summaries } = analytics;
  return {
    Enabled: "True",
    AnalyticsLanguage: text({ block, option: "analytics.language" }, analytics.language),
    AnalyticsModes: modes(block, "analytics.modes", analytics.modes),
    ConversationalAnalyticsRedactionConfiguration: redaction && {
      Enabled: "True",
      RedactionResults: keptResults(block, redaction.keep),
      ...redactionParameters(block, redaction),
    },
    SentimentConfiguration: sentiment === undefined ? undefined : { Enabled: flagOf(block, sentiment) },
    SummaryConfiguration: summaries && { SummaryModes: modes(block, "analytics.summaries", summaries) },
  };
}

function redactionParameters(block: string, { mask, entities }: Redaction): Parameters {
  return { RedactionMaskMode: maskMode(block, mask), RedactionEntities: entityList(block, entities) };
}

/** Spellings and lists that both generations of the block share. */
function keptResults(block: string, keep: "redactedAndOriginal" | "redactedOnly" | undefined): string | undefined {
  const spellings = { redactedAndOriginal: "RedactedAndOriginal", redactedOnly: "RedactedOnly" };
  return choice({ block, option: "redaction.keep" }, keep, spellings);
}
function maskMode(block: string, mask: Redaction["mask"]): string | undefined {
  return choice({ block, option: "redaction.mask" }, mask, { entityType: "EntityType", pii: "PII" });
}
function entityList(block: string, entities: readonly string[] | undefined): readonly string[] | undefined {
  const place = { block, option: "redaction.entities" };
  return entities && list(place, entities, { min: 1 }).map((entity) => staticText(place, entity));
}
function modes(
  block: string,
  option: string,
  given: readonly (keyof typeof modeSpellings)[] | undefined,
): readonly string[] | undefined {
  return given?.map((mode) => choice({ block, option }, mode, modeSpellings));
}
function participants(block: string, given: readonly ("agent" | "customer")[]): readonly string[] {
  return given.map((who) => choice({ block, option: "record" }, who, { agent: "Agent", customer: "Customer" }));
}
function flagOf(block: string, sentiment: boolean): string {
  return flag({ block, option: "analytics.sentiment" }, sentiment, "True");
}

/** Analytics as the older block has them: voice and chat together. */
export interface OlderAnalytics {
  readonly language?: string;
  readonly voiceModes?: readonly ("realTime" | "postContact" | "automatedInteraction")[];
  readonly chatModes?: readonly "contactLens"[];
  readonly redaction?: Redaction & { readonly keep?: "redactedAndOriginal" | "redactedOnly" };
  readonly sentiment?: boolean;
  readonly summaries?: readonly ("postContact" | "automatedInteraction")[];
}

/** What {@link setRecording} sets. */
export interface RecordingOptions extends BlockOptions {
  /** Whose voice is recorded; `[]` records nobody. */
  readonly record: readonly ("agent" | "customer")[];
  readonly recordScreen?: boolean;
  /** Records the part before an agent joins. */
  readonly recordAutomatedPart?: boolean;
  /** Needs both voices recorded. */
  readonly analytics?: OlderAnalytics | false;
}

/**
 * Sets recording and analytics for all channels with the older block, which most flows have.
 *
 * Block: Set recording and analytics behavior. Channels: all. Flow types: inbound, customer queue, outbound whisper,
 * transfer flows, modules. No errors.
 *
 * @source Developer Guide, UpdateContactRecordingBehavior
 * @example
 * ```ts
 * setRecording({ record: ["agent", "customer"], analytics: { language: "en-AU", voiceModes: ["realTime"] } });
 * ```
 */
export function setRecording(options: RecordingOptions): void {
  const block = "setRecording";
  const { analytics, record, recordAutomatedPart, recordScreen } = options;
  const parameters = {
    RecordingBehavior: {
      RecordedParticipants: participants(block, record),
      ScreenRecordedParticipants: isOn({ block, option: "recordScreen" }, recordScreen) ? ["Agent"] : undefined,
      IVRRecordingBehavior: flag({ block, option: "recordAutomatedPart" }, recordAutomatedPart, "Enabled"),
    },
    AnalyticsBehavior: analytics === undefined ? undefined : olderAnalytics(block, analytics),
  };
  perform(block, "UpdateContactRecordingBehavior", parameters, options);
}

function olderAnalytics(block: string, analytics: OlderAnalytics | false): Parameters {
  if (!analytics) return { Enabled: "False" };
  const { chatModes, redaction, sentiment, summaries, voiceModes } = analytics;
  return {
    Enabled: "True",
    AnalyticsLanguage: text({ block, option: "analytics.language" }, analytics.language),
    AnalyticsRedactionBehavior: redaction ? "Enabled" : "Disabled",
    AnalyticsRedactionResults: keptResults(block, redaction?.keep),
    AnalyticsRedactionMaskMode: maskMode(block, redaction?.mask),
    AnalyticsRedactionEntities: entityList(block, redaction?.entities),
    ChannelConfiguration:
      voiceModes || chatModes
        ? {
            Voice: voiceModes && { AnalyticsModes: modes(block, "analytics.voiceModes", voiceModes) },
            Chat: chatModes && { AnalyticsModes: modes(block, "analytics.chatModes", chatModes) },
          }
        : undefined,
    SentimentConfiguration: sentiment === undefined ? undefined : { Enabled: flagOf(block, sentiment) },
    SummaryConfiguration: summaries && { SummaryModes: modes(block, "analytics.summaries", summaries) },
  };
}

/**
 * Lets a Lambda function change chat messages before they arrive, or stops it.
 *
 * Block: Set recording, analytics and processing behavior (message processing). Chat only. All flow types. Errors:
 * `NoMatchingError`, `ChannelMismatch`.
 *
 * @source Developer Guide, UpdateContactMediaProcessing
 * @example
 * ```ts
 * setChatProcessing(lambda<{ text: string }, { text: string }>("Translate"), { deliverUnprocessed: true });
 * ```
 */
export function setChatProcessing<Input extends object, Result extends object>(
  processor: Lambda<Input, Result>,
  options: BlockOptions & {
    /** Delivers a message as it is when the function fails. */
    readonly deliverUnprocessed: boolean;
    /** False turns the processing off; on when absent. */
    readonly enabled?: boolean;
  },
): void {
  const block = "setChatProcessing";
  const ChatProcessor = {
    ProcessingEnabled: flag({ block, option: "enabled" }, options.enabled ?? true, "True"),
    LambdaProcessorARN: relocation(processor),
    ChatProcessorSettings: {
      DeliverUnprocessedMessages: flag({ block, option: "deliverUnprocessed" }, options.deliverUnprocessed, "True"),
    },
  };
  perform(block, "UpdateContactMediaProcessing", { ChatProcessor }, options);
}

intrinsic(setRecordingAndAnalytics, setRecording, setChatProcessing);
