import { type Case, seconds, sorry, both, one, ends, took, over, small, module } from "./case.js";
import { document, hangUp, say } from "../documents.js";

/** Actions that lead on, back or away. */
export const flowControl: readonly Case[] = [
  {
    name: "UpdateFlowAttributes lasts as long as the flow",
    actions: {
      a: {
        type: "UpdateFlowAttributes",
        parameters: { FlowAttributes: { x: { Value: "1", Type: "String" } } },
        next: "b",
        errors: { NoMatchingError: "sorry" },
      },
      b: say("[$.FlowAttributes.x]", "c"),
      c: {
        type: "TransferToFlow",
        parameters: { ContactFlowId: "${flowc:flow/Other}" },
        next: "sorry",
        errors: { NoMatchingError: "sorry" },
      },
      sorry,
    },
    setup: { flows: [{ name: "Other", document: small("[$.FlowAttributes.x]") }] },
    hears: ["[1]", "[]"],
    also: ends("flowEnded"),
  },
  {
    name: "UpdateFlowAttributes holds 32 KB",
    actions: one("UpdateFlowAttributes", { FlowAttributes: { x: { Value: "x".repeat(33_000) } } }),
    hears: ["sorry"],
  },
  {
    name: "TransferToFlow finds a flow by ARN",
    actions: one("TransferToFlow", { ContactFlowId: "arn:aws:connect:us-east-1:1:instance/i/contact-flow/f1" }),
    setup: {
      flows: [
        { name: "Other", arn: "arn:aws:connect:us-east-1:1:instance/i/contact-flow/f1", document: small("other") },
      ],
    },
    hears: ["other"],
  },
  {
    name: "TransferToFlow does not lead into a module",
    actions: one("TransferToFlow", { ContactFlowId: "Lookup" }),
    setup: { flows: [{ name: "Lookup", kind: "module", document: module }] },
    hears: ["sorry"],
  },
  {
    name: "InvokeFlowModule does not lead into a flow",
    actions: one("InvokeFlowModule", { FlowModuleId: "Other" }),
    setup: { flows: [{ name: "Other", document: small("other") }] },
    hears: ["sorry"],
  },
  {
    name: "TransferToFlow fails without the flow",
    actions: one("TransferToFlow", { ContactFlowId: "nowhere" }),
    hears: ["sorry"],
  },
  {
    name: "Loop counts, ends once and counts anew",
    actions: {
      loop: {
        type: "Loop",
        parameters: { LoopCount: "2" },
        next: "done",
        when: { ContinueLooping: "turn", DoneLooping: "done" },
      },
      turn: say("turn", "loop"),
      done: {
        type: "Loop",
        parameters: { LoopCount: "1" },
        next: "end",
        when: { ContinueLooping: "loop", DoneLooping: "end" },
      },
    },
    hears: ["turn", "turn", "turn", "turn"],
  },
  {
    name: "Loop of 0 is done at once",
    actions: {
      loop: {
        type: "Loop",
        parameters: { LoopCount: "0" },
        next: "sorry",
        when: { ContinueLooping: "sorry", DoneLooping: "fine" },
      },
      ...both,
    },
    hears: ["fine"],
  },
  {
    name: "Loop needs a number",
    actions: {
      loop: {
        type: "Loop",
        parameters: { LoopCount: "$.Attributes.n" },
        next: "fine",
        when: { ContinueLooping: "fine" },
        errors: { NoMatchingError: "sorry" },
      },
      ...both,
    },
    hears: ["sorry"],
  },
  { name: "DisconnectParticipant hangs up", actions: { end: hangUp }, hears: [], also: ends("disconnected") },
  { name: "EndFlowExecution leaves the contact", actions: { over }, hears: [], also: ends("flowEnded") },
  {
    name: "InvokeFlowModule gives input and takes results, with private attributes",
    actions: {
      set: {
        type: "UpdateFlowAttributes",
        parameters: { FlowAttributes: { a: { Value: "outer" } } },
        next: "module",
        errors: { NoMatchingError: "sorry" },
      },
      module: {
        type: "InvokeFlowModule",
        parameters: { FlowModuleId: "${flowc:module/Lookup}", Input: { name: "$.CustomerEndpoint.Type" } },
        next: "sorry",
        when: { Found: "found" },
        errors: { NoMatchingCondition: "sorry", NoMatchingError: "sorry" },
      },
      found: say("$.Modules.Result $.Modules.ResultData.n $.Modules.ResultData.who [$.FlowAttributes.a]"),
      sorry,
    },
    setup: { flows: [{ name: "Lookup", kind: "module", document: module }] },
    hears: ["in the module, TELEPHONE_NUMBER []", "Found 7 TELEPHONE_NUMBER [outer]"],
  },
  {
    name: "InvokeFlowModule without the module",
    actions: one("InvokeFlowModule", { FlowModuleId: "x" }),
    hears: ["sorry"],
  },
  {
    name: "InvokeFlowModule nests five deep",
    actions: one("InvokeFlowModule", { FlowModuleId: "Self" }),
    setup: {
      flows: [
        {
          name: "Self",
          kind: "module",
          document: document({
            say: say("in", "again"),
            again: {
              type: "InvokeFlowModule",
              parameters: { FlowModuleId: "Self" },
              next: "done",
              errors: { NoMatchingError: "deep" },
            },
            deep: say("too deep", "done"),
            done: { type: "EndFlowModuleExecution" },
          }),
        },
      ],
    },
    hears: ["in", "in", "in", "in", "in", "too deep", "fine"],
  },
  {
    name: "EndFlowModuleExecution outside a module",
    actions: { done: { type: "EndFlowModuleExecution" } },
    hears: [],
    also: ends("brokenDocument"),
  },
  {
    name: "Wait for time, or for an event that comes first",
    actions: {
      wait: {
        type: "Wait",
        parameters: { TimeLimitSeconds: "10", Events: ["CustomerReturned"] },
        next: "sorry",
        when: { WaitCompleted: "sorry", CustomerReturned: "fine" },
        errors: { NoMatchingError: "sorry" },
      },
      ...both,
    },
    events: [seconds(9), { kind: "occurs", name: "CustomerReturned" }],
    hears: ["fine"],
  },
  {
    name: "Wait for a bot that leaves",
    actions: {
      wait: {
        type: "Wait",
        parameters: { TimeLimitSeconds: "10", Events: ["BotParticipantDisconnected"] },
        next: "sorry",
        when: { WaitCompleted: "sorry", BotParticipantDisconnected: "fine" },
        errors: { NoMatchingError: "sorry", ParticipantNotFound: "sorry" },
      },
      ...both,
    },
    start: { channel: "CHAT" },
    events: [seconds(9), { kind: "occurs", name: "BotParticipantDisconnected" }],
    hears: ["fine"],
  },
  {
    name: "Wait of a time that is none",
    actions: one("Wait", { TimeLimitSeconds: "$.Attributes.t" }),
    hears: ["sorry"],
  },
  {
    name: "Wait with an unverified meaning",
    actions: one("Wait", { TimeLimitSeconds: "5", ContinueExecution: "True", MinimumWaitTimeSeconds: "1" }),
    hears: [],
    also: ends("unsupportedSetting"),
  },
  ...(
    [
      ["connected", "True", "fine"],
      ["connected", "False", undefined],
      ["failed", "True", "failed"],
      ["notAnswered", "True", "not answered"],
      ["notAnswered", "False", "sorry"],
    ] as const
  ).map(([outcome, ContinueFlowExecution, heard]): Case => ({
    name: `TransferParticipantToThirdParty: ${outcome}, comes back ${ContinueFlowExecution}`,
    actions: {
      ...one(
        "TransferParticipantToThirdParty",
        { ThirdPartyPhoneNumber: "+15555550122", ThirdPartyConnectionTimeLimitSeconds: "30", ContinueFlowExecution },
        {
          NoMatchingError: "sorry",
          ...(ContinueFlowExecution === "True" && { CallFailed: "failed", ConnectionTimeLimitExceeded: "late" }),
        },
      ),
      failed: say("failed"),
      late: say("not answered"),
    },
    setup: { thirdParty: () => outcome },
    events: [{ kind: "thirdPartyHangsUp" }],
    hears: heard === undefined ? [] : [heard],
    also(conversation) {
      if (heard === undefined) ends("transferredToThirdParty")(conversation);
      took(outcome === "notAnswered" ? 30 : 0)(conversation);
    },
  })),
  {
    name: "TransferContactToAgent",
    actions: { a: { type: "TransferContactToAgent" } },
    hears: [],
    also: ends("transferredToAgent"),
  },
];
