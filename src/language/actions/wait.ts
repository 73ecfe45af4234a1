import { defineAction } from "../action-type.js";

export const wait = defineAction({
  type: "Wait",
  blocks: [{ name: "Wait" }],
  category: "flowControl",
  summary: "Waits for some time, or for something to happen.",
  parameters: {
    properties: {
      TimeLimitSeconds: {
        type: "string",
        binding: "staticOrPath",
        integer: { minimum: 1, maximum: 604800 },
        description: "Seconds, up to a week.",
      },
      Events: { type: "array", items: { type: "string", enum: ["CustomerReturned", "BotParticipantDisconnected"] } },
      ContinueExecution: { type: "string", enum: ["True"], description: "A second mode, undocumented." },
      MinimumWaitTimeSeconds: {
        type: "string",
        binding: "staticOrPath",
        integer: {},
        description: "Seconds; belongs to ContinueExecution.",
      },
    },
    required: ["TimeLimitSeconds"],
    requiredWhen: { MinimumWaitTimeSeconds: { present: ["ContinueExecution"] } },
    onlyWhen: { MinimumWaitTimeSeconds: { present: ["ContinueExecution"] } },
    choices: [{ take: "atMostOne", of: ["Events", "ContinueExecution"] }],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        when: { present: ["ContinueExecution"] },
        operators: ["Equals"],
        operands: [
          { operand: "Continue", required: true },
          { operand: "WaitCompleted", required: true },
        ],
        compares: "what ended the wait; what Continue means is unverified",
      },
      {
        operators: ["Equals"],
        operands: [
          { operand: "WaitCompleted", required: true },
          { operand: "CustomerReturned", required: true, when: { path: ["Events"], contains: "CustomerReturned" } },
          {
            operand: "BotParticipantDisconnected",
            required: true,
            when: { path: ["Events"], contains: "BotParticipantDisconnected" },
          },
        ],
        compares: "the event that happened first, or WaitCompleted when the time was up",
      },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      {
        error: "ParticipantNotFound",
        required: true,
        when: { path: ["Events"], contains: "BotParticipantDisconnected" },
      },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingError" }],
  },
  flowTypes: ["contactFlow", "customerQueue", "module"],
  channels: "all",
  unhandledError: "end",
  call: { rests: true },
  sources: {
    pages: ["AWS Developer Guide: Wait", "AWS Admin Guide: Wait"],
    observed: { flows: 29, actions: 29 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide names the parameter TimeoutSeconds, which is refused.",
    "For the guide it is a block of chats, in flows of any type. In the console it belongs to inbound, queue and module flows, and a test suite published it in an inbound flow that takes calls.",
    "The console of 2026 waits for Lambda functions, cases and external tools too; the names of these events are unknown (LambdaReturned and AsyncLambdaCompletion are refused).",
  ],
});
