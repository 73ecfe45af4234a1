import { defineAction } from "../action-type.js";
import { profileFields, profileResponse } from "../shapes/profile.js";

export const updateCustomerProfile = defineAction({
  type: "UpdateCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary: "Changes the profile that the flow has loaded.",
  parameters: {
    properties: {
      ProfileRequestData: {
        ...profileFields,
        description: "Field to value, as in CreateCustomerProfile; some exports add ProfileId.",
      },
      ProfileResponseData: profileResponse,
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
  produces: [{ path: "$.Customer" }],
  replaces: [{ path: "$.Customer" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: UpdateCustomerProfile", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 24, actions: 24 },
    published: [],
  },
});
