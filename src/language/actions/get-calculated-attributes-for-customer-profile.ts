import { defineAction } from "../action-type.js";
import { profileId } from "../shapes/profile.js";
import { staticText } from "../shapes/text-values.js";

export const getCalculatedAttributesForCustomerProfile = defineAction({
  type: "GetCalculatedAttributesForCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary: "Loads what Connect has calculated about a customer, such as the number of earlier contacts.",
  parameters: {
    properties: {
      ProfileRequestData: { type: "object", properties: { ProfileId: profileId }, required: ["ProfileId"] },
      ProfileResponseData: {
        type: "array",
        items: staticText,
        description: "Names that begin with CalculatedAttributes.",
      },
    },
    required: ["ProfileRequestData", "ProfileResponseData"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoneFoundError", required: true },
      { error: "NoMatchingError", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Customer.CalculatedAttributes" }],
  replaces: [{ path: "$.Customer.CalculatedAttributes" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: GetCalculatedAttributesForCustomerProfile", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 27, actions: 27 },
    published: [],
  },
});
