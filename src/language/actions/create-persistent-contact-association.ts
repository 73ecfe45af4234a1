import { defineAction } from "../action-type.js";
import { textOrPath } from "../shapes/text-values.js";

export const createPersistentContactAssociation = defineAction({
  type: "CreatePersistentContactAssociation",
  blocks: [{ name: "Create persistent contact association" }],
  category: "contact",
  summary: "Carries on an earlier chat in this one.",
  parameters: {
    properties: {
      RehydrationType: {
        type: "string",
        binding: "staticOrPath",
        enum: ["ENTIRE_PAST_SESSION", "FROM_SEGMENT", "From Segment"],
        description:
          "The API writes capitals; 24 exports have the label From Segment. Which of them works is unverified.",
      },
      SourceContactId: textOrPath,
    },
    required: ["RehydrationType", "SourceContactId"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: ["chat"],
  unhandledError: "continue",
  sources: {
    pages: [
      "AWS Developer Guide: CreatePersistentContactAssociation",
      "AWS Admin Guide: Create persistent contact association",
    ],
    observed: { flows: 24, actions: 24 },
    published: ["a verified list"],
  },
});
