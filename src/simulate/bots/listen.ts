import { ask, type Outcome, waits } from "../behaviour.js";
import type { Listening } from "../call-state.js";
import type { Heard } from "../question.js";
import { emit, type Turn } from "../turn.js";

/** How a bot takes keys, and how long it waits for speech (Administrator Guide, get customer input). */
export interface Hearing {
  /** Time to begin speaking or typing; undefined where the bot waits for ever. */
  readonly silenceMilliseconds: number | undefined;
  /** Time between keys. */
  readonly keyMilliseconds: number;
  readonly endKey: string;
  readonly deleteKey: string;
  readonly maximumKeys: number;
}

/** Starts or goes on listening; `spoken` is how long what was said before plays. */
export function listen(
  turn: Turn,
  listening: Omit<Listening, "kind" | "typed" | "until">,
  hearing: Hearing,
  spoken: number,
): Outcome {
  const { silenceMilliseconds: silence } = hearing;
  const until = silence === undefined ? undefined : turn.state.time + spoken + silence;
  emit(turn, { kind: "listening", bot: listening.bot });
  turn.state.waiting = { kind: "listening", ...listening, typed: "", until };
  return waits;
}

/** A key more: the text of keys goes to the bot when it is complete. */
export function takeKey(turn: Turn, listening: Listening, key: string, hearing: Hearing): Outcome {
  if (key === hearing.endKey) return tell(turn, listening, { mode: "keys", text: listening.typed });
  const typed = key === hearing.deleteKey ? listening.typed.slice(0, -1) : listening.typed + key;
  if (typed.length >= hearing.maximumKeys) return tell(turn, listening, { mode: "keys", text: typed });
  turn.state.waiting = { ...listening, typed, until: turn.state.time + hearing.keyMilliseconds };
  return waits;
}

/** Nobody said anything in time, or the keys typed so far are all. */
export function timeIsOver(turn: Turn, listening: Listening): Outcome {
  const { typed } = listening;
  return tell(turn, listening, typed === "" ? { mode: "silence" } : { mode: "keys", text: typed });
}

/** Asks the bot what it makes of what it heard. */
export function tell(
  turn: Turn,
  to: Pick<Listening, "engine" | "bot" | "variables" | "memory">,
  heard: Heard,
): Outcome {
  const { engine, bot, variables, memory } = to;
  const localeId = turn.state.contact.languageCode;
  return ask(turn, { kind: "bot", engine, bot, heard, variables, memory, localeId });
}
