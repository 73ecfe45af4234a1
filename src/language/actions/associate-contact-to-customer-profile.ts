import { defineAction } from "../action-type.js";
import { profileId } from "../shapes/profile.js";
import { dynamicText } from "../shapes/text-values.js";

export const associateContactToCustomerProfile = defineAction({
  type: "AssociateContactToCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary: "Notes on a customer profile that this contact was the customer's.",
  parameters: {
    properties: {
      ProfileRequestData: {
        type: "object",
        properties: { ProfileId: profileId, ContactId: dynamicText },
        required: ["ProfileId", "ContactId"],
      },
      ProfileResponseData: { type: ["array", "object"], maxItems: 0, maxProperties: 0, description: "Always empty." },
    },
    required: ["ProfileRequestData"],
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
  sources: {
    pages: ["AWS Developer Guide: AssociateContactToCustomerProfile", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 28, actions: 28 },
    published: ["a verified list"],
  },
});
