import type { Json, JsonObject } from "../../src/language/json.js";
import type { CallEvent } from "../../src/simulate/call-event.js";
import type { CallState } from "../../src/simulate/call-state.js";
import { Conversation } from "../../src/simulate/conversation.js";
import type { Instance } from "../../src/simulate/instance.js";
import type { FlowSource } from "../../src/simulate/flow-set.js";
import type { NewCall } from "../../src/simulate/new-call.js";
import type { Answer, Question } from "../../src/simulate/question.js";
import { seededRandom } from "../../src/simulate/random.js";

/** Words that a flow asks about, so that random data meets its conditions now and then. */
interface Vocabulary {
  readonly operands: readonly string[];
  /** Names read below `$.External`, `$.Attributes` and the like. */
  readonly names: readonly string[];
}

/** A flow among others, and how random calls to it are made. */
export interface RandomCalls {
  /** Plays one call to its end. */
  call(number: number): Conversation;
}

const channels = ["VOICE", "VOICE", "VOICE", "CHAT", "TASK", "EMAIL"] as const;
const errors = ["NoMatchingError", "NoneFound", "MultipleFound", "NoneFoundError", "TemplateRenderingError"];

/** Random callers, random data and failing functions for one flow; the same numbers give the same calls. */
export function randomCalls(instance: Instance, flow: FlowSource, maximumSteps = 2_000): RandomCalls {
  const words = vocabularyOf(flow.document);
  return {
    call(number) {
      const random = seededRandom(number + 1);
      // In some calls everything works, in some nothing does: that is where a flow that tries again for ever shows.
      const failing = pick([0, 0.15, 0.15, 1], random);
      const answering: Instance = {
        ...instance,
        answer: (question) =>
          random() < failing
            ? { kind: "failed", why: "by chance", error: pick(errors, random) }
            : answer(question, random, words, failing > 0),
      };
      const conversation = new Conversation(answering, newCall(flow.name, random, words, maximumSteps));
      void conversation.send({ kind: "begins" });
      for (let turn = 0; turn < 20 && !conversation.state.ended; turn += 1)
        void conversation.send(eventAt(conversation.state, random, words));
      if (!conversation.state.ended) void conversation.send({ kind: "hangsUp" });
      return conversation;
    },
  };
}

function newCall(flow: string, random: () => number, words: Vocabulary, maximumSteps: number): NewCall {
  return {
    flow,
    maximumSteps,
    channel: pick(channels, random),
    attributes: texts(random, words),
    ...(random() < 0.8 && { from: "+15555550100" }),
    ...(random() < 0.5 && { to: "+15555550199" }),
    ...(random() < 0.2 && { pace: { perCharacter: 60, perRecording: 4_000 } }),
    ...(random() < 0.3 && { callProgress: pick(["CallAnswered", "VoicemailBeep", "NotDetected"] as const, random) }),
    content: random() < 0.5 ? { EmailMessage: value(random, words) } : {},
    data: { Media: { InitialMessage: value(random, words) } },
  };
}

/** What a caller does who mostly does what is possible. */
function eventAt({ waiting, stage }: CallState, random: () => number, words: Vocabulary): CallEvent {
  if (random() < 0.02) return { kind: "hangsUp" };
  if (random() < 0.05) return { kind: "fails", error: pick(errors, random) };
  if (stage === "queued" && random() < 0.4) return { kind: "agentAccepts", agent: { UserName: "ana" } };
  switch (waiting?.kind) {
    case "keys":
      if (random() < 0.3) break;
      return { kind: "keys", keys: keys(random, words) };
    case "listening":
      if (random() < 0.3) break;
      return { kind: random() < 0.5 ? "says" : "chats", text: value(random, words) };
    case "view":
      return { kind: "picks", action: value(random, words), data: texts(random, words) };
    case "signIn":
      return { kind: "signsIn", outcome: pick(["authenticated", "failed", "optedOut"] as const, random) };
    case "pause":
      if (waiting.events.length > 0 && random() < 0.5) return { kind: "occurs", name: pick(waiting.events, random) };
      break;
    case "agent":
      return pick([{ kind: "agentLeaves" }, { kind: "agentHolds" }, { kind: "agentResumes" }] as const, random);
    case "thirdParty":
      return { kind: "thirdPartyHangsUp" };
    default:
      break;
  }
  return { kind: "timePasses", milliseconds: Math.floor(random() * 400_000) };
}

