import type { Answered } from "../conversation.js";
import { eventStep } from "../script/event-step.js";
import { formatStep } from "../script/format-script.js";
import { givenLines } from "../script/given-lines.js";
import { namedByItself } from "../subject.js";
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
  const lines: string[] = [];
  const missing: string[] = [];
  const beginning = path.find((part): part is Beginning => !("choice" in part));
  const turns = turnsOf(path.filter((part): part is Arrival => "choice" in part));
  const given = givenLines(
    turns.map(({ arrivals }) => arrivals.flatMap(answeredOn)),
    namedByItself,
    () => false,
  );
  for (const [index, { choice, arrivals }] of turns.entries()) {
    const faults = arrivals.flatMap((arrival) =>
      arrival.faults.map((fault) => ({ kind: "givenFault" as const, ...fault })),
    );
    lines.push(...[...faults, ...(given.before[index] ?? [])].map(formatStep));
    if (choice.event.kind === "begins") lines.push(...callLines(beginning, resolve, missing));
    else {
      const step = eventStep(choice.event);
      if (step) lines.push(formatStep(step));
      else missing.push(choice.words);
    }
    const heard = arrivals.flatMap((arrival) => heardOn(arrival).slice(-1));
    for (const text of heard)
      lines.push(formatStep({ kind: "hears", expected: { kind: "text", text: short(text) }, not: false }));
  }
  const end = path
    .findLast((part): part is Arrival => "choice" in part)
    ?.effects.findLast(({ kind }) => kind === "ended");
  if (end?.kind === "ended") lines.push(formatStep({ kind: "ends", reason: end.reason }));
  const unsaid = [...missing, ...given.missing];
  const comments = unsaid.map((what) => `# A script cannot say: ${what}`);
  return { text: [...comments, ...lines, ""].join("\n"), missing: unsaid };
}

/** What the caller does, and what is answered until the caller does something again. */
interface CallTurn {
  readonly choice: Choice;
  /** That of the caller first. */
  readonly arrivals: readonly Arrival[];
}

function turnsOf(arrivals: readonly Arrival[]): readonly CallTurn[] {
  const turns: { readonly choice: Choice; readonly arrivals: Arrival[] }[] = [];
  for (const arrival of arrivals) {
    if (arrival.choice.by === "caller") turns.push({ choice: arrival.choice, arrivals: [arrival] });
    else turns.at(-1)?.arrivals.push(arrival);
  }
  return turns;
}

/** The question that was answered on an arrival, and the block that asked it. */
function answeredOn({ choice: { event, question }, effects }: Arrival): readonly Answered[] {
  if (event.kind !== "answer" || !question) return [];
  const { flow = "", action = "" } = effects.find(({ kind }) => kind === "failed" || kind === "branch") ?? {};
  return [{ question, answer: event.answer, flow, action, sent: 0 }];
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

function callLines(
  beginning: Beginning | undefined,
  resolve: (text: string) => string | undefined,
  missing: string[],
): readonly string[] {
  const { flow = "", from, to, channel, attributes = {}, languageCode } = beginning?.call ?? {};
  const number = (text: string | undefined, what: string): string | undefined => {
    const value = text === undefined ? undefined : resolve(text);
    if (value !== undefined && /^\+\d{7,15}$/.test(value)) return value;
    if (text !== undefined) missing.push(`${what} is ${JSON.stringify(text)}`);
    return undefined;
  };
  if (languageCode !== undefined) missing.push(`the contact's language is ${languageCode}`);
  const given = Object.entries(attributes).map(([name, value]) => formatStep({ kind: "givenAttribute", name, value }));
  const call = formatStep({
    kind: "call",
    flow,
    from: number(from, "the caller's number"),
    to: number(to, "the dialled number"),
    time: undefined,
    channel: channel === "VOICE" ? undefined : channel,
  });
  return [...given, call];
}
