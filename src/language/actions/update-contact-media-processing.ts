import { defineAction } from "../action-type.js";
import { capitalSwitch, staticText } from "../shapes/text-values.js";

export const updateContactMediaProcessing = defineAction({
  type: "UpdateContactMediaProcessing",
  blocks: [{ name: "Set recording, analytics and processing behavior" }],
  category: "contact",
  summary: "Passes the messages of a chat through a Lambda function on their way.",
  parameters: {
    properties: {
      ChatProcessor: {
        type: "object",
        properties: {
          ProcessingEnabled: capitalSwitch,
          LambdaProcessorARN: { ...staticText, resource: "lambda" },
          ChatProcessorSettings: {
            type: "object",
            properties: { DeliverUnprocessedMessages: capitalSwitch },
            required: ["DeliverUnprocessedMessages"],
          },
        },
        required: ["ProcessingEnabled", "LambdaProcessorARN", "ChatProcessorSettings"],
      },
    },
    required: ["ChatProcessor"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "ChannelMismatch", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: ["chat"],
  unhandledError: "end",
  sources: {
    pages: [
      "AWS Developer Guide: UpdateContactMediaProcessing",
      "AWS Admin Guide: Set recording, analytics and processing behavior",
    ],
    observed: { flows: 0, actions: 0 },
    published: ["an open-source test suite"],
  },
  discrepancies: ["The service wants ChatProcessorSettings, which the guide seems to leave open."],
});
