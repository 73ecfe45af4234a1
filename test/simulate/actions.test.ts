import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../src/simulate/call-event.js";
import type { Conversation } from "../../src/simulate/conversation.js";
import type { InstanceSetup } from "../../src/simulate/instance.js";
import type { NewCall } from "../../src/simulate/new-call.js";
import { actionTypes } from "../../src/simulate/registry.js";
import { call, document, hangUp, ofKind, said, say, type Short } from "./documents.js";

interface Case {
  readonly name: string;
  readonly actions: Readonly<Record<string, Short>>;
  readonly setup?: Partial<InstanceSetup>;
  readonly start?: Partial<NewCall>;
  readonly events?: readonly CallEvent[];
  /** Everything that is said. */
  readonly hears: readonly string[];
  /** Anything else about the call in the end. */
  readonly also?: (conversation: Conversation) => void;
}

const seconds = (count: number): CallEvent => ({ kind: "timePasses", milliseconds: count * 1000 });
const sorry = say("sorry");
const fine = say("fine");
const both = { fine, sorry };
/** An action that says "fine" when it succeeds and "sorry" when it fails. */
const one = (
  type: string,
  parameters: unknown,
  errors: Record<string, string> = { NoMatchingError: "sorry" },
): Record<string, Short> => ({
  one: { type, parameters, next: "fine", errors },
  ...both,
});
const ends = (reason: string) => (conversation: Conversation) => expect(conversation.state.ended?.reason).toBe(reason);
const took = (count: number) => (conversation: Conversation) =>
  expect(conversation.state.time - conversation.begunAt).toBe(count * 1000);
const queue: Short = {
  type: "UpdateContactTargetQueue",
  parameters: { QueueId: "${flowc:queue/Sales}" },
  next: "two",
  errors: { NoMatchingError: "sorry" },
};
const hook = (name: string, flow: string, next: string): Short => ({
  type: "UpdateContactEventHooks",
  parameters: { EventHooks: { [name]: `\${flowc:flow/${flow}}` } },
  next,
  errors: { NoMatchingError: "sorry" },
});
const enter: Short = {
  type: "TransferContactToQueue",
  parameters: {},
  next: "sorry",
  errors: { QueueAtCapacity: "full", NoMatchingError: "sorry" },
};
const over: Short = { type: "EndFlowExecution" };
const small = (text: string): unknown => document({ said: say(text, "over"), over });
const module = document({
  hello: say("in the module, $.Modules.Input.name [$.FlowAttributes.a]", "set"),
  set: {
    type: "UpdateFlowAttributes",
    parameters: { FlowAttributes: { a: { Value: "inner" } } },
    next: "done",
    errors: { NoMatchingError: "done" },
  },
  done: {
    type: "EndFlowModuleExecution",
    parameters: { Result: "Found", ResultData: { n: 7, who: "$.Modules.Input.name" } },
  },
});

