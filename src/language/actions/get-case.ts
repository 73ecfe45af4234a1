import { defineAction } from "../action-type.js";
import { dynamicMap, dynamicText, lowerSwitch, staticText } from "../shapes/text-values.js";

export const getCase = defineAction({
  type: "GetCase",
  blocks: [{ name: "Cases" }],
  category: "contact",
  summary: "Looks for a case and loads fields of it.",
  parameters: {
    properties: {
      LinkContactToCase: lowerSwitch,
      GetLastUpdatedCase: lowerSwitch,
      CustomerId: { ...dynamicText, description: "Id of the customer's profile." },
      CaseRequestFields: { ...dynamicMap, description: "What to look for, by field." },
      CaseResponseFields: { type: "array", maxItems: 10, items: staticText },
    },
    required: ["LinkContactToCase"],
    choices: [{ take: "atLeastOne", of: ["CustomerId", "CaseRequestFields"] }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "MultipleFound", required: true },
      { error: "NoneFound", required: true },
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
    pages: ["AWS Developer Guide: GetCase", "AWS Admin Guide: Cases"],
    observed: { flows: 26, actions: 26 },
    published: [],
  },
  discrepancies: [
    "There must be something to look for.",
    "The guide lists ContactNotLinked whether or not the contact is linked.",
  ],
});
