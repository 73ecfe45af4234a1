import { defineAction } from "../action-type.js";

export const startVoiceIdStream = defineAction({
  type: "StartVoiceIdStream",
  blocks: [{ name: "Set Voice ID" }],
  category: "flowControl",
  summary: "Starts to stream the caller's voice to Voice ID.",
  parameters: { properties: {} },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: [
    "contactFlow",
    "customerQueue",
    "customerWhisper",
    "outboundWhisper",
    "agentWhisper",
    "agentTransfer",
    "queueTransfer",
    "module",
  ],
  channels: ["voice"],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: StartVoiceIdStream", "AWS Admin Guide: Set Voice ID"],
    observed: { flows: 28, actions: 46 },
    published: ["an open-source test suite"],
  },
  discrepancies: ["The console always puts an UpdateContactData behind it.", "Voice ID ended on 20 May 2026."],
});
