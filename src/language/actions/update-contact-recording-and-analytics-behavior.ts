import { defineAction } from "../action-type.js";
import { inFlightRedactionEntities, redaction, sentiment, summaries } from "../shapes/redaction.js";
import { capitalSwitch, enabledSwitch, textOrPath } from "../shapes/text-values.js";

export const updateContactRecordingAndAnalyticsBehavior = defineAction({
  type: "UpdateContactRecordingAndAnalyticsBehavior",
  blocks: [{ name: "Set recording, analytics and processing behavior" }],
  category: "contact",
  summary: "Sets recording and analytics of one channel: calls, chats or the screen.",
  parameters: {
    properties: {
      VoiceBehavior: {
        type: "object",
        properties: {
          VoiceRecordingBehavior: {
            type: "object",
            properties: {
              RecordedParticipants: {
                type: "array",
                items: { type: "string", enum: ["Agent", "Customer"] },
                description: "An empty list turns recording off.",
              },
              IVRRecordingBehavior: enabledSwitch,
            },
            required: ["RecordedParticipants"],
          },
          VoiceAnalyticsBehavior: {
            type: "object",
            properties: {
              Enabled: capitalSwitch,
              AnalyticsLanguage: { ...textOrPath, pattern: "^[a-z]{2}-[A-Z]{2}$" },
              AnalyticsModes: {
                type: "array",
                items: { type: "string", enum: ["RealTime", "PostContact", "AutomatedInteraction"] },
              },
              ConversationalAnalyticsRedactionConfiguration: redaction,
              SentimentConfiguration: sentiment,
              SummaryConfiguration: summaries,
            },
            required: ["Enabled"],
          },
        },
      },
      ChatBehavior: {
        type: "object",
        properties: {
          ChatAnalyticsBehavior: {
            type: "object",
            properties: {
              Enabled: capitalSwitch,
              AnalyticsLanguage: textOrPath,
              AnalyticsModes: { type: "array", items: { type: "string", enum: ["ContactLens"] } },
              ConversationalAnalyticsRedactionConfiguration: redaction,
              InFlightChatRedactionConfiguration: {
                type: "object",
                properties: {
                  Enabled: capitalSwitch,
                  RedactionMaskMode: { type: "string", enum: ["EntityType", "PII"] },
                  RedactionEntities: { type: "array", items: { type: "string", enum: inFlightRedactionEntities } },
                  DeliverUnprocessedMessages: capitalSwitch,
                },
                required: ["Enabled"],
              },
              SentimentConfiguration: sentiment,
              SummaryConfiguration: summaries,
            },
            required: ["Enabled"],
          },
        },
        required: ["ChatAnalyticsBehavior"],
      },
      ScreenRecordingBehavior: {
        type: "object",
        properties: { ScreenRecordedParticipants: { type: "array", items: { type: "string", enum: ["Agent"] } } },
        required: ["ScreenRecordedParticipants"],
      },
    },
    choices: [{ take: "exactlyOne", of: ["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"] }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "ChannelMismatch", required: true },
      { error: "InFlightRedactionConfigurationFailed", required: true, when: { present: ["ChatBehavior"] } },
    ],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "customerQueue", "outboundWhisper", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "continue",
  sources: {
    pages: [
      "AWS Developer Guide: UpdateContactRecordingAndAnalyticsBehavior",
      "AWS Admin Guide: Set recording, analytics and processing behavior",
    ],
    observed: { flows: 3, actions: 4 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide has one list of errors for every channel; InFlightRedactionConfigurationFailed belongs to chats and is refused for calls.",
    "Forms for email, which switches inside are required, and the PostContact mode are partly unverified.",
  ],
});
