import { defineAction } from "../action-type.js";
import { profileId } from "../shapes/profile.js";
import { dynamicText } from "../shapes/text-values.js";

export const checkSegmentMembershipForCustomerProfile = defineAction({
  type: "CheckSegmentMembershipForCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "flowControl",
  summary: "Branches on whether a customer profile belongs to a segment.",
  parameters: {
    properties: {
      ProfileRequestData: {
        type: "object",
        properties: { ProfileId: profileId, SegmentName: dynamicText },
        required: ["ProfileId", "SegmentName"],
      },
    },
    required: ["ProfileRequestData"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [
          { operand: "True", required: true },
          { operand: "False", required: true },
        ],
        compares: "True when the profile is in the segment",
      },
    ],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: "all",
  channels: "all",
  unhandledError: "end",
  sources: { pages: ["AWS Admin Guide: Customer profiles"], observed: { flows: 27, actions: 27 }, published: [] },
  discrepancies: [
    "The Admin Guide calls it CheckSegmentMembership, which the service refused in October 2026; exports have the longer name.",
  ],
});
