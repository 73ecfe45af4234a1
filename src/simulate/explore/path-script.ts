import type { CallEvent } from "../call-event.js";
import { identify } from "../identifiers.js";
import { formatStep } from "../script/format-script.js";
import type { ScriptAction, ScriptCall } from "../script/script.js";
import type { Beginning } from "./beginnings.js";
import type { Choice } from "./choices.js";
import type { Arrival } from "./explore.js";
import { heardOn } from "./path-words.js";

/** A path as a script that can be played, as far as scripts can say it. */
export interface PathScript {
  /** Lines of a `.call` file. */
  readonly text: string;
  /** What the script cannot say; played, it may go another way. */
  readonly missing: readonly string[];
}

/**
 * Writes a path as a script of one call. Answers of functions stand before the step after which they are asked.
 * @param resolve The value of a text with relocation tokens in it, such as the number of a personal setting; undefined
 * where it is not known.
 */
export function pathScript(
  path: readonly (Arrival | Beginning)[],
  resolve: (text: string) => string | undefined = withoutTokens,
): PathScript {
  const missing: string[] = [];
  const lines: string[] = [];
  const beginning = path.find((part): part is Beginning => !("choice" in part));
  const arrivals = path.filter((part): part is Arrival => "choice" in part);
  for (const [index, arrival] of arrivals.entries()) {
    if (arrival.choice.by === "caller") {
      lines.push(...givenBefore(arrivals, index, missing));
      const own =
        arrival.choice.event.kind === "begins"
          ? callStep(beginning, resolve, missing)
          : stepOf(arrival.choice.event, missing);
      if (own) lines.push(formatStep(own));
    }
    for (const { flow, action, error } of arrival.faults) missing.push(`${action} of ${flow} fails with ${error}`);
    const heard = heardOn(arrival).at(-1);
    if (heard !== undefined)
      lines.push(formatStep({ kind: "hears", expected: { kind: "text", text: short(heard) }, not: false }));
  }
  const end = arrivals.at(-1)?.effects.findLast((effect) => effect.kind === "ended");
  if (end?.kind === "ended") lines.push(formatStep({ kind: "ends", reason: end.reason }));
  const comments = missing.map((what) => `# A script cannot say: ${what}`);
  return { text: [...comments, ...lines, ""].join("\n"), missing };
}

function withoutTokens(text: string): string | undefined {
  return text.includes("${flowc:") ? undefined : text;
}

const longest = 80;

/** Enough of a prompt to know it again; a script looks for a part of what is said. */
function short(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > longest ? flat.slice(0, longest).trimEnd() : flat;
}

function callStep(
  beginning: Beginning | undefined,
  resolve: (text: string) => string | undefined,
  missing: string[],
): ScriptCall {
  const { flow = "", from, to, channel, attributes = {} } = beginning?.call ?? {};
  const number = (text: string | undefined, what: string): string | undefined => {
    const value = text === undefined ? undefined : resolve(text);
    if (value !== undefined && /^\+\d{7,15}$/.test(value)) return value;
    if (text !== undefined) missing.push(`${what} is ${JSON.stringify(text)}`);
    return undefined;
  };
  for (const [name, value] of Object.entries(attributes))
    missing.push(`the contact begins with the attribute ${name} = ${JSON.stringify(value)}`);
  return {
    kind: "call",
    flow,
    from: number(from, "the caller's number"),
    to: number(to, "the dialled number"),
    time: undefined,
    channel: channel === "VOICE" ? undefined : channel,
  };
}

/** The data that is asked for after a step and before the next one. */
function givenBefore(arrivals: readonly Arrival[], index: number, missing: string[]): readonly string[] {
  const lines: string[] = [];
  const given = new Map<string, string>();
  for (const { choice } of arrivals.slice(index + 1)) {
    if (choice.by === "caller") break;
    const step = givenStep(choice, missing);
    if (!step) continue;
    const line = formatStep(step);
    const subject = "name" in step ? `${step.kind} ${step.name}` : step.kind;
    const before = given.get(subject);
    if (before !== undefined && before !== line)
      missing.push(`asked again before the caller does anything: ${choice.words}`);
    else if (before === undefined) lines.push(line);
    given.set(subject, line);
  }
  return lines;
}

function givenStep({ event, question, words, by }: Choice, missing: string[]): ScriptAction | undefined {
  if (event.kind !== "answer" || !question) return undefined;
  const { answer } = event;
  if (question.kind === "lambda" && answer.kind === "lambda") {
    const { name } = identify(question.function);
    const { outcome } = answer;
    return outcome.kind === "returned"
      ? { kind: "givenLambda", name, does: "answers", answer: outcome.payload }
      : { kind: "givenLambda", name, does: "fails" };
  }
  if (question.kind === "hours" && answer.kind === "hours" && question.hours !== undefined)
    return { kind: "givenHours", name: identify(question.hours).name, open: answer.open };
  if (question.kind === "capacity" && answer.kind === "capacity")
    return { kind: "givenQueue", name: identify(question.queue).name, full: answer.full };
  if (answer.kind !== "queue" || by === "failure") missing.push(words);
  return undefined;
}

function stepOf(event: CallEvent, missing: string[]): ScriptAction | undefined {
  switch (event.kind) {
    case "keys":
      return { kind: event.keys.length === 1 ? "presses" : "enters", keys: event.keys };
    case "timePasses":
      return { kind: "waits", milliseconds: event.milliseconds };
    case "says":
    case "chats":
      return { kind: event.kind, text: event.text };
    case "picks":
      return { kind: "picks", action: event.action, data: JSON.stringify(event.data) };
    case "signsIn":
      return { kind: "signsIn", outcome: event.outcome };
    case "occurs":
      return { kind: "happens", event: event.name };
    case "agentAccepts":
    case "agentHolds":
    case "agentResumes":
    case "agentLeaves":
    case "thirdPartyHangsUp":
    case "hangsUp":
      return { kind: event.kind };
    default:
      missing.push(event.kind);
      return undefined;
  }
}
