import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const authenticateParticipant = defineAction({
  type: "AuthenticateParticipant",
  blocks: [{ name: "Authenticate customer" }],
  category: "participant",
  summary: "Sends a chat customer a sign-in page (Amazon Cognito) and waits for the answer.",
  parameters: {
    properties: {
      CognitoConfiguration: {
        type: "object",
        properties: { UserPoolArn: dynamicText, AppClientId: dynamicText },
        required: ["UserPoolArn", "AppClientId"],
      },
      CustomerProfilesConfiguration: {
        type: "object",
        properties: { ObjectTypeName: { ...dynamicText, description: "The console writes Cognito-attributes." } },
        required: ["ObjectTypeName"],
      },
      TimeLimitMinutes: { type: "string", binding: "staticOrPath", integer: { minimum: 3, maximum: 15 } },
    },
    required: ["CognitoConfiguration", "CustomerProfilesConfiguration", "TimeLimitMinutes"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: [{ operand: "OptedOut", required: true }],
        compares: "OptedOut when the customer will not sign in; signing in goes on at NextAction",
      },
    ],
    errors: [
      { error: "TimeLimitExceeded", required: true },
      { error: "NoMatchingError", required: true },
    ],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "module"],
  channels: ["chat"],
  produces: [{ path: "$.SegmentAttributes['connect:CustomerAuthentication']" }],
  replaces: [{ path: "$.SegmentAttributes['connect:CustomerAuthentication']" }],
  unhandledError: "end",
  call: { decides: "caller", asks: true },
  sources: {
    pages: ["AWS Admin Guide: Authenticate customer"],
    observed: { flows: 3, actions: 3 },
    published: ["a verified list"],
  },
  discrepancies: ["The Flow language guide has no page for it; the shape is that of console exports."],
});
