import { defineAction } from "../action-type.js";

export const checkVoiceId = defineAction({
  type: "CheckVoiceId",
  blocks: [{ name: "Check Voice ID" }],
  category: "flowControl",
  summary: "Branches on what Voice ID knows of the caller: enrolment, authentication or fraud risk.",
  parameters: {
    properties: {
      CheckVoiceIdOption: { type: "string", enum: ["enrollmentStatus", "voiceAuthentication", "fraudDetection"] },
    },
    required: ["CheckVoiceIdOption"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        when: { path: ["CheckVoiceIdOption"], equals: "enrollmentStatus" },
        operators: ["Equals"],
        operands: [
          { operand: "Enrolled", required: false },
          { operand: "NotEnrolled", required: false },
          { operand: "OptedOut", required: false },
        ],
        compares: "what Voice ID found",
      },
      {
        when: { path: ["CheckVoiceIdOption"], equals: "voiceAuthentication" },
        operators: ["Equals"],
        operands: [
          { operand: "Authenticated", required: false },
          { operand: "NotAuthenticated", required: false },
          { operand: "Inconclusive", required: false },
          { operand: "NotEnrolled", required: false },
          { operand: "OptedOut", required: false },
        ],
        compares: "what Voice ID found",
      },
      {
        when: { path: ["CheckVoiceIdOption"], equals: "fraudDetection" },
        operators: ["Equals"],
        operands: [
          { operand: "HighRisk", required: false },
          { operand: "LowRisk", required: false },
          { operand: "Inconclusive", required: false },
        ],
        compares: "what Voice ID found",
      },
    ],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
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
  channels: ["voice"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CheckVoiceId", "AWS Admin Guide: Check Voice ID"],
    observed: { flows: 28, actions: 28 },
    published: ["an open-source test suite"],
  },
  discrepancies: [
    "The guide prints the operands as the console shows them, with spaces; what is sent has none.",
    "Voice ID ended on 20 May 2026.",
  ],
});
