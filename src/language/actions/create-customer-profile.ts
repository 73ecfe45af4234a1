import { defineAction } from "../action-type.js";
import { profileFields, profileResponse } from "../shapes/profile.js";

export const createCustomerProfile = defineAction({
  type: "CreateCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary: "Creates a customer profile.",
  parameters: {
    properties: { ProfileRequestData: profileFields, ProfileResponseData: profileResponse },
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
  produces: [{ path: "$.Customer" }],
  replaces: [{ path: "$.Customer" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CreateCustomerProfile", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 30, actions: 31 },
    published: [],
  },
});
