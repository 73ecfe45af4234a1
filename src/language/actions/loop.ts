import { defineAction } from "../action-type.js";

export const loop = defineAction({
  type: "Loop",
  blocks: [{ name: "Loop" }],
  category: "flowControl",
  summary: "Counts how often the contact comes by: round a given number of times, then on.",
  parameters: {
    properties: {
      LoopCount: { type: "string", binding: "staticOrPath", integer: { minimum: 0, maximum: 100 } },
    },
    required: ["LoopCount"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [
          { operand: "ContinueLooping", required: true },
          { operand: "DoneLooping", required: true },
        ],
        compares: "ContinueLooping for the first LoopCount passes, then DoneLooping once; then it counts anew",
      },
    ],
    errors: [{ error: "NoMatchingError", required: false }],
    nextMirrors: [{ kind: "condition", operand: "DoneLooping" }],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Loop", adds: true }],
  unhandledError: "end",
  identity: true,
  call: { decides: "count" },
  sources: {
    pages: ["AWS Developer Guide: Loop", "AWS Admin Guide: Loop"],
    observed: { flows: 74, actions: 85 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide gives it neither NextAction nor errors; NextAction is needed and repeats the target of DoneLooping.",
    "NoMatchingError may be there: the newest console template has it, older exports do not.",
    "Loops over a list and named loops ($.Loop.<name>.Index, .Element, .Elements) came in 2025; nobody has seen their parameters.",
  ],
});
