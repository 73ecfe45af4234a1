import { defineAction } from "../action-type.js";

export const checkHoursOfOperation = defineAction({
  type: "CheckHoursOfOperation",
  blocks: [{ name: "Check hours of operation" }],
  category: "flowControl",
  summary: "Branches on whether hours of operation are open now.",
  parameters: {
    properties: {
      HoursOfOperationId: {
        type: "string",
        binding: "staticOrPath",
        resource: "hours",
        description: "The hours; those of the working queue when absent.",
      },
    },
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [
          { operand: "True", required: true },
          { operand: "False", required: true },
        ],
        compares: "True when open, False when closed",
      },
    ],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "end",
  call: { usesWorkingQueue: { not: { present: ["HoursOfOperationId"] } } },
  sources: {
    pages: ["AWS Developer Guide: CheckHoursOfOperation", "AWS Admin Guide: Check hours of operation"],
    observed: { flows: 47, actions: 48 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "NoMatchingCondition is refused.",
    "Without hours, no working queue or an agent's queue takes the error branch.",
    "The Admin Guide of 2026 speaks of branches for overrides; no parameter or operand for them has been found.",
  ],
});
