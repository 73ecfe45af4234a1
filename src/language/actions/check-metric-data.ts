import { defineAction } from "../action-type.js";
import { queueOrAgent } from "../shapes/queue-or-agent.js";

export const checkMetricData = defineAction({
  type: "CheckMetricData",
  blocks: [
    {
      name: "Check queue status",
      when: { path: ["MetricType"], in: ["OldestContactInQueueAgeSeconds", "NumberOfContactsInQueue"] },
    },
    { name: "Check staffing" },
  ],
  category: "flowControl",
  summary: "Compares one number of a queue: its agents, its waiting contacts, or how long the first has waited.",
  parameters: {
    properties: {
      MetricType: {
        type: "string",
        enum: [
          "NumberOfAgentsAvailable",
          "NumberOfAgentsStaffed",
          "NumberOfAgentsOnline",
          "OldestContactInQueueAgeSeconds",
          "NumberOfContactsInQueue",
        ],
        description:
          "Available: could take a contact now. Staffed: available, on a contact or in after-contact work. Online: in any state but offline.",
      },
      ...queueOrAgent,
    },
    required: ["MetricType"],
    choices: [{ take: "atMostOne", of: ["QueueId", "AgentId"] }],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        when: {
          path: ["MetricType"],
          in: ["NumberOfAgentsAvailable", "NumberOfAgentsStaffed", "NumberOfAgentsOnline"],
        },
        operators: ["NumberGreaterThan"],
        operands: [{ operand: "0", required: true }],
        minimum: 1,
        compares: "the number of agents",
      },
      {
        when: { path: ["MetricType"], equals: "OldestContactInQueueAgeSeconds" },
        operators: ["Equals", "NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan", "NumberLessOrEqualTo"],
        operands: "free",
        minimum: 1,
        compares: "the wait of the oldest contact, in MILLISECONDS",
      },
      {
        operators: ["Equals", "NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan", "NumberLessOrEqualTo"],
        operands: "free",
        minimum: 1,
        compares: "the number of contacts that wait",
      },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: true },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "end",
  call: { usesWorkingQueue: { not: { any: [{ present: ["QueueId"] }, { present: ["AgentId"] }] } } },
  sources: {
    pages: [
      "AWS Developer Guide: CheckMetricData",
      "AWS Admin Guide: Check queue status",
      "AWS Admin Guide: Check staffing",
    ],
    observed: { flows: 38, actions: 83 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide asks for NoMatchingCondition with two metrics; the service asks for it with all five.",
    "OldestContactInQueueAgeSeconds says seconds, yet the console writes milliseconds: five minutes are 300000 in two exports.",
    "Without a condition it is refused.",
  ],
});
