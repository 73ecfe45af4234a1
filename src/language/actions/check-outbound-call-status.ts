import { defineAction } from "../action-type.js";

export const checkOutboundCallStatus = defineAction({
  type: "CheckOutboundCallStatus",
  blocks: [{ name: "Check call progress" }],
  category: "flowControl",
  summary: "Branches on who, or what, answered a call that an outbound campaign placed.",
  parameters: { properties: {} },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [
          { operand: "CallAnswered", required: false },
          { operand: "VoicemailBeep", required: false },
          { operand: "VoicemailNoBeep", required: false },
          { operand: "NotDetected", required: false },
        ],
        compares: "who answered; of use in outbound campaigns only. A console block always has all four branches",
      },
    ],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: "all",
  channels: ["voice"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CheckOutboundCallStatus", "AWS Admin Guide: Check call progress"],
    observed: { flows: 31, actions: 31 },
    published: ["an open-source test suite", "a verified list"],
  },
});
