import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const startOutboundEmailContact = defineAction({
  type: "StartOutboundEmailContact",
  blocks: [{ name: "Send message" }],
  category: "contact",
  summary: "Sends an email on a contact that CreateContact made.",
  parameters: {
    properties: {
      FromEmailAddress: {
        type: "object",
        properties: { EmailAddress: dynamicText, DisplayName: dynamicText },
        required: ["EmailAddress"],
      },
      DestinationEmailAddress: {
        type: "object",
        properties: { EmailAddress: dynamicText, DisplayName: dynamicText },
        required: ["EmailAddress"],
      },
      EmailMessage: {
        type: "object",
        properties: { MessageSourceType: { type: "string", enum: ["RAW"] } },
        required: ["MessageSourceType"],
        description:
          "RAW takes what RenderMessageTemplate filled in. How a subject and a body are written without a template is unknown.",
      },
    },
    required: ["FromEmailAddress", "DestinationEmailAddress", "EmailMessage"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "TemplateRenderingError", required: false },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  unhandledError: "end",
  sources: {
    pages: ["AWS Admin Guide: Send message"],
    observed: { flows: 28, actions: 28 },
    published: ["a verified list"],
  },
  discrepancies: [
    "The guide has no page for it; the shape is that of console exports and of a list checked against the API.",
    "27 of 28 real actions declare TemplateRenderingError.",
  ],
});
