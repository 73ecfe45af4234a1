import { defineAction } from "../action-type.js";

export const endFlowExecution = defineAction({
  type: "EndFlowExecution",
  blocks: [{ name: "End flow / Resume" }],
  category: "flowControl",
  summary: "The flow is over, the contact is not: whatever comes next for it goes on.",
  parameters: { properties: {} },
  outcomes: { next: "none", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["customerQueue", "customerHold", "customerWhisper", "outboundWhisper", "agentHold", "agentWhisper"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "flowOver" },
  sources: {
    pages: ["AWS Developer Guide: EndFlowExecution", "AWS Admin Guide: End flow / Resume"],
    observed: { flows: 73, actions: 74 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The Developer Guide allows whisper and queue flows and not hold flows; exported agent hold flows have it, and hold flows refuse a disconnect.",
    "The Admin Guide and the console offer it everywhere (in an inbound flow it would hang up); a test suite reports that the service refuses it elsewhere. Of 74 in real flows, none is outside whisper, queue and hold flows.",
  ],
});
