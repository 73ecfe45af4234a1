import { defineAction } from "../action-type.js";
import type { Predicate } from "../predicate.js";
import { dynamicText, targetContact, textOrPath } from "../shapes/text-values.js";

const voiceSwitch = { type: "string", enum: ["TRUE", "FALSE", "true", "false"] } as const;
const voiceId: Predicate = {
  any: [
    { present: ["IsVoiceIdStreamingEnabled"] },
    { present: ["IsVoiceAuthenticationEnabled"] },
    { present: ["IsFraudDetectionEnabled"] },
  ],
};
const authentication: Predicate = { path: ["IsVoiceAuthenticationEnabled"], in: ["TRUE", "true"] };
const fraud: Predicate = { path: ["IsFraudDetectionEnabled"], in: ["TRUE", "true"] };

/** A field is set, and on this contact. */
const sets = (field: string): Predicate => ({
  all: [{ present: [field] }, { not: { path: ["TargetContact"], equals: "Related" } }],
});

export const updateContactData = defineAction({
  type: "UpdateContactData",
  blocks: [
    { name: "Set Voice ID", when: voiceId },
    { name: "Connect assistant", when: { present: ["WisdomSessionArn"] } },
    { name: "Set voice", when: { present: ["LanguageCode"] } },
    { name: "Set contact attributes" },
  ],
  category: "contact",
  summary: "Sets fields of the contact that Connect itself knows.",
  parameters: {
    properties: {
      Name: dynamicText,
      Description: dynamicText,
      LanguageCode: textOrPath,
      CustomerId: dynamicText,
      WisdomSessionArn: dynamicText,
      IsVoiceIdStreamingEnabled: voiceSwitch,
      IsVoiceAuthenticationEnabled: voiceSwitch,
      IsFraudDetectionEnabled: voiceSwitch,
      VoiceAuthenticationThreshold: { type: "string", binding: "staticOrPath", integer: { minimum: 0, maximum: 100 } },
      VoiceAuthenticationResponseTime: {
        type: "string",
        binding: "staticOrPath",
        integer: { minimum: 5, maximum: 10 },
        description: "Seconds.",
      },
      FraudDetectionThreshold: { type: "string", binding: "staticOrPath", integer: { minimum: 0, maximum: 100 } },
      WatchlistId: { type: "string", binding: "dynamic", pattern: "^[A-Za-z0-9]{22}$" },
      TargetContact: targetContact,
    },
    requiredWhen: {
      IsVoiceIdStreamingEnabled: voiceId,
      IsVoiceAuthenticationEnabled: voiceId,
      IsFraudDetectionEnabled: voiceId,
      VoiceAuthenticationThreshold: authentication,
      VoiceAuthenticationResponseTime: authentication,
      FraudDetectionThreshold: fraud,
    },
    onlyWhen: {
      VoiceAuthenticationThreshold: authentication,
      VoiceAuthenticationResponseTime: authentication,
      FraudDetectionThreshold: fraud,
    },
    choices: [
      {
        take: "atLeastOne",
        of: ["Name", "Description", "LanguageCode", "CustomerId", "WisdomSessionArn", "IsVoiceIdStreamingEnabled"],
      },
    ],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [
    { path: "$.Name", when: sets("Name") },
    { path: "$.Description", when: sets("Description") },
    { path: "$.LanguageCode", when: sets("LanguageCode") },
    { path: "$.CustomerId", when: sets("CustomerId") },
  ],
  unhandledError: "continue",
  usualParameters: { TargetContact: "Current" },
  sources: {
    pages: ["AWS Developer Guide: UpdateContactData", "AWS Admin Guide: Set contact attributes"],
    observed: { flows: 54, actions: 104 },
    published: ["an open-source test suite"],
  },
  discrepancies: [
    "TargetContact may be left out, which the guide denies. It also shows References, which the service does not know here, nor Reference or SegmentAttribute.",
    "Without any field it is refused.",
    "The three switches of Voice ID come together; thresholds and the response time are required when their switch is on and refused when it is off.",
    "Voice ID ended on 20 May 2026.",
  ],
});
