import { defineAction } from "../action-type.js";

export const resumeContact = defineAction({
  type: "ResumeContact",
  blocks: [{ name: "Resume contact" }],
  category: "contact",
  summary: "Takes a task up again that was paused.",
  parameters: { properties: {} },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: ["task"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: ResumeContact", "AWS Admin Guide: Resume contact"],
    observed: { flows: 28, actions: 28 },
    published: ["an open-source test suite", "a verified list"],
  },
});
