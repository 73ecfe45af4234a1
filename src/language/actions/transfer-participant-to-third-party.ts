import { defineAction } from "../action-type.js";
import { capitalSwitch, dynamicText, textOrPath } from "../shapes/text-values.js";

export const transferParticipantToThirdParty = defineAction({
  type: "TransferParticipantToThirdParty",
  blocks: [{ name: "Transfer to phone number" }],
  category: "contact",
  summary: "Calls an outside number and connects the caller with it.",
  parameters: {
    properties: {
      ThirdPartyPhoneNumber: {
        ...textOrPath,
        phoneNumber: true,
        description: "In E.164 form. Whether the instance may call it is checked when the flow is published.",
      },
      ThirdPartyConnectionTimeLimitSeconds: {
        type: "string",
        binding: "staticOrPath",
        integer: { minimum: 1 },
        description: "Seconds; the upper bound is unknown.",
      },
      ContinueFlowExecution: {
        ...capitalSwitch,
        description: "True: the flow goes on after the outside party has hung up. False: it is over once connected.",
      },
      ThirdPartyDTMFDigits: {
        ...dynamicText,
        description: "Keys that are sent once the call is answered (0 to 9, # and *); each comma is a pause of 750 ms.",
      },
      CallerId: {
        type: "object",
        properties: {
          Number: { ...textOrPath, phoneNumber: true, description: "Claimed by the instance." },
          Name: dynamicText,
        },
      },
    },
    required: ["ThirdPartyPhoneNumber", "ThirdPartyConnectionTimeLimitSeconds", "ContinueFlowExecution"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [
      { error: "NoMatchingError", required: true },
      {
        error: "CallFailed",
        required: true,
        when: { path: ["ContinueFlowExecution"], equals: "True" },
        notIn: ["agentTransfer"],
      },
      {
        error: "ConnectionTimeLimitExceeded",
        required: true,
        when: { path: ["ContinueFlowExecution"], equals: "True" },
        notIn: ["agentTransfer"],
      },
    ],
    nextMirrors: [
      { kind: "error", error: "NoMatchingError", when: { not: { path: ["ContinueFlowExecution"], equals: "True" } } },
    ],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: ["voice"],
  unhandledError: "end",
  call: {
    othersSpeak: true,
    leads: "outside",
    leadsWhen: { not: { path: ["ContinueFlowExecution"], equals: "True" } },
  },
  sources: {
    pages: ["AWS Developer Guide: TransferParticipantToThirdParty", "AWS Admin Guide: Transfer to phone number"],
    observed: { flows: 38, actions: 41 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "Both the time limit and ContinueFlowExecution are required, unlike in the guide, whose page is empty today.",
    "CallFailed and ConnectionTimeLimitExceeded are refused when the flow does not go on, and always in transfer to agent flows.",
    "There is no parameter ThirdPartyCallerId.",
  ],
});
