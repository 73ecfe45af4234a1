import { defineAction } from "../action-type.js";
import { queueOrAgent } from "../shapes/queue-or-agent.js";

export const updateContactTargetQueue = defineAction({
  type: "UpdateContactTargetQueue",
  blocks: [{ name: "Set working queue" }],
  category: "contact",
  summary: "Sets the contact's working queue.",
  parameters: { properties: queueOrAgent, choices: [{ take: "exactlyOne", of: ["QueueId", "AgentId"] }] },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  produces: [{ path: "$.Queue" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: UpdateContactTargetQueue", "AWS Admin Guide: Set working queue"],
    observed: { flows: 81, actions: 128 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "A literal that is neither an ARN nor a UUID fails with a problem about converting the id.",
    "AgentId is often a path into $.External that yields the agent's user name.",
  ],
});
