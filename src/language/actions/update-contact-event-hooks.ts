import { defineAction } from "../action-type.js";
import { contactEvents } from "../contact-events.js";
import { lowerSwitch } from "../shapes/text-values.js";

export const updateContactEventHooks = defineAction({
  type: "UpdateContactEventHooks",
  blocks: [
    { name: "Set customer queue flow", when: { any: [{ present: ["EventHooks", "CustomerQueue"] }] } },
    {
      name: "Set hold flow",
      when: { any: [{ present: ["EventHooks", "CustomerHold"] }, { present: ["EventHooks", "AgentHold"] }] },
    },
    {
      name: "Set whisper flow",
      when: {
        any: [
          { present: ["EventHooks", "CustomerWhisper"] },
          { present: ["EventHooks", "AgentWhisper"] },
          { present: ["EventHooksConfiguration"] },
        ],
      },
    },
    { name: "Set disconnect flow", when: { any: [{ present: ["EventHooks", "CustomerRemaining"] }] } },
    { name: "Set event flow" },
  ],
  category: "contact",
  summary: "Says which flow runs at one event of the contact.",
  parameters: {
    properties: {
      EventHooks: {
        type: "object",
        minProperties: 1,
        maxProperties: 1,
        propertyNames: {
          enum: contactEvents,
        },
        additionalProperties: { type: "string", binding: "staticOrPath", resource: "flow" },
        description: "Event to flow: id, ARN or one path.",
      },
      EventHooksConfiguration: {
        type: "object",
        maxProperties: 1,
        propertyNames: { enum: ["AgentWhisper", "CustomerWhisper"] },
        additionalProperties: {
          type: "object",
          properties: { DisableExecution: lowerSwitch },
          required: ["DisableExecution"],
        },
        description:
          "Undocumented. Beside EventHooks the console writes false. Alone and true it switches a whisper off.",
      },
    },
    requiredWhen: {
      EventHooks: {
        not: {
          any: [
            { path: ["EventHooksConfiguration", "AgentWhisper", "DisableExecution"], equals: "true" },
            { path: ["EventHooksConfiguration", "CustomerWhisper", "DisableExecution"], equals: "true" },
          ],
        },
      },
    },
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  unhandledError: "continue",
  call: { hooks: ["EventHooks"] },
  sources: {
    pages: [
      "AWS Developer Guide: UpdateContactEventHooks",
      "AWS Admin Guide: Set customer queue flow",
      "AWS Admin Guide: Set hold flow",
      "AWS Admin Guide: Set whisper flow",
      "AWS Admin Guide: Set disconnect flow",
      "AWS Admin Guide: Set event flow",
    ],
    observed: { flows: 64, actions: 260 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "38 real actions carry EventHooksConfiguration, two of them in AWS's sample templates; one live check refused it. Write it only when asked to.",
    "Two live checks disagree on an empty map and on one with two events: exactly one is written.",
  ],
});
