import { defineAction } from "../action-type.js";
import { queueOrAgent } from "../shapes/queue-or-agent.js";
import { textOrPath } from "../shapes/text-values.js";

export const getMetricData = defineAction({
  type: "GetMetricData",
  blocks: [{ name: "Get metrics" }],
  category: "flowControl",
  summary: "Loads live metrics of a queue and its agents.",
  parameters: {
    properties: {
      ...queueOrAgent,
      QueueChannel: {
        ...textOrPath,
        enum: ["Voice", "Chat", "Task", "Email"],
        description: "The guide has Voice and Chat; an export has Email; Task is a guess.",
      },
    },
    choices: [{ take: "atMostOne", of: ["QueueId", "AgentId"] }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Metrics" }],
  replaces: [{ path: "$.Metrics" }],
  unhandledError: "end",
  call: { usesWorkingQueue: { not: { any: [{ present: ["QueueId"] }, { present: ["AgentId"] }] } } },
  sources: {
    pages: ["AWS Developer Guide: GetMetricData", "AWS Admin Guide: Get metrics"],
    observed: { flows: 33, actions: 49 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "No parameter is required. The metrics are those of the working queue unless a queue or an agent is named.",
  ],
});
