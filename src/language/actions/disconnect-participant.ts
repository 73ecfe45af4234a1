import { defineAction } from "../action-type.js";

export const disconnectParticipant = defineAction({
  type: "DisconnectParticipant",
  blocks: [{ name: "Disconnect / hang up" }],
  category: "participant",
  summary: "Hangs up, which ends the flow.",
  parameters: { properties: {} },
  outcomes: { next: "none", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "ended" },
  sources: {
    pages: ["AWS Developer Guide: DisconnectParticipant", "AWS Admin Guide: Disconnect / hang up"],
    observed: { flows: 243, actions: 387 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "Whisper and hold flows refuse it; they end with EndFlowExecution.",
    "The guide does not name modules; 23 exported modules have it.",
  ],
});
