import { defineAction } from "../action-type.js";

export const transferContactToQueue = defineAction({
  type: "TransferContactToQueue",
  blocks: [{ name: "Transfer to queue" }],
  category: "contact",
  summary: "The contact joins its working queue, where the customer queue flow takes over.",
  parameters: { properties: {} },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "QueueAtCapacity", required: true },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["contactFlow", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "queued", usesWorkingQueue: { all: [] } },
  sources: {
    pages: ["AWS Developer Guide: TransferContactToQueue", "AWS Admin Guide: Transfer to queue"],
    observed: { flows: 72, actions: 87 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "It has no parameter for the queue: UpdateContactTargetQueue sets it before. In older exports Parameters is null.",
    "NextAction is needed although it is never taken; it repeats the error target.",
  ],
});
