import { defineAction } from "../action-type.js";

export const createContact = defineAction({
  type: "CreateContact",
  blocks: [{ name: "Send message" }],
  category: "contact",
  summary: "Creates the contact on which an email goes out.",
  parameters: {
    properties: { Channel: { type: "string", enum: ["EMAIL"] }, RelatedContact: { type: "string", enum: ["CURRENT"] } },
    required: ["Channel", "RelatedContact"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
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
  discrepancies: ["The guide has no page for it; the shape is that of console exports."],
});
