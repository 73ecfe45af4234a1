import { defineAction } from "../action-type.js";
import { dynamicMap, dynamicText, textOrPath } from "../shapes/text-values.js";

export const connectParticipantWithAgenticCx = defineAction({
  type: "ConnectParticipantWithAgenticCX",
  blocks: [{ name: "Agentic CX" }],
  category: "participant",
  summary: "Hands the participant to an application made with Agentic CX Designer.",
  parameters: {
    properties: {
      AgentConfiguration: {
        type: "object",
        properties: {
          WorkspaceId: dynamicText,
          ApplicationId: dynamicText,
          Alias: dynamicText,
          ContextVariables: { ...dynamicMap, maxProperties: 10 },
        },
        required: ["WorkspaceId", "ApplicationId", "Alias"],
      },
      SpeechRecognitionConfiguration: {
        type: "object",
        properties: {
          SpeechRecognitionEngine: {
            ...textOrPath,
            known: ["AMAZON_AGENTIC_VOICE"],
            description: "The words for other engines are unknown.",
          },
        },
        required: ["SpeechRecognitionEngine"],
      },
      AudioFillerConfiguration: {
        type: "object",
        properties: {
          Enabled: { type: "boolean", description: "A JSON boolean." },
          AudioType: {
            ...textOrPath,
            known: ["MELODY_CHIPPER_CHIME"],
            description: "The words for other sounds are unknown.",
          },
          StartDelayInMilliseconds: {
            type: "integer",
            binding: "staticOrPath",
            minimum: 500,
            maximum: 5000,
            description: "A JSON number; 2500 by default.",
          },
          MinimumPlayDurationInMilliseconds: {
            type: "integer",
            binding: "staticOrPath",
            minimum: 1000,
            maximum: 5000,
            description: "A JSON number; 3000 by default.",
          },
          ResponseDeliveryDelayInMilliseconds: {
            type: "integer",
            binding: "staticOrPath",
            minimum: 200,
            maximum: 1000,
            description: "A JSON number; 500 by default.",
          },
        },
        required: ["Enabled"],
      },
    },
    required: ["AgentConfiguration", "SpeechRecognitionConfiguration", "AudioFillerConfiguration"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [{ operand: "Escalation", required: false }],
        compares: "Escalation when a person is wanted",
      },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: true },
      { error: "InputTimeLimitExceeded", required: true },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingCondition" }],
  },
  flowTypes: [
    "contactFlow",
    "customerQueue",
    "customerHold",
    "customerWhisper",
    "outboundWhisper",
    "agentTransfer",
    "queueTransfer",
  ],
  channels: ["voice", "chat"],
  produces: [{ path: "$.AgenticCX" }],
  replaces: [{ path: "$.AgenticCX" }],
  unhandledError: "end",
  call: { decides: "caller", asks: true },
  sources: { pages: [], observed: { flows: 0, actions: 0 }, published: ["a verified list"] },
  discrepancies: [
    "The guide has no page for it. Type and shape come from a console export that was imported again through the API in September 2026.",
    "Whether the speech and filler settings are optional is disputed between two projects, so they are required here.",
    "InputTimeLimitExceeded, for a chat that falls silent, is required for calls too. The parameter that sets its time is unknown.",
    "The ids are not checked when a flow is created.",
  ],
});