const cases: readonly Case[] = [
  {
    name: "MessageParticipant plays recordings",
    actions: { a: { ...say("", "end"), parameters: { PromptId: "${flowc:prompt/Bye}" } } },
    hears: ["${flowc:prompt/Bye}"],
  },
  {
    name: "MessageParticipant needs a voice channel for SSML",
    actions: {
      a: { ...say("", "fine"), parameters: { SSML: "<speak>x</speak>" }, errors: { NoMatchingError: "sorry" } },
      ...both,
    },
    start: { channel: "CHAT" },
    hears: ["sorry"],
  },
  {
    name: "MessageParticipant says nothing in an email",
    actions: { a: say("x") },
    start: { channel: "EMAIL" },
    hears: [],
    also: ends("disconnected"),
  },
  {
    name: "MessageParticipant takes its time",
    actions: { a: say("twelve chars", "b"), b: say("next") },
    start: { pace: { perCharacter: 100, perRecording: 0 } },
    events: [seconds(1.1)],
    hears: ["twelve chars"],
  },
  {
    name: "MessageParticipantIteratively repeats until its period is over",
    actions: {
      loop: {
        type: "MessageParticipantIteratively",
        parameters: { Messages: [{ Text: "Please hold." }, { PromptId: "music" }], InterruptFrequencySeconds: "20" },
        when: { MessagesInterrupted: "fine" },
      },
      fine,
    },
    events: [seconds(19.9), seconds(0.1)],
    hears: ["Please hold.", "music", "fine"],
    also: (conversation) => expect(ofKind(conversation, "said")[0]?.repeats).toBe(true),
  },
  {
    name: "MessageParticipantIteratively waits for ever without a period",
    actions: { loop: { type: "MessageParticipantIteratively", parameters: { Messages: [{ Text: "Hold." }] } } },
    events: [seconds(100_000)],
    hears: ["Hold."],
    also: (conversation) => expect(conversation.state.waiting?.kind).toBe("pause"),
  },
  {
    name: "MessageParticipantIteratively fails on a chat",
    actions: one("MessageParticipantIteratively", { Messages: [{ Text: "x" }] }),
    start: { channel: "CHAT" },
    hears: ["sorry"],
  },
  {
    name: "UpdateContactAttributes reads all values before it writes",
    actions: {
      a: {
        type: "UpdateContactAttributes",
        parameters: { Attributes: { x: "1", y: "2" } },
        next: "b",
        errors: { NoMatchingError: "sorry" },
      },
      b: {
        type: "UpdateContactAttributes",
        parameters: { Attributes: { x: "$.Attributes.y", y: "$.Attributes.x" } },
        next: "c",
        errors: { NoMatchingError: "sorry" },
      },
      c: say("$.Attributes.x$.Attributes['y']$.Attributes.z|$.Attributes.constructor"),
      sorry,
    },
    hears: ["21|"],
  },
  {
    name: "UpdateContactAttributes holds 32 KB",
    actions: one("UpdateContactAttributes", { Attributes: { x: "x".repeat(33_000) } }),
    hears: ["sorry"],
    also: (conversation) => expect(conversation.state.attributes.size).toBe(0),
  },
  {
    name: "UpdateContactAttributes takes hostile names",
    actions: {
      ...one("UpdateContactAttributes", { Attributes: JSON.parse('{"__proto__":"p"}') as unknown }),
      fine: say("$.Attributes.__proto__"),
    },
    hears: ["p"],
  },
  {
    name: "UpdateContactAttributes knows no related contact",
    actions: one("UpdateContactAttributes", { Attributes: { a: "b" }, TargetContact: "Related" }),
    hears: [],
    also: ends("unsupportedSetting"),
  },
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
  ...(
    [
      ["09:00", "fine"],
      ["17:00", "closed"],
    ] as const
  ).map(([clock, heard]): Case => ({
    name: `CheckHoursOfOperation in Singapore at ${clock}`,
    actions: {
      one: {
        type: "CheckHoursOfOperation",
        parameters: { HoursOfOperationId: "${flowc:hours/Office%20hours}" },
        next: "sorry",
        when: { True: "fine", False: "closed" },
        errors: { NoMatchingError: "sorry" },
      },
      closed: say("closed"),
      ...both,
    },
    setup: {
      hours: new Map([
        ["Office hours", { timeZone: "Asia/Singapore", open: [{ days: ["Mon"], from: "09:00", to: "17:00" }] }],
      ]),
    },
    start: { time: Date.parse(`2026-01-05T${clock}:00+08:00`) },
    hears: [heard],
  })),
  { name: "CheckHoursOfOperation without hours or queue", actions: one("CheckHoursOfOperation", {}), hears: ["sorry"] },
  {
    name: "CheckHoursOfOperation by the queue's hours",
    actions: {
      queue,
      two: {
        type: "CheckHoursOfOperation",
        next: "sorry",
        when: { True: "sorry", False: "fine" },
        errors: { NoMatchingError: "sorry" },
      },
      ...both,
    },
    setup: { queues: new Map([["Sales", { hours: "Never" }]]), hours: new Map([["Never", false]]) },
    hears: ["fine"],
  },
  {
    name: "CheckMetricData compares a number",
    actions: {
      one: {
        type: "CheckMetricData",
        parameters: { MetricType: "NumberOfContactsInQueue", QueueId: "Sales" },
        next: "sorry",
        when: { "NumberGreaterThan 5": "sorry", "NumberGreaterThan 3": "fine" },
        errors: { NoMatchingCondition: "sorry", NoMatchingError: "sorry" },
      },
      ...both,
    },
    setup: { queues: new Map([["Sales", { metrics: { NumberOfContactsInQueue: 5 } }]]) },
    hears: ["fine"],
  },
  {
    name: "CheckMetricData without a queue",
    actions: one("CheckMetricData", { MetricType: "NumberOfAgentsStaffed" }),
    hears: ["sorry"],
  },
  {
    name: "CheckMetricData of an unknown metric",
    actions: one("CheckMetricData", { MetricType: "Mood", QueueId: "Sales" }),
    hears: [],
    also: ends("unsupportedSetting"),
  },
  {
    name: "GetMetricData fills $.Metrics",
    actions: {
      ...one("GetMetricData", { QueueId: "Sales" }),
      fine: say("$.Metrics.Queue.Size, $.Metrics.Agents.Available.Count"),
    },
    setup: {
      queues: new Map([["Sales", { metricData: { Queue: { Size: "4" }, Agents: { Available: { Count: 2 } } } }]]),
    },
    hears: ["4, 2"],
  },
  { name: "GetMetricData without a queue", actions: one("GetMetricData", {}), hears: ["sorry"] },
  {
    name: "UpdateContactTargetQueue shows the queue",
    actions: { queue, two: say("$.Queue.Name $.Queue.OutboundCallerId.Address"), sorry },
    setup: { queues: new Map([["Sales", { outboundCallerId: "+15555550111" }]]) },
    hears: ["Sales +15555550111"],
  },
  {
    name: "UpdateContactTargetQueue of a queue that is not there",
    actions: { queue, two: fine, sorry },
    setup: { onlyListedQueues: true },
    hears: ["sorry"],
  },
  { name: "TransferContactToQueue without a queue", actions: { enter, sorry, full: say("full") }, hears: ["sorry"] },
  {
    name: "TransferContactToQueue of a full queue",
    actions: { queue, two: enter, sorry, full: say("full") },
    setup: { queues: new Map([["Sales", { full: true }]]) },
    hears: ["full"],
  },
  {
    name: "TransferContactToQueue runs the queue's flow, whispers, and the flow after the agent",
    actions: {
      h1: hook("CustomerQueue", "Queue", "h2"),
      h2: hook("AgentWhisper", "Agent", "h3"),
      h3: hook("CustomerWhisper", "Customer", "h4"),
      h4: hook("CustomerRemaining", "After", "queue"),
      queue,
      two: enter,
      sorry,
      full: sorry,
    },
    setup: {
      flows: [
        { name: "Queue", document: small("queueing") },
        { name: "Agent", document: small("call from $.Queue.Name") },
        { name: "Customer", document: small("here is $.Agent.FirstName") },
        { name: "After", document: small("how was it?") },
      ],
    },
    events: [seconds(30), { kind: "agentAccepts", agent: { FirstName: "Ana" } }, { kind: "agentLeaves" }],
    hears: ["queueing", "call from Sales", "here is Ana", "how was it?"],
    also(conversation) {
      expect(ofKind(conversation, "said").map(({ to }) => to)).toEqual(["customer", "agent", "customer", "customer"]);
      ends("flowEnded")(conversation);
    },
  },
  {
    name: "TransferContactToQueue without a flow of its own waits silently",
    actions: { queue, two: enter, sorry, full: sorry },
    events: [seconds(3600), { kind: "agentAccepts" }, { kind: "agentLeaves" }],
    hears: [],
    also: ends("agentLeft"),
  },
  {
    name: "UpdateContactEventHooks that name no flow end the call when they are due",
    actions: { h: hook("CustomerQueue", "Missing", "queue"), queue, two: enter, sorry, full: sorry },
    hears: [],
    also: ends("missingFlow"),
  },
  {
    name: "UpdateContactEventHooks switches a whisper off",
    actions: {
      h: hook("CustomerWhisper", "Whisper", "off"),
      off: {
        type: "UpdateContactEventHooks",
        parameters: { EventHooksConfiguration: { CustomerWhisper: { DisableExecution: "true" } } },
        next: "queue",
        errors: { NoMatchingError: "sorry" },
      },
      queue,
      two: enter,
      sorry,
      full: sorry,
    },
    setup: { flows: [{ name: "Whisper", document: small("whisper") }] },
    events: [{ kind: "agentAccepts" }],
    hears: [],
    also: (conversation) => expect(conversation.state.stage).toBe("withAgent"),
  },
  {
    name: "UpdateContactEventHooks of an unknown event",
    actions: one("UpdateContactEventHooks", { EventHooks: { Lunch: "x" } }),
    hears: [],
    also: ends("brokenDocument"),
  },
  {
    name: "DequeueContactAndTransferToQueue changes the queue of a queued contact",
    actions: { h: hook("CustomerQueue", "Queue", "queue"), queue, two: enter, sorry, full: sorry },
    setup: {
      flows: [
        {
          name: "Queue",
          document: document({
            which: {
              type: "Compare",
              parameters: { ComparisonValue: "$.Queue.Name" },
              next: "over",
              when: { Sales: "move" },
              errors: { NoMatchingCondition: "now" },
            },
            move: {
              type: "DequeueContactAndTransferToQueue",
              parameters: { QueueId: "Support" },
              next: "over",
              errors: { QueueAtCapacity: "over", NoMatchingError: "over" },
            },
            now: say("now $.Queue.Name", "over"),
            over,
          }),
        },
      ],
    },
    hears: ["now Support"],
    also: (conversation) => expect(conversation.state.requeued).toBe(1),
  },
  {
    name: "DequeueContactAndTransferToQueue outside a queue",
    actions: one(
      "DequeueContactAndTransferToQueue",
      { QueueId: "Support" },
      { NoMatchingError: "sorry", QueueAtCapacity: "sorry" },
    ),
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
    name: "UpdateFlowLoggingBehavior decides what is secret",
    actions: {
      on: { type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Enabled" }, next: "fine" },
      fine,
    },
    hears: ["fine"],
    also: (conversation) => expect(conversation.state.logging).toBe(true),
  },
  {
    name: "UpdateContactTextToSpeechVoice",
    actions: {
      ...one("UpdateContactTextToSpeechVoice", { TextToSpeechVoice: "Amy", TextToSpeechEngine: "Neural" }),
      fine: say("$.TextToSpeechVoiceId"),
    },
    hears: ["Amy"],
  },
  {
    name: "UpdateContactRecordingBehavior",
    actions: one(
      "UpdateContactRecordingBehavior",
      { RecordingBehavior: { RecordedParticipants: ["Agent", "Customer"] } },
      {},
    ),
    hears: ["fine"],
  },
  {
    name: "UpdateContactRecordingAndAnalyticsBehavior of the channel",
    actions: one("UpdateContactRecordingAndAnalyticsBehavior", { VoiceBehavior: {} }),
    hears: ["fine"],
  },
  {
    name: "UpdateContactRecordingAndAnalyticsBehavior of another channel",
    actions: one(
      "UpdateContactRecordingAndAnalyticsBehavior",
      { ChatBehavior: {} },
      { ChannelMismatch: "sorry", NoMatchingError: "end" },
    ),
    hears: ["sorry"],
  },
  {
    name: "UpdateContactData",
    actions: {
      ...one("UpdateContactData", { Name: "N $.Channel", LanguageCode: "de-DE", WisdomSessionArn: "x" }),
      fine: say("$.Name $.LanguageCode"),
    },
    hears: ["N VOICE de-DE"],
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
      ["$.CustomerEndpoint.Address", true, "fine"],
      ["$.CustomerEndpoint.Address", false, "not dialable"],
      ["$.Attributes.none", true, "invalid"],
    ] as const
  ).map(([CallbackNumber, dialable, heard]): Case => ({
    name: `UpdateContactCallbackNumber: ${heard}`,
    actions: {
      ...one(
        "UpdateContactCallbackNumber",
        { CallbackNumber },
        { InvalidCallbackNumber: "invalid", CallbackNumberNotDialable: "no" },
      ),
      invalid: say("invalid"),
      no: say("not dialable"),
    },
    setup: { dialable: () => dialable },
    hears: [heard],
  })),
  {
    name: "CreateCallbackContact",
    actions: one("CreateCallbackContact", {
      QueueId: "Sales",
      InitialCallDelaySeconds: "5",
      RetryDelaySeconds: "60",
      MaximumConnectionAttempts: "1",
    }),
    hears: ["fine"],
    also: (conversation) =>
      expect(ofKind(conversation, "callbackCreated")).toMatchObject([{ number: "+15555550100", queue: "Sales" }]),
  },
  {
    name: "CreateCallbackContact without a queue",
    actions: one("CreateCallbackContact", {
      InitialCallDelaySeconds: "5",
      RetryDelaySeconds: "60",
      MaximumConnectionAttempts: "1",
    }),
    hears: ["sorry"],
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
  {
    name: "TagContact",
    actions: { ...one("TagContact", { Tags: { team: "$.Channel" } }), fine: say("$.Tags.team") },
    hears: ["VOICE"],
  },
  {
    name: "TagContact with seven tags",
    actions: one("TagContact", { Tags: Object.fromEntries("abcdefg".split("").map((key) => [key, "x"])) }),
    hears: ["sorry"],
  },
  {
    name: "UntagContact",
    actions: {
      tag: {
        type: "TagContact",
        parameters: { Tags: { a: "1", b: "2" } },
        next: "one",
        errors: { NoMatchingError: "sorry" },
      },
      ...one("UntagContact", { TagKeys: ["a"] }),
      fine: say("[$.Tags.a][$.Tags.b]"),
    },
    hears: ["[][2]"],
  },
  {
    name: "UpdateContactRoutingBehavior",
    actions: one("UpdateContactRoutingBehavior", { QueuePriority: "1" }, {}),
    hears: ["fine"],
    also: (conversation) => expect(conversation.state.contact.priority).toBe(1),
  },
  {
    name: "UpdateContactRoutingBehavior of the age",
    actions: one("UpdateContactRoutingBehavior", { QueueTimeAdjustmentSeconds: "-30" }, {}),
    hears: ["fine"],
  },
  {
    name: "UpdateContactRoutingBehavior of both",
    actions: one("UpdateContactRoutingBehavior", { QueuePriority: "1", QueueTimeAdjustmentSeconds: "1" }, {}),
    hears: [],
    also: ends("brokenDocument"),
  },
  {
    name: "UpdateContactRoutingCriteria",
    actions: one("UpdateContactRoutingCriteria", { RoutingCriteria: { Steps: [{ Expression: {} }] } }),
    hears: ["fine"],
  },
  {
    name: "UpdateContactRoutingCriteria from an empty path",
    actions: one("UpdateContactRoutingCriteria", { RoutingCriteria: "$.External.criteria" }),
    hears: ["sorry"],
  },
  {
    name: "UpdatePreviousContactParticipantState",
    actions: one("UpdatePreviousContactParticipantState", { PreviousContactParticipantState: "OffHold" }),
    hears: ["fine"],
  },
];

describe("an action", () => {
  it.each(cases)("$name", ({ actions, setup, start, events = [], hears, also }) => {
    const conversation = call(actions, setup, start);
    for (const event of events) void conversation.send(event);
    expect(said(conversation)).toEqual(hears);
    also?.(conversation);
  });

  it("of every simulated type is tested", () => {
    const elsewhere = ["Compare", "GetParticipantInput", "InvokeLambdaFunction", "DistributeByPercentage"];
    const tested = new Set(elsewhere);
    for (const { actions, setup } of cases) {
      const documents = [document(actions), ...Array.from(setup?.flows ?? [], (flow) => flow.document)];
      for (const one of documents)
        for (const { Type } of (one as { Actions: { Type: string }[] }).Actions) tested.add(Type);
    }
    expect([...actionTypes.keys()].filter((type) => !tested.has(type))).toEqual([]);
  });
});

describe("DistributeByPercentage", () => {
  const actions: Record<string, Short> = {
    draw: {
      type: "DistributeByPercentage",
      parameters: null,
      next: "rest",
      when: { "NumberLessThan 11": "ten", "NumberLessThan 31": "twenty" },
      errors: { NoMatchingCondition: "rest" },
    },
    ten: say("10"),
    twenty: say("20"),
    rest: say("70"),
  };

  it("draws about as often as it says, and the same for the same seed", () => {
    const heard = (seed: number) => said(call(actions, { seed }))[0]!;
    const counts = { "10": 0, "20": 0, "70": 0 } as Record<string, number>;
    for (let seed = 1; seed <= 4000; seed += 1) counts[heard(seed)]! += 1;
    expect(counts["10"]).toBeGreaterThan(300);
    expect(counts["10"]).toBeLessThan(500);
    expect(counts["20"]).toBeGreaterThan(650);
    expect(counts["20"]).toBeLessThan(950);
    expect(heard(5)).toBe(heard(5));
  });
});
