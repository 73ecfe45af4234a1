import { defineAction } from "../action-type.js";

export const transferContactToAgent = defineAction({
  type: "TransferContactToAgent",
  blocks: [{ name: "Transfer to agent" }],
  category: "contact",
  summary: "Connects the contact with the agent of a transfer flow, or hangs up when the agent is busy.",
  parameters: { properties: {} },
  outcomes: { next: "none", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["agentTransfer", "queueTransfer"],
  channels: ["voice"],
  unhandledError: "end",
  call: { leads: "agent" },
  sources: {
    pages: ["AWS Developer Guide: TransferContactToAgent", "AWS Admin Guide: Transfer to agent"],
    observed: { flows: 3, actions: 4 },
    published: ["an open-source test suite"],
  },
});
