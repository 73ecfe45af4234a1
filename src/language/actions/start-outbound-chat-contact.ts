import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const startOutboundChatContact = defineAction({
  type: "StartOutboundChatContact",
  blocks: [{ name: "Send message" }],
  category: "contact",
  summary: "Starts a chat by SMS.",
  parameters: {
    properties: {
      SourceEndpoint: {
        type: "object",
        properties: {
          Address: { ...dynamicText, description: "ARN of the phone number." },
          Type: { type: "string", enum: ["CONNECT_PHONENUMBER_ARN"] },
        },
        required: ["Address", "Type"],
      },
      DestinationEndpoint: {
        type: "object",
        properties: {
          Address: { ...dynamicText, description: "In E.164 form." },
          Type: { type: "string", enum: ["TELEPHONE_NUMBER"] },
        },
        required: ["Address", "Type"],
      },
      ContactFlowArn: { ...dynamicText, resource: "flow" },
      ContactSubtype: { type: "string", enum: ["connect:SMS"] },
      InitialSystemMessage: { type: "object", properties: { Content: dynamicText }, required: ["Content"] },
      RelatedContact: { type: "string", enum: ["CURRENT"] },
    },
    required: ["SourceEndpoint", "DestinationEndpoint", "ContactFlowArn", "ContactSubtype"],
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
    observed: { flows: 6, actions: 6 },
    published: ["an open-source test suite"],
  },
  discrepancies: ["The console adds TemplateRenderingError when a message template goes before."],
});
