import { defineAction } from "../action-type.js";
import { queueOrAgent } from "../shapes/queue-or-agent.js";

export const dequeueContactAndTransferToQueue = defineAction({
  type: "DequeueContactAndTransferToQueue",
  blocks: [{ name: "Transfer to queue" }],
  category: "contact",
  summary: "Takes a waiting contact out of its queue and puts it into another, whose queue flow starts.",
  parameters: { properties: queueOrAgent, choices: [{ take: "exactlyOne", of: ["QueueId", "AgentId"] }] },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "QueueAtCapacity", required: true },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["customerQueue", "module"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "queued" },
  sources: {
    pages: ["AWS Developer Guide: DequeueContactAndTransferToQueue", "AWS Admin Guide: Transfer to queue"],
    observed: { flows: 27, actions: 43 },
    published: ["an open-source test suite"],
  },
  discrepancies: [
    "The guide makes both ids optional; one is needed in practice, though nobody has seen neither refused.",
    "A contact can make 11 such transfers.",
  ],
});
