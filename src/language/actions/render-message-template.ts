import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const renderMessageTemplate = defineAction({
  type: "RenderMessageTemplate",
  blocks: [{ name: "Send message" }],
  category: "contact",
  summary: "Fills in a message template; what is sent next uses it.",
  parameters: {
    properties: { WisdomKnowledgeBaseArn: dynamicText, WisdomMessageTemplateArn: dynamicText },
    required: ["WisdomKnowledgeBaseArn", "WisdomMessageTemplateArn"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "TemplateRenderingError", required: true },
      { error: "NoMatchingError", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  unhandledError: "end",
  sources: {
    pages: ["AWS Admin Guide: Send message"],
    observed: { flows: 28, actions: 34 },
    published: ["a verified list"],
  },
  discrepancies: [
    "The guide has no page for it. The console puts it before CreateContact, StartOutboundEmailContact or StartOutboundChatContact.",
    "Parameters called Template or AttributeMap are refused.",
  ],
});
