import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Channel } from "../call-state.js";
import { parseDuration } from "../duration.js";
import { isObject, Words } from "./line-words.js";
import { givenPhrases, readGiven } from "./read-given.js";
import type { PlainStep, Script, ScriptAction, ScriptCall, ScriptStep } from "./script.js";
import { cutIntoWords } from "./words.js";

/** What one line gave: its step, or nothing and a finding. */
type Read = (words: Words) => ScriptAction | undefined;

/** Steps that are their words and nothing else. */
export const plainSteps: readonly (readonly [kind: PlainStep, phrase: string])[] = [
  ["hangsUp", "hangs up"],
  ["agentHolds", "agent holds"],
  ["agentResumes", "agent resumes"],
  ["agentLeaves", "agent leaves"],
  ["thirdPartyHangsUp", "third party hangs up"],
];

/** Steps by their first words; the longest that fits is meant. */
const steps: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["call", readCall],
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
  ["fails with", (words) => named(words, (error) => ({ kind: "fails", error }))],
  ["happens", (words) => named(words, (event) => ({ kind: "happens", event }))],
  ...plainSteps.map(([kind, phrase]) => [phrase, () => ({ kind })] as const),
  ["agent accepts", readAccepts],
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
  const before = words.findings;
  const isGiven = words.takePhrase("given");
  const action = isGiven ? readGiven(words) : readStep(words);
  if (action && words.isDone) return action;
  if (words.findings === before) {
    const phrases = isGiven ? givenPhrases : [...steps.keys(), "given"];
    const first = words.line.trim().split(/\s+/, 1)[0] ?? "";
    words.refuse("FLW701", {
      line: words.line.trim(),
      hint: isGiven || phrases.includes(first) ? "" : didYouMean(first, phrases),
      steps: phrases.toSorted().join(", "),
    });
  }
  return undefined;
}

function readStep(words: Words): ScriptAction | undefined {
  return [...steps].find(([phrase]) => words.takePhrase(phrase))?.[1](words);
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

function readHears(words: Words, not: boolean): ScriptAction | undefined {
  const expected = words.takeText("What is heard");
  return expected && { kind: "hears", expected, not };
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
  const data = words.takePhrase("with") ? words.takeJson(isObject) : undefined;
  return data === undefined ? undefined : { kind: "picks", action: word.value, data };
}

/** `agent accepts`, or `agent accepts as {"UserName": "ana"}`. */
function readAccepts(words: Words): ScriptAction | undefined {
  if (words.isDone) return { kind: "agentAccepts", agent: undefined };
  const agent = words.takePhrase("as") ? words.takeJson(isObject) : undefined;
  return agent === undefined ? undefined : { kind: "agentAccepts", agent };
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
