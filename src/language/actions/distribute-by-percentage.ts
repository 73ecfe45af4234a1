import { defineAction } from "../action-type.js";

export const distributeByPercentage = defineAction({
  type: "DistributeByPercentage",
  blocks: [{ name: "Distribute by percentage" }],
  category: "flowControl",
  summary: "Sends contacts different ways by chance.",
  parameters: { properties: {} },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["NumberLessThan"],
        operands: "free",
        minimum: 1,
        running: true,
        compares: "a random whole number from 1 to 100; the first condition that is true counts",
      },
    ],
    errors: [{ error: "NoMatchingCondition", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingCondition" }],
  },
  flowTypes: ["contactFlow", "customerQueue", "outboundWhisper", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: DistributeByPercentage", "AWS Admin Guide: Distribute by percentage"],
    observed: { flows: 25, actions: 25 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide names the operator NumericLessThan; it is NumberLessThan.",
    "The guide speaks of running totals. The exact operand is the running total plus one: AWS's own sample flow writes 11 and 31 for 10, 20 and 70 percent. The bare total, which a test suite publishes, is one point short on the first branch.",
    "A number above 100 is refused, so the branch that reaches 100 percent is NoMatchingCondition.",
    "In older exports Parameters is null.",
  ],
});
