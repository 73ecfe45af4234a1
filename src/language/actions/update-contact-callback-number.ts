import { defineAction } from "../action-type.js";

export const updateContactCallbackNumber = defineAction({
  type: "UpdateContactCallbackNumber",
  blocks: [{ name: "Set callback number" }],
  category: "contact",
  summary: "Sets the number that a later callback calls; no path reads it.",
  parameters: { properties: { CallbackNumber: { type: "string", binding: "path" } }, required: ["CallbackNumber"] },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "InvalidCallbackNumber", required: true },
      { error: "CallbackNumberNotDialable", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: ["voice"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: UpdateContactCallbackNumber", "AWS Admin Guide: Set callback number"],
    observed: { flows: 32, actions: 33 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: ["NoMatchingError is refused, and so is a literal number."],
});
