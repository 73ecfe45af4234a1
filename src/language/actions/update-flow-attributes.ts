import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const updateFlowAttributes = defineAction({
  type: "UpdateFlowAttributes",
  blocks: [{ name: "Set contact attributes" }],
  category: "flowControl",
  summary: "Sets attributes that live as long as this flow.",
  parameters: {
    properties: {
      FlowAttributes: {
        type: "object",
        minProperties: 1,
        additionalProperties: {
          type: "object",
          properties: { Value: dynamicText, Type: { type: "string", enum: ["String"] } },
          required: ["Value"],
        },
        description: "Name to value, 32 KB in all. The console leaves Type out.",
      },
    },
    required: ["FlowAttributes"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.FlowAttributes", keysOf: ["FlowAttributes"] }],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UpdateFlowAttributes", "AWS Admin Guide: Set contact attributes"],
    observed: { flows: 6, actions: 10 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide's shape is damaged. The service takes {key: {Value}}, as the console writes it, and {key: {Type, Value}}; a plain text as value is refused.",
    "According to the guide nothing can go wrong; published without a branch for NoMatchingError it is refused.",
  ],
});
