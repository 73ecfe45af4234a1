import { expect } from "vitest";
import { type Case, sorry, fine, one, ends } from "./case.js";
import { say } from "../documents.js";

/** Actions that change the contact. */
export const contact: readonly Case[] = [
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
    name: "a contact comes with what the test gives it",
    actions: {
      a: say("$.Agent.UserName $.Queue.Name $.Name $.Description $.CustomerId $.Tags.x", "b"),
      b: say("$.SegmentAttributes['connect:Subtype'] $.References.url.Value $.InitiationMethod"),
    },
    start: {
      agent: { UserName: "ana" },
      queue: "Sales",
      name: "n",
      description: "d",
      customerId: "c",
      tags: { x: "t" },
      segmentAttributes: { "connect:Subtype": "s" },
      data: { References: { url: { Value: "u" } } },
      initiationMethod: "TRANSFER",
    },
    hears: ["ana Sales n d c t", "s u TRANSFER"],
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
      ...one("UpdateContactData", {
        Name: "N $.Channel",
        Description: "[$.Name]",
        LanguageCode: "de-DE",
        WisdomSessionArn: "x",
      }),
      fine: say("$.Name $.Description $.LanguageCode"),
    },
    hears: ["N VOICE [] de-DE"],
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
