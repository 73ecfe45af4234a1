import { defineAction } from "../action-type.js";
import { staticText } from "../shapes/text-values.js";

export const untagContact = defineAction({
  type: "UntagContact",
  blocks: [{ name: "Contact tags" }],
  category: "contact",
  summary: "Takes tags off the contact.",
  parameters: { properties: { TagKeys: { type: "array", minItems: 1, items: staticText } }, required: ["TagKeys"] },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Tags" }],
  replaces: [{ path: "$.Tags" }],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UnTagContact", "AWS Admin Guide: Contact tags"],
    observed: { flows: 0, actions: 0 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: ["The guide spells it UnTagContact, which the service refuses."],
});
