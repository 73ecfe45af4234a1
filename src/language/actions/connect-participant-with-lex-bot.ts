import { defineAction } from "../action-type.js";
import { promptNames, promptProperties } from "../shapes/prompt.js";
import { dynamicMap, dynamicText } from "../shapes/text-values.js";

export const connectParticipantWithLexBot = defineAction({
  type: "ConnectParticipantWithLexBot",
  blocks: [{ name: "Get customer input" }],
  category: "participant",
  summary: "Lets an Amazon Lex bot talk with the participant; the intent that comes of it decides the branch.",
  parameters: {
    properties: {
      ...promptProperties,
      LexV2Bot: {
        type: "object",
        properties: { AliasArn: { ...dynamicText, resource: "bot" } },
        required: ["AliasArn"],
      },
      LexBot: {
        type: "object",
        properties: { Name: dynamicText, Region: dynamicText, Alias: dynamicText },
        required: ["Name", "Region", "Alias"],
        description: "A bot of Lex V1, which has ended; still taken.",
      },
      LexSessionAttributes: {
        ...dynamicMap,
        description:
          "Handed to the bot. Names such as x-amz-lex:audio:start-timeout-ms:Intent:Slot set how it listens.",
      },
      LexInitializationData: {
        type: "object",
        properties: { InitialMessage: { ...dynamicText, description: "Usually $.Media.InitialMessage; chats only." } },
        required: ["InitialMessage"],
        description: "Counts as something to say: one of it and the four prompts is needed.",
      },
      LexTimeoutSeconds: {
        type: "object",
        properties: {
          Text: {
            type: "string",
            binding: "staticOrPath",
            integer: { minimum: 60, maximum: 604800 },
            description: "Seconds without a message in a chat.",
          },
        },
        required: ["Text"],
      },
    },
    choices: [
      { take: "atMostOne", of: promptNames },
      { take: "atLeastOne", of: [...promptNames, "LexInitializationData"] },
      { take: "exactlyOne", of: ["LexV2Bot", "LexBot"] },
    ],
  },
  outcomes: {
    next: "required",
    conditions: [{ operators: ["Equals"], operands: "free", compares: "the name of the intent" }],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: true },
      { error: "InputTimeLimitExceeded", required: true, when: { present: ["LexTimeoutSeconds"] } },
    ],
    nextMirrors: [
      { kind: "error", error: "NoMatchingError" },
      { kind: "error", error: "NoMatchingCondition" },
    ],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  produces: [{ path: "$.Lex" }],
  replaces: [{ path: "$.Lex" }],
  unhandledError: "end",
  call: { decides: "caller", asks: true, handsOnTo: "a bot" },
  sources: {
    pages: ["AWS Developer Guide: ConnectParticipantWithLexBot", "AWS Admin Guide: Get customer input"],
    observed: { flows: 41, actions: 71 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "LexSessionAttributes works although older text of the guide leaves it out.",
    "The guide once spells LexInitializationData with a letter missing.",
  ],
});
