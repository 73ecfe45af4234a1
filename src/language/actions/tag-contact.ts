import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const tagContact = defineAction({
  type: "TagContact",
  blocks: [{ name: "Contact tags" }],
  category: "contact",
  summary: "Adds tags to the contact.",
  parameters: {
    properties: {
      Tags: {
        type: "object",
        minProperties: 1,
        maxProperties: 6,
        additionalProperties: dynamicText,
        propertyNames: { pattern: "^(?!aws:)" },
        description: "Names may not begin with aws:.",
      },
    },
    required: ["Tags"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Tags", adds: true }],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: TagContact", "AWS Admin Guide: Contact tags"],
    observed: { flows: 28, actions: 28 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "According to the guide nothing can go wrong; published without a branch for NoMatchingError it is refused.",
  ],
});
