import { defineAction } from "../action-type.js";
import { profileId, profileResponse } from "../shapes/profile.js";
import { dynamicText, lowerSwitch } from "../shapes/text-values.js";

export const getCustomerProfileObject = defineAction({
  type: "GetCustomerProfileObject",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary:
    "Loads something that belongs to a customer: an asset, an order, a case, or an object of the company's own kind.",
  parameters: {
    properties: {
      ProfileRequestData: {
        type: "object",
        properties: {
          ProfileId: profileId,
          ObjectType: dynamicText,
          UseLatest: lowerSwitch,
          IdentifierName: dynamicText,
          IdentifierValue: dynamicText,
        },
        required: ["ProfileId", "ObjectType"],
        requiredWhen: { IdentifierValue: { present: ["IdentifierName"] } },
        onlyWhen: { IdentifierValue: { present: ["IdentifierName"] } },
        choices: [{ take: "exactlyOne", of: ["UseLatest", "IdentifierName"] }],
      },
      ProfileResponseData: profileResponse,
    },
    required: ["ProfileRequestData"],
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
  produces: [
    { path: "$.Customer.Asset" },
    { path: "$.Customer.Order" },
    { path: "$.Customer.Case" },
    { path: "$.Customer.ObjectAttributes" },
  ],
  replaces: [
    { path: "$.Customer.Asset" },
    { path: "$.Customer.Order" },
    { path: "$.Customer.Case" },
    { path: "$.Customer.ObjectAttributes" },
  ],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: GetCustomerProfileObject", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 27, actions: 27 },
    published: ["a verified list"],
  },
});
