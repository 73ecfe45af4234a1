import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const updateContactTextToSpeechVoice = defineAction({
  type: "UpdateContactTextToSpeechVoice",
  blocks: [{ name: "Set voice" }],
  category: "contact",
  summary: "Sets the voice that reads texts out.",
  parameters: {
    properties: {
      TextToSpeechVoice: {
        ...dynamicText,
        description: "Name of an Amazon Polly voice. Without the action it is Joanna.",
      },
      TextToSpeechEngine: {
        ...dynamicText,
        known: ["Standard", "Neural", "Long-Form", "Generative", "standard", "neural", "long-form", "generative"],
        description: "Not checked when a flow is published.",
      },
      TextToSpeechStyle: { ...dynamicText, enum: ["None", "Conversational", "Newscaster"] },
    },
    required: ["TextToSpeechVoice"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: false }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.TextToSpeechVoiceId" }],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UpdateContactTextToSpeechVoice", "AWS Admin Guide: Set voice"],
    observed: { flows: 77, actions: 78 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide wants NoMatchingError, which 26 of 78 real actions do without, and spells Conversational without its n.",
    "The language is no parameter: it is in the console's metadata, or an UpdateContactData sets it.",
    "In a chat it passes without effect.",
  ],
});
