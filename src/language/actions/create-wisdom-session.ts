import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const createWisdomSession = defineAction({
  type: "CreateWisdomSession",
  blocks: [{ name: "Connect assistant" }],
  category: "contact",
  summary: "Gives the contact a session with the Connect assistant (Amazon Q in Connect).",
  parameters: { properties: { WisdomAssistantArn: dynamicText }, required: ["WisdomAssistantArn"] },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
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
  channels: ["voice", "chat", "task", "email"],
  produces: [{ path: "$.Wisdom.SessionArn" }],
  replaces: [{ path: "$.Wisdom.SessionArn" }],
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: CreateWisdomSession", "AWS Admin Guide: Connect assistant"],
    observed: { flows: 36, actions: 37 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide restricts it to calls and not to flow types; the Admin Guide of 2026 has all channels.",
    "The console always sets the session's ARN with an UpdateContactData behind it.",
    "A placeholder was refused as ARN, a well-formed one of a missing assistant was not: the shape is checked, not the assistant.",
  ],
});
