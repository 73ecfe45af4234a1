import { defineAction } from "../action-type.js";
import { promptNames, promptProperties } from "../shapes/prompt.js";
import { lowerSwitch } from "../shapes/text-values.js";

export const messageParticipant = defineAction({
  type: "MessageParticipant",
  blocks: [{ name: "Play prompt" }, { name: "Send message" }],
  category: "participant",
  summary: "Speaks or plays something on a call; sends a text on other channels.",
  parameters: {
    properties: {
      ...promptProperties,
      SkipWhenDTMFBufferEnabled: {
        ...lowerSwitch,
        description: "Leaves the prompt out when keys wait in the touch-tone buffer. Undocumented.",
      },
    },
    choices: [{ take: "exactlyOne", of: promptNames }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: false }],
    nextMirrors: [],
  },
  flowTypes: [
    "contactFlow",
    "customerQueue",
    "customerWhisper",
    "outboundWhisper",
    "agentWhisper",
    "agentTransfer",
    "queueTransfer",
    "module",
  ],
  channels: "all",
  unhandledError: "continue",
  call: { tells: true },
  sources: {
    pages: ["AWS Developer Guide: MessageParticipant", "AWS Admin Guide: Play prompt"],
    observed: { flows: 239, actions: 865 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide lists NoMatchingError; the service does without it, as do 389 of 865 real actions.",
    "SkipWhenDTMFBufferEnabled is in no guide.",
    "No key says what kind of text it is: TextToSpeechType, seen once in an older flow, is refused.",
    "An email contact passes without effect.",
  ],
});