function answer(question: Question, random: () => number, words: Vocabulary, fails: boolean): Answer {
  switch (question.kind) {
    case "lambda":
      return { kind: "lambda", elapsedMilliseconds: random() * 9_000, outcome: lambdaOutcome(random, words, fails) };
    case "service":
      return {
        kind: "service",
        result: { ...texts(random, words), member: random() < 0.5, text: value(random, words) },
      };
    case "bot":
      return random() < 0.3
        ? { kind: "bot", reply: { kind: "asks", text: value(random, words) } }
        : {
            kind: "bot",
            reply: { kind: "closes", intent: value(random, words), data: { Slots: texts(random, words) } },
          };
    case "hours":
      return { kind: "hours", open: random() < 0.5 };
    case "metric":
      return { kind: "metric", value: random() < 0.5 ? "0" : String(Math.floor(random() * 1_000_000)) };
    case "metrics":
      return {
        kind: "metrics",
        metrics: { Queue: { Size: String(Math.floor(random() * 9)) }, ...texts(random, words) },
      };
    case "percentage":
      return { kind: "percentage", drawn: 1 + Math.floor(random() * 100) };
    case "queue":
      return { kind: "queue", queue: { name: "Sales", arn: "Sales", agent: random() < 0.2 } };
    case "capacity":
      return { kind: "capacity", full: random() < 0.3 };
    case "thirdParty":
      return { kind: "thirdParty", outcome: pick(["connected", "failed", "notAnswered"] as const, random) };
    case "dialable":
      return { kind: "dialable", dialable: random() < 0.8 };
    case "encrypt":
      return { kind: "encrypt", ciphertext: value(random, words) };
  }
}

type LambdaOutcome = Extract<Answer, { readonly kind: "lambda" }>["outcome"];

function lambdaOutcome(random: () => number, words: Vocabulary, fails: boolean): LambdaOutcome {
  const drawn = fails ? random() : 1;
  if (drawn < 0.1) return { kind: "threw", message: "by chance" };
  if (drawn < 0.15) return { kind: "timedOut", why: "by chance" };
  if (drawn < 0.2) return { kind: "throttled" };
  if (drawn < 0.22) return { kind: "returned", payload: '{"__proto__":{"a":1},"constructor":"x"}' };
  if (drawn < 0.24) return { kind: "returned", payload: `{"big":"${"x".repeat(40_000)}"}` };
  if (drawn < 0.26) return { kind: "returned", payload: "{" };
  return { kind: "returned", payload: JSON.stringify(texts(random, words)) };
}

function keys(random: () => number, words: Vocabulary): string {
  const known = random() < 0.6 ? value(random, words).replace(/[^0-9*#]/g, "") : "";
  return (
    known || Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick([..."0123456789*#"], random)).join("")
  );
}

function texts(random: () => number, words: Vocabulary): JsonObject & Readonly<Record<string, string>> {
  const some = words.names.filter(() => random() < 0.6);
  return Object.fromEntries(some.map((name) => [name, value(random, words)]));
}

function value(random: () => number, words: Vocabulary): string {
  return random() < 0.7 && words.operands.length > 0
    ? pick(words.operands, random)
    : pick(["", "7", "x", "__proto__"], random);
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}

function vocabularyOf(document: unknown): Vocabulary {
  const text = JSON.stringify(document) ?? "";
  const names = [...text.matchAll(/\$\.[A-Za-z]+(?:\.([A-Za-z_]\w*)|\['([^']*)'\])/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return { operands: [...new Set(operandsIn(document as Json))], names: [...new Set(names)] };
}

function operandsIn(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(operandsIn);
  const { Operands: operands } = value as JsonObject;
  const here = Array.isArray(operands) ? operands.filter((one): one is string => typeof one === "string") : [];
  return [...here, ...Object.values(value as JsonObject).flatMap(operandsIn)];
}
