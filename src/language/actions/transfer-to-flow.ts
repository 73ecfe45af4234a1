import { defineAction } from "../action-type.js";

export const transferToFlow = defineAction({
  type: "TransferToFlow",
  blocks: [{ name: "Transfer to flow" }],
  category: "flowControl",
  summary: "Goes to the start of another flow and does not come back.",
  parameters: {
    properties: { ContactFlowId: { type: "string", binding: "staticOrPath", resource: "flow" } },
    required: ["ContactFlowId"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["contactFlow", "agentTransfer", "queueTransfer"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "flow", target: ["ContactFlowId"] },
  sources: {
    pages: ["AWS Developer Guide: TransferToFlow", "AWS Admin Guide: Transfer to flow"],
    observed: { flows: 45, actions: 108 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "NextAction is needed although it is never taken; it repeats the error target in all 106 real actions that have both.",
    "A target that is not published, or neither an inbound nor a transfer flow, makes it take the error branch.",
  ],
});
