import { defineAction } from "../action-type.js";
import { sentiment, summaries } from "../shapes/redaction.js";
import { capitalSwitch, enabledSwitch, staticText, textOrPath } from "../shapes/text-values.js";

export const updateContactRecordingBehavior = defineAction({
  type: "UpdateContactRecordingBehavior",
  blocks: [{ name: "Set recording and analytics behavior" }],
  category: "contact",
  summary: "Sets recording and analytics, in the older form for all channels at once.",
  parameters: {
    properties: {
      RecordingBehavior: {
        type: "object",
        properties: {
          RecordedParticipants: { type: "array", items: { type: "string", enum: ["Agent", "Customer"] } },
          ScreenRecordedParticipants: { type: "array", items: { type: "string", enum: ["Agent"] } },
          IVRRecordingBehavior: enabledSwitch,
        },
        required: ["RecordedParticipants"],
      },
      AnalyticsBehavior: {
        type: "object",
        description: "Only when agent and customer are both recorded.",
        properties: {
          Enabled: capitalSwitch,
          AnalyticsLanguage: textOrPath,
          AnalyticsRedactionBehavior: enabledSwitch,
          AnalyticsRedactionResults: { ...textOrPath, enum: ["RedactedAndOriginal", "RedactedOnly", "None"] },
          AnalyticsRedactionMaskMode: { type: "string", enum: ["EntityType", "PII"] },
          AnalyticsRedactionEntities: { type: "array", items: staticText },
          AnalyticsMode: {
            type: "string",
            enum: ["RealTime", "PostCall", "PostContact"],
            description: "Older exports, one mode only.",
          },
          ChannelConfiguration: {
            type: "object",
            properties: {
              Voice: {
                type: "object",
                properties: {
                  AnalyticsModes: {
                    type: "array",
                    items: { type: "string", enum: ["RealTime", "PostContact", "AutomatedInteraction"] },
                  },
                },
                required: ["AnalyticsModes"],
              },
              Chat: {
                type: "object",
                properties: { AnalyticsModes: { type: "array", items: { type: "string", enum: ["ContactLens"] } } },
                required: ["AnalyticsModes"],
              },
            },
          },
          SummaryConfiguration: summaries,
          SentimentConfiguration: sentiment,
        },
        required: ["Enabled"],
      },
    },
    required: ["RecordingBehavior"],
    onlyWhen: {
      AnalyticsBehavior: {
        all: [
          { path: ["RecordingBehavior", "RecordedParticipants"], contains: "Agent" },
          { path: ["RecordingBehavior", "RecordedParticipants"], contains: "Customer" },
        ],
      },
    },
  },
  outcomes: { next: "required", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["contactFlow", "customerQueue", "outboundWhisper", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UpdateContactRecordingBehavior"],
    observed: { flows: 75, actions: 80 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: ["It declares no errors: none of 80 real actions does."],
});
