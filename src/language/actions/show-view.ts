import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const showView = defineAction({
  type: "ShowView",
  blocks: [{ name: "Show view" }],
  category: "participant",
  summary: "Shows a view of a step-by-step guide and branches on what its user chose.",
  parameters: {
    properties: {
      ViewResource: {
        type: "object",
        properties: {
          Id: {
            ...dynamicText,
            resource: "view",
            description: "Id, ARN or the name of one of AWS's own; :$LATEST, :$SAVED or :<number> may follow.",
          },
          Version: { ...dynamicText, description: "Older exports, for instance Latest." },
        },
        required: ["Id"],
      },
      InvocationTimeLimitSeconds: {
        type: "string",
        binding: "staticOrPath",
        integer: { minimum: 1 },
        description: "Seconds; 400 is usual.",
      },
      ViewData: {
        type: "object",
        binding: "dynamic",
        additionalProperties: true,
        description:
          "Input of the view, with lists, objects and JSON booleans. The console writes {} when there is none. Input and contact attributes together stay below 16 KB.",
      },
      SensitiveDataConfiguration: {
        type: "object",
        properties: { HideResponseOn: { type: "array", items: { type: "string", enum: ["TRANSCRIPT"] } } },
        required: ["HideResponseOn"],
      },
    },
    required: ["ViewResource", "InvocationTimeLimitSeconds"],
  },
  outcomes: {
    next: "required",
    conditions: [
      { operators: ["Equals"], operands: "free", compares: "the action that the user chose, as the view names it" },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: true },
      { error: "TimeLimitExceeded", required: true },
    ],
    nextMirrors: [
      { kind: "error", error: "NoMatchingError" },
      { kind: "error", error: "NoMatchingCondition" },
    ],
  },
  flowTypes: ["contactFlow", "customerQueue", "module"],
  channels: ["chat"],
  produces: [{ path: "$.Views" }],
  replaces: [{ path: "$.Views" }],
  unhandledError: "end",
  call: { decides: "caller", asks: true, rests: true },
  sources: {
    pages: ["AWS Developer Guide: ShowView", "AWS Admin Guide: Show view"],
    observed: { flows: 20, actions: 55 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide requires a version and makes the time limit an optional number; exports since 2024 put the version into Id, and the time limit is a required text.",
    "Whether the view exists is not checked.",
    "Five exports that are marked published hold empty texts inside ViewData; checks of the API refused them everywhere.",
  ],
});
