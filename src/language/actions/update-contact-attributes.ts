import { defineAction } from "../action-type.js";
import { dynamicText, targetContact } from "../shapes/text-values.js";

const thisContact = { not: { path: ["TargetContact"], equals: "Related" } } as const;

export const updateContactAttributes = defineAction({
  type: "UpdateContactAttributes",
  blocks: [{ name: "Set contact attributes" }],
  category: "contact",
  summary: "Sets attributes of the contact: all of them, or none when it fails.",
  parameters: {
    properties: {
      Attributes: {
        type: "object",
        additionalProperties: dynamicText,
        minProperties: 1,
        description: "Names and values. All attributes of a contact together hold 32 KB. An empty value is refused.",
      },
      TargetContact: targetContact,
    },
    required: ["Attributes"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Attributes", keysOf: ["Attributes"], when: thisContact }],
  unhandledError: "continue",
  usualParameters: { TargetContact: "Current" },
  sources: {
    pages: ["AWS Developer Guide: UpdateContactAttributes", "AWS Admin Guide: Set contact attributes"],
    observed: { flows: 154, actions: 442 },
    published: ["an open-source test suite", "a verified list"],
  },
});
