import { expect } from "vitest";
import { type Case, seconds, fine, both, one, ends } from "./case.js";
import { ofKind, say } from "../documents.js";

/** Actions that speak. */
export const speech: readonly Case[] = [
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
];
