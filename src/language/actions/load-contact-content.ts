import { defineAction } from "../action-type.js";

export const loadContactContent = defineAction({
  type: "LoadContactContent",
  blocks: [{ name: "Get stored content" }],
  category: "contact",
  summary: "Loads the body of an email for the flow to read.",
  parameters: {
    properties: {
      ContentType: {
        type: "string",
        enum: ["EmailMessage"],
        description: "The first 32 KB of the body become $.Email.EmailMessage.Plaintext.",
      },
    },
    required: ["ContentType"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: ["email"],
  produces: [{ path: "$.Email.EmailMessage" }],
  replaces: [{ path: "$.Email.EmailMessage" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: LoadContactContent", "AWS Admin Guide: Get stored content"],
    observed: { flows: 0, actions: 0 },
    published: ["a verified list"],
  },
});
