import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Holes, report } from "../../diagnostics/report.js";
import type { CodeName } from "../../diagnostics/catalogue.js";
import { parseDuration } from "../duration.js";
import type { Channel } from "../call-state.js";
import type { PlainStep, Script, ScriptAction, ScriptCall, ScriptStep, ScriptText } from "./script.js";
import { cutIntoWords, type Word } from "./words.js";

/** What one line gave: its step, or nothing and a finding. */
type Read = (words: Words) => ScriptAction | undefined;

/** Steps that are their words and nothing else. */
export const plainSteps: readonly (readonly [kind: PlainStep, phrase: string])[] = [
  ["hangsUp", "hangs up"],
  ["agentAccepts", "agent accepts"],
  ["agentHolds", "agent holds"],
  ["agentResumes", "agent resumes"],
  ["agentLeaves", "agent leaves"],
  ["thirdPartyHangsUp", "third party hangs up"],
];

/** Steps by their first words; the longest that fits is meant. */
const steps: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["call", readCall],
  ["given lambda", readGivenLambda],
  ["given bot", readGivenBot],
  ["given hours", readGivenHours],
  ["given queue", readGivenQueue],
  ["does not hear", (words) => readHears(words, true)],
  ["hears", (words) => readHears(words, false)],
  ["presses", (words) => readKeys(words, "presses")],
  ["enters", (words) => readKeys(words, "enters")],
  ["waits", readWaits],
  ["says", (words) => named(words, (text) => ({ kind: "says", text }))],
  ["chats", (words) => named(words, (text) => ({ kind: "chats", text }))],
  ["picks", readPicks],
  ["signs in", () => ({ kind: "signsIn", outcome: "authenticated" })],
  ["fails to sign in", () => ({ kind: "signsIn", outcome: "failed" })],
  ["opts out of signing in", () => ({ kind: "signsIn", outcome: "optedOut" })],
  ["happens", (words) => named(words, (event) => ({ kind: "happens", event }))],
  ...plainSteps.map(([kind, phrase]) => [phrase, () => ({ kind })] as const),
  ["is in flow", (words) => named(words, (flow) => ({ kind: "isIn", flow }))],
  ["is queued in", (words) => named(words, (queue) => ({ kind: "isQueued", queue }))],
  ["attribute", readAttribute],
  ["ends as", (words) => named(words, (reason) => ({ kind: "ends", reason }))],
  ["ends", () => ({ kind: "ends", reason: undefined })],
]);

/** Reads a script. All findings of the text come at once; steps that could not be read are left out. */
export function parseScript(text: string, file: string): { script: Script; diagnostics: readonly Diagnostic[] } {
  const read: ScriptStep[] = [];
  const diagnostics: Diagnostic[] = [];
  let calls = 0;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const words = new Words(cutIntoWords(line), line, file, index + 1, diagnostics);
    if (words.isEmpty) continue;
    const action = readLine(words);
    if (!action) continue;
    if (action.kind === "call") calls += 1;
    else if (calls === 0 && !action.kind.startsWith("given")) {
      words.refuse("FLW702", {});
      continue;
    }
    read.push({ ...action, line: index + 1 });
  }
  return { script: { steps: read }, diagnostics };
}

function readLine(words: Words): ScriptAction | undefined {
  const found = [...steps].find(([phrase]) => words.takePhrase(phrase));
  const before = words.findings;
  const action = found?.[1](words);
  if (action && words.isDone) return action;
  if (words.findings === before) {
    words.refuse("FLW701", { line: words.line.trim(), steps: [...steps.keys()].toSorted().join(", ") });
  }
  return undefined;
}

/** Channels as a script names them. */
export const channels: ReadonlyMap<string, Channel> = new Map([
  ["voice", "VOICE"],
  ["chat", "CHAT"],
  ["task", "TASK"],
  ["email", "EMAIL"],
]);

function readCall(words: Words): ScriptCall | undefined {
  let flow: string | undefined;
  const first = words.peekWord();
  if (first?.kind !== "plain" || (first.value !== "from" && first.value !== "to")) flow = words.take()?.value;
  const call: { from?: string; to?: string; time?: number; channel?: Channel } = {};
  for (let word = words.take(); word; word = words.take()) {
    const value = words.take();
    if (!value) return undefined;
    if (word.value === "from" || word.value === "to") {
      if (!/^\+\d{7,15}$/.test(value.value)) return words.refuse("FLW705", { text: value.value }, value);
      call[word.value] = value.value;
    } else if (word.value === "at") {
      const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value.value) ? Date.parse(value.value) : Number.NaN;
      if (Number.isNaN(time)) return words.refuse("FLW709", { text: value.value }, value);
      call.time = time;
    } else if (word.value === "on") {
      const channel = channels.get(value.value);
      if (!channel) return undefined;
      call.channel = channel;
    } else return undefined;
  }
  if (flow === undefined && call.to === undefined) return undefined;
  return { kind: "call", flow, from: call.from, to: call.to, time: call.time, channel: call.channel };
}

function readGivenLambda(words: Words): ScriptAction | undefined {
  const name = words.take()?.value;
  if (name === undefined) return undefined;
  if (words.takePhrase("fails")) return { kind: "givenLambda", name, does: "fails" };
  if (words.takePhrase("times out")) return { kind: "givenLambda", name, does: "times out" };
  if (!words.takePhrase("answers")) return undefined;
  const place = words.peekWord();
  const answer = words.takeRest();
  if (answer === "") return undefined;
  try {
    return { kind: "givenLambda", name, does: "answers", answer: JSON.stringify(JSON.parse(answer)) };
  } catch (error) {
    return words.refuse("FLW708", { problem: error instanceof Error ? error.message : String(error) }, place);
  }
}

