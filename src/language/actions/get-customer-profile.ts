import { defineAction } from "../action-type.js";
import { profileResponse } from "../shapes/profile.js";
import { dynamicText } from "../shapes/text-values.js";

export const getCustomerProfile = defineAction({
  type: "GetCustomerProfile",
  blocks: [{ name: "Customer profiles" }],
  category: "interaction",
  summary: "Looks for a customer profile by one to five identifiers.",
  parameters: {
    properties: {
      ProfileRequestData: {
        type: "object",
        properties: {
          IdentifierName: { ...dynamicText, description: "For instance _phone, _email, _account or _profileId." },
          IdentifierValue: dynamicText,
          SearchCriteria: {
            type: "array",
            minItems: 1,
            maxItems: 5,
            items: {
              type: "object",
              properties: { IdentifierName: dynamicText, IdentifierValue: dynamicText },
              required: ["IdentifierName", "IdentifierValue"],
            },
          },
          LogicalOperator: { type: "string", enum: ["AND", "OR"] },
          PhoneNumber: { ...dynamicText, description: "Older form, in five real flows: the bare name of a field." },
        },
        requiredWhen: { IdentifierValue: { present: ["IdentifierName"] } },
        onlyWhen: {
          IdentifierValue: { present: ["IdentifierName"] },
          LogicalOperator: { present: ["SearchCriteria"] },
        },
        choices: [{ take: "exactlyOne", of: ["IdentifierName", "SearchCriteria", "PhoneNumber"] }],
      },
      ProfileResponseData: profileResponse,
    },
    required: ["ProfileRequestData"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "MultipleFoundError", required: true },
      { error: "NoneFoundError", required: true },
      { error: "NoMatchingError", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Customer" }],
  replaces: [{ path: "$.Customer" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: GetCustomerProfile", "AWS Admin Guide: Customer profiles"],
    observed: { flows: 36, actions: 36 },
    published: ["a verified list"],
  },
  discrepancies: [
    "The guide shows ProfileResponseData as an object; it is a list of names.",
    "One flow loads at most 14,000 characters of profile data.",
  ],
});
