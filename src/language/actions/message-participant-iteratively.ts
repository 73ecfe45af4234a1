import { defineAction } from "../action-type.js";
import { promptNames, promptProperties } from "../shapes/prompt.js";
import { lowerSwitch } from "../shapes/text-values.js";

export const messageParticipantIteratively = defineAction({
  type: "MessageParticipantIteratively",
  blocks: [{ name: "Loop prompts" }],
  category: "participant",
  summary: "Plays a list of messages over and over to a participant who waits or is on hold.",
  parameters: {
    properties: {
      Messages: {
        type: "array",
        minItems: 1,
        items: { type: "object", properties: promptProperties, choices: [{ take: "exactlyOne", of: promptNames }] },
      },
      InterruptFrequencySeconds: {
        type: "string",
        integer: { minimum: 1 },
        description: "The action ends with MessagesInterrupted after so many seconds. Below 20 AWS advises against.",
      },
      ContinueMessagingDuringInterrupt: {
        ...lowerSwitch,
        description: "Goes on where it stopped instead of from the start. Undocumented.",
      },
    },
    required: ["Messages"],
  },
  outcomes: {
    next: "optional",
    conditions: [
      {
        when: { present: ["InterruptFrequencySeconds"] },
        operators: ["Equals"],
        operands: [{ operand: "MessagesInterrupted", required: true }],
        minimum: 1,
        compares: "MessagesInterrupted when its time is up; otherwise it does not end by itself",
      },
    ],
    errors: [{ error: "NoMatchingError", required: false }],
    nextMirrors: [
      { kind: "error", error: "NoMatchingError" },
      { kind: "condition", operand: "MessagesInterrupted" },
    ],
  },
  flowTypes: ["customerQueue", "customerHold", "agentHold"],
  channels: ["voice"],
  unhandledError: "continue",
  call: { tells: true },
  sources: {
    pages: ["AWS Developer Guide: MessageParticipantIteratively", "AWS Admin Guide: Loop prompts"],
    observed: { flows: 52, actions: 52 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "38 of 52 real actions have no NextAction; the service takes one too.",
    "Errors may be left out, as 20 of 52 real actions do.",
    "A chat takes the error branch at once, and the flow stops when there is none.",
  ],
});
