import { defineAction } from "../action-type.js";

export const updateContactRoutingBehavior = defineAction({
  type: "UpdateContactRoutingBehavior",
  blocks: [{ name: "Change routing priority / age" }],
  category: "contact",
  summary: "Changes the contact's priority, or how long it seems to have waited, in its queue.",
  parameters: {
    properties: {
      QueuePriority: {
        type: "string",
        integer: { minimum: 1 },
        description: "Lower is served first; 5 by default; at most 9223372036854775807.",
      },
      QueueTimeAdjustmentSeconds: {
        type: "string",
        integer: {},
        description: "Seconds, negative ones too; more is served sooner.",
      },
    },
    choices: [{ take: "exactlyOne", of: ["QueuePriority", "QueueTimeAdjustmentSeconds"] }],
  },
  outcomes: { next: "required", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UpdateContactRoutingBehavior", "AWS Admin Guide: Change routing priority / age"],
    observed: { flows: 28, actions: 40 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "Queue and transfer flows have it in the console, only inbound flows in the guide. None of 40 real actions declares an error.",
    "For a contact that waits already, the change takes at least 60 seconds.",
  ],
});
