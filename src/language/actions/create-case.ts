import { defineAction } from "../action-type.js";
import { dynamicMap, dynamicText, lowerSwitch } from "../shapes/text-values.js";

export const createCase = defineAction({
  type: "CreateCase",
  blocks: [{ name: "Cases" }],
  category: "contact",
  summary: "Opens a case from a template and may link the contact to it.",
  parameters: {
    properties: {
      LinkContactToCase: lowerSwitch,
      CaseTemplateId: dynamicText,
      CaseRequestFields: { ...dynamicMap, description: "Field id to value." },
      ContactToLink: {
        type: "string",
        enum: ["Current", "Related"],
        description: "Undocumented. Current is seen in exports, Related is a guess.",
      },
    },
    required: ["LinkContactToCase", "CaseTemplateId"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "ContactNotLinked", required: true, when: { path: ["LinkContactToCase"], equals: "true" } },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Case" }],
  replaces: [{ path: "$.Case" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CreateCase", "AWS Admin Guide: Cases"],
    observed: { flows: 31, actions: 31 },
    published: ["a verified list"],
  },
  discrepancies: ["There is no parameter Fields.", "An export that does not link declares NoMatchingError alone."],
});
