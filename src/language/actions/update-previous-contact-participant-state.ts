import { defineAction } from "../action-type.js";

export const updatePreviousContactParticipantState = defineAction({
  type: "UpdatePreviousContactParticipantState",
  blocks: [{ name: "Hold customer or agent" }],
  category: "contact",
  summary: "Puts the customer or the transferring agent on hold, or takes both off.",
  parameters: {
    properties: {
      PreviousContactParticipantState: { type: "string", enum: ["AgentOnHold", "CustomerOnHold", "OffHold"] },
    },
    required: ["PreviousContactParticipantState"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "agentTransfer", "queueTransfer", "module"],
  channels: ["voice"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: UpdatePreviousContactParticipantState", "AWS Admin Guide: Hold customer or agent"],
    observed: { flows: 10, actions: 24 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: ["A plain OnHold does not exist."],
});
