import type { Words } from "./line-words.js";
import { isObject } from "./line-words.js";
import type { GivenLambda, NumberDoes, ScriptGiven } from "./script.js";
import type { Word } from "./words.js";

/** Reads what follows `given` or `given once`; undefined when it is not understood. */
type ReadGiven = (words: Words, once: boolean) => ScriptGiven | undefined;

/** By their first words; the first that fits is meant. */
const givens: ReadonlyMap<string, ReadGiven> = new Map<string, ReadGiven>([
  ["lambda", readLambda],
  ["bot", readBot],
  ["hours of queue", readQueueHours],
  ["hours", readHours],
  ["queue", readQueue],
  ["number", readNumber],
  ["service", readService],
  ["draws", (words, once) => (once ? undefined : readDraws(words))],
  ["block", (words, once) => (once ? undefined : readFault(words))],
  ["attribute", (words, once) => (once ? undefined : readAttribute(words))],
]);

/** How lines of this kind begin, for findings. */
export const givenPhrases: readonly string[] = [...givens.keys()].map((phrase) => `given ${phrase}`);

/** Reads what follows `given`. */
export function readGiven(words: Words): ScriptGiven | undefined {
  const once = words.takePhrase("once");
  return [...givens].find(([phrase]) => words.takePhrase(phrase))?.[1](words, once);
}

const lambdaDoes = ["times out", "is throttled", "meets a server error", "is real"] as const;

function readLambda(words: Words, once: boolean): GivenLambda | undefined {
  const name = words.take()?.value;
  if (name === undefined) return undefined;
  for (const does of lambdaDoes) if (words.takePhrase(does)) return { kind: "givenLambda", name, does, once };
  if (words.takePhrase("fails")) {
    const afterMilliseconds = words.takeAfter();
    return afterMilliseconds === undefined
      ? undefined
      : { kind: "givenLambda", name, does: "fails", once, afterMilliseconds };
  }
  if (!words.takePhrase("answers")) return undefined;
  const afterMilliseconds = words.takeAfter();
  const answer = afterMilliseconds === undefined ? undefined : words.takeJson();
  return answer === undefined || afterMilliseconds === undefined
    ? undefined
    : { kind: "givenLambda", name, does: "answers", once, answer, afterMilliseconds };
}

/** `given bot Shop understands Buy from /buy (?<what>\\w+)/`, or `given bot Shop replies {"kind": "closes", …}`. */
function readBot(words: Words, once: boolean): ScriptGiven | undefined {
  const name = words.take()?.value;
  if (name === undefined) return undefined;
  if (words.takePhrase("replies")) {
    const reply = words.takeJson(isObject);
    return reply === undefined ? undefined : { kind: "givenReply", name, reply, once };
  }
  if (words.takePhrase("fails")) {
    const error = takeError(words);
    return error === undefined ? undefined : { kind: "givenBotFails", name, error, once };
  }
  if (once || !words.takePhrase("understands")) return undefined;
  const intent = words.take()?.value;
  if (intent === undefined || !words.takePhrase("from")) return undefined;
  const expected = words.takeText("What is said");
  return expected && { kind: "givenBot", name, intent, expected };
}

function readHours(words: Words, once: boolean): ScriptGiven | undefined {
  const name = words.take()?.value;
  const open = oneOf(words.take(), { open: true, closed: false });
  return name === undefined || open === undefined ? undefined : { kind: "givenHours", name, open, once };
}

function readQueueHours(words: Words, once: boolean): ScriptGiven | undefined {
  const queue = words.take()?.value;
  const open = oneOf(words.take(), { open: true, closed: false });
  return queue === undefined || open === undefined ? undefined : { kind: "givenQueueHours", queue, open, once };
}

function readQueue(words: Words, once: boolean): ScriptGiven | undefined {
  const name = words.take()?.value;
  if (name === undefined) return undefined;
  if (words.takePhrase("measures")) {
    const metrics = words.takeJson(isObject);
    return metrics === undefined ? undefined : { kind: "givenMetrics", queue: name, metrics, once };
  }
  if (words.takePhrase("has")) {
    const metric = words.take()?.value;
    const value = words.take()?.value;
    return metric === undefined || value === undefined
      ? undefined
      : { kind: "givenMetric", queue: name, metric, value, once };
  }
  const full = oneOf(words.take(), { full: true, open: false });
  return full === undefined ? undefined : { kind: "givenQueue", name, full, once };
}

const numberDoes: readonly NumberDoes[] = [
  "answers",
  "fails",
  "does not answer",
  "can be dialled",
  "cannot be dialled",
];

function readNumber(words: Words, once: boolean): ScriptGiven | undefined {
  const number = words.take()?.value;
  if (number === undefined) return undefined;
  const does = numberDoes.find((phrase) => words.takePhrase(phrase));
  return does && { kind: "givenNumber", number, does, once };
}

function readService(words: Words, once: boolean): ScriptGiven | undefined {
  const operation = words.take()?.value;
  if (operation === undefined || !words.takePhrase("answers")) return undefined;
  const result = words.takeJson(isObject);
  return result === undefined ? undefined : { kind: "givenService", operation, result, once };
}

function readDraws(words: Words): ScriptGiven | undefined {
  const drawn: number[] = [];
  for (let word = words.take(); word; word = words.take()) {
    const draw = /^\d{1,3}$/.test(word.value) ? Number(word.value) : 0;
    if (draw < 1 || draw > 100) return words.refuse("FLW717", { text: word.value }, word);
    drawn.push(draw);
  }
  return drawn.length === 0 ? undefined : { kind: "givenDraws", drawn };
}

/** `given block main-menu of Welcome fails`, or `… fails with QueueAtCapacity`. */
function readFault(words: Words): ScriptGiven | undefined {
  const action = words.take()?.value;
  if (action === undefined || !words.takePhrase("of")) return undefined;
  const flow = words.take()?.value;
  if (flow === undefined || !words.takePhrase("fails")) return undefined;
  const error = takeError(words);
  return error === undefined ? undefined : { kind: "givenFault", flow, action, error };
}

/** Takes `with QueueAtCapacity`; at the end of the line it is the error of anything. */
function takeError(words: Words): string | undefined {
  if (words.isDone) return "NoMatchingError";
  return words.takePhrase("with") ? words.take()?.value : undefined;
}

function readAttribute(words: Words): ScriptGiven | undefined {
  const name = words.take()?.value;
  if (name === undefined || !words.takePhrase("is")) return undefined;
  const word = words.take();
  return word && word.kind !== "pattern" ? { kind: "givenAttribute", name, value: word.value } : undefined;
}

function oneOf<T>(word: Word | undefined, values: Readonly<Record<string, T>>): T | undefined {
  return word && Object.hasOwn(values, word.value) ? values[word.value] : undefined;
}
