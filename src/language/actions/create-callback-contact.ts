import { defineAction } from "../action-type.js";
import { queueOrAgent } from "../shapes/queue-or-agent.js";
import { textOrPath } from "../shapes/text-values.js";

export const createCallbackContact = defineAction({
  type: "CreateCallbackContact",
  blocks: [{ name: "Transfer to queue (callback)" }],
  category: "interaction",
  summary: "Arranges that an agent of a queue calls the customer back.",
  parameters: {
    properties: {
      ...queueOrAgent,
      InitialCallDelaySeconds: {
        type: "string",
        integer: { minimum: 1, maximum: 259200 },
        description: "Seconds until the first call.",
      },
      RetryDelaySeconds: {
        type: "string",
        integer: { minimum: 1, maximum: 259200 },
        description: "Seconds between calls.",
      },
      MaximumConnectionAttempts: {
        type: "string",
        integer: { minimum: 0 },
        description: "The guide wants more than 0; one real flow has 0. Whether the first call counts is unverified.",
      },
      ContactFlowId: {
        ...textOrPath,
        resource: "flow",
        description: "A flow for the new contact, run at once; the first delay does not count then.",
      },
      CallerId: textOrPath,
    },
    required: ["InitialCallDelaySeconds", "RetryDelaySeconds", "MaximumConnectionAttempts"],
    choices: [{ take: "atMostOne", of: ["QueueId", "AgentId"] }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: ["voice", "chat", "task"],
  unhandledError: "end",
  call: { asks: true, usesWorkingQueue: { not: { any: [{ present: ["QueueId"] }, { present: ["AgentId"] }] } } },
  sources: {
    pages: ["AWS Developer Guide: CreateCallbackContact", "AWS Admin Guide: Transfer to queue"],
    observed: { flows: 24, actions: 56 },
    published: ["an open-source test suite"],
  },
  discrepancies: [
    "A public list warns that the type does not exist; 56 actions in real flows and a test suite that publishes one say otherwise.",
    "The guide puts it under Set callback number; the console under Transfer to queue.",
  ],
});
