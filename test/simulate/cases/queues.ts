import { expect } from "vitest";
import { type Case, seconds, sorry, fine, both, one, ends, queue, hook, enter, over, small } from "./case.js";
import { document, ofKind, say } from "../documents.js";

/** Queues, hours, metrics, agents and callbacks. */
export const queues: readonly Case[] = [
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
];
