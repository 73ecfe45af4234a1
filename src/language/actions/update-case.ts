import { defineAction } from "../action-type.js";
import { dynamicMap, dynamicText, lowerSwitch } from "../shapes/text-values.js";

export const updateCase = defineAction({
  type: "UpdateCase",
  blocks: [{ name: "Cases" }],
  category: "contact",
  summary: "Changes fields of a case and may link the contact to it.",
  parameters: {
    properties: { LinkContactToCase: lowerSwitch, CaseId: dynamicText, CaseRequestFields: dynamicMap },
    required: ["LinkContactToCase", "CaseId"],
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
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: UpdateCase", "AWS Admin Guide: Cases"],
    observed: { flows: 26, actions: 27 },
    published: [],
  },
});