/** `given bot Shop understands Buy from /buy (?<what>\w+)/`. */
function readGivenBot(words: Words): ScriptAction | undefined {
  const name = words.take()?.value;
  if (name === undefined || !words.takePhrase("understands")) return undefined;
  const intent = words.take()?.value;
  if (intent === undefined || !words.takePhrase("from")) return undefined;
  const word = words.take();
  const expected = word && readText(word);
  if (!expected) return words.refuse("FLW707", { what: word?.value || "What is said" }, word);
  return { kind: "givenBot", name, intent, expected };
}

function readGivenHours(words: Words): ScriptAction | undefined {
  const name = words.take()?.value;
  const state = words.take()?.value;
  if (name === undefined || (state !== "open" && state !== "closed")) return undefined;
  return { kind: "givenHours", name, open: state === "open" };
}

function readGivenQueue(words: Words): ScriptAction | undefined {
  const name = words.take()?.value;
  const state = words.take()?.value;
  if (name === undefined || (state !== "full" && state !== "open")) return undefined;
  return { kind: "givenQueue", name, full: state === "full" };
}

function readHears(words: Words, not: boolean): ScriptAction | undefined {
  const word = words.take();
  const expected = word && readText(word);
  if (!expected) return words.refuse("FLW707", { what: word?.value || "What is heard" }, word);
  return { kind: "hears", expected, not };
}

function readText({ kind, value, flags }: Word): ScriptText | undefined {
  if (kind === "text") return { kind: "text", text: value };
  if (kind !== "pattern") return undefined;
  try {
    const { source } = new RegExp(value, flags);
    return { kind: "pattern", source, flags };
  } catch {
    return undefined;
  }
}

function readKeys(words: Words, kind: "presses" | "enters"): ScriptAction | undefined {
  const word = words.take();
  if (!word) return undefined;
  if (!/^(?:[0-9*#]|\{[\w.-]+\})+$/.test(word.value)) return words.refuse("FLW703", { text: word.value }, word);
  return { kind, keys: word.value };
}

function readWaits(words: Words): ScriptAction | undefined {
  const place = words.peekWord();
  const text = words.takeRest();
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) return words.refuse("FLW704", { text }, place);
  return { kind: "waits", milliseconds };
}

/** `picks Next`, or `picks Next with {"name": "Ana"}`. */
function readPicks(words: Words): ScriptAction | undefined {
  const word = words.take();
  if (!word || word.kind === "pattern") return undefined;
  if (words.isDone) return { kind: "picks", action: word.value, data: "{}" };
  if (!words.takePhrase("with")) return undefined;
  const place = words.peekWord();
  try {
    const data: unknown = JSON.parse(words.takeRest());
    if (typeof data !== "object" || data === null || Array.isArray(data)) throw new Error("it is not an object");
    return { kind: "picks", action: word.value, data: JSON.stringify(data) };
  } catch (error) {
    return words.refuse("FLW708", { problem: error instanceof Error ? error.message : String(error) }, place);
  }
}

function readAttribute(words: Words): ScriptAction | undefined {
  const name = words.take()?.value;
  if (name === undefined || !words.takePhrase("is")) return undefined;
  return named(words, (value) => ({ kind: "attribute", name, value }));
}

function named(words: Words, make: (name: string) => ScriptAction): ScriptAction | undefined {
  const word = words.take();
  return word && word.kind !== "pattern" ? make(word.value) : undefined;
}

/** The words of one line, taken from the left. */
class Words {
  readonly line: string;
  readonly #words: readonly Word[];
  readonly #file: string;
  readonly #number: number;
  readonly #diagnostics: Diagnostic[];
  #next = 0;

  constructor(words: readonly Word[], line: string, file: string, number: number, diagnostics: Diagnostic[]) {
    this.#words = words;
    this.line = line;
    this.#file = file;
    this.#number = number;
    this.#diagnostics = diagnostics;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }

  get isDone(): boolean {
    return this.#next === this.#words.length;
  }

  get findings(): number {
    return this.#diagnostics.length;
  }

  peekWord(): Word | undefined {
    return this.#words[this.#next];
  }

  peek(): string | undefined {
    return this.peekWord()?.value;
  }

  take(): Word | undefined {
    const word = this.#words[this.#next];
    if (word) this.#next += 1;
    return word;
  }

  /** Takes these plain words if they come next. */
  takePhrase(phrase: string): boolean {
    const wanted = phrase.split(" ");
    const here = this.#words.slice(this.#next, this.#next + wanted.length);
    const fits = wanted.every((word, index) => here[index]?.kind === "plain" && here[index].value === word);
    if (fits) this.#next += wanted.length;
    return fits;
  }

  /** Takes the rest of the line as it is written, comments included. */
  takeRest(): string {
    const word = this.peekWord();
    this.#next = this.#words.length;
    return word ? this.line.slice(word.column - 1).trim() : "";
  }

  /** Reports a finding at a word, or at the whole line. Gives undefined, as a reader that has failed does. */
  refuse<K extends CodeName>(code: K, holes: Holes<K>, at?: Word): undefined {
    const start = this.#words[0]?.column ?? 1;
    const column = at?.column ?? start;
    const end = (at ?? this.#words.at(-1))?.end ?? start + 1;
    const position = { file: this.#file, line: this.#number, column };
    this.#diagnostics.push(report(code, holes, { position, length: end - column }));
    return undefined;
  }
}
