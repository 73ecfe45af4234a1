import type { Json, JsonObject } from "../language/json.js";
import type { Answer, Question } from "./question.js";
import type { Settings } from "./settings.js";
import type { Turn } from "./turn.js";

/** What an action of some type does: made once per action of a document from its settings, then run many times. */
export interface Behaviour {
  /** The call arrives at the action. */
  enter(turn: Turn): Outcome;
  /** Something happens that the action waits for. Actions that never wait have none. */
  resume?(turn: Turn, happening: Happening): Outcome;
}

/** Makes the behaviour of one action; throws `Unusable` when the settings cannot be honoured. */
export type ActionType = (settings: Settings, transitions: TransitionFacts) => Behaviour;

/** What an action may know of its ways on. */
export interface TransitionFacts {
  /** First operands of its conditions, in order. */
  readonly operands: readonly string[];
}

/** What a waiting action hears of. */
export type Happening =
  /** The time it waited for has come. */
  | { readonly kind: "due" }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "occurs"; readonly name: string }
  | { readonly kind: "thirdPartyHangsUp" }
  /** The participant said or wrote something. */
  | { readonly kind: "utters"; readonly mode: "speech" | "text"; readonly text: string }
  | { readonly kind: "picks"; readonly action: string; readonly data: JsonObject }
  | { readonly kind: "signsIn"; readonly outcome: "authenticated" | "failed" | "optedOut" }
  /** The module it invoked has returned this result. */
  | { readonly kind: "returned"; readonly result: string; readonly data: Json | undefined };

/** How an action ended, or that it did not. */
export type Outcome =
  /** On by `NextAction`. */
  | { readonly kind: "next" }
  /** The conditions decide over a text; for `KeyExists` over the keys of a value. */
  | { readonly kind: "compare"; readonly value: string; readonly keys?: ReadonlySet<string> }
  | { readonly kind: "error"; readonly error: string; readonly why: string }
  /** The turn's state says what it waits for. */
  | { readonly kind: "waits" }
  /** The module's run is over, with this result. */
  | { readonly kind: "returns"; readonly result: string; readonly data: Json | undefined }
  /** The flow's run is over; the contact's stage decides what follows. */
  | { readonly kind: "flowOver" }
  /** The turn's state is at another action already. */
  | { readonly kind: "moved" }
  /** The turn has ended the call. */
  | { readonly kind: "ended" };

export const next: Outcome = { kind: "next" };
export const waits: Outcome = { kind: "waits" };
export const moved: Outcome = { kind: "moved" };
export const flowOver: Outcome = { kind: "flowOver" };
export const ended: Outcome = { kind: "ended" };

/** An error as the service raises it; `why` is for people. */
export function error(name: string, why: string): Outcome {
  return { kind: "error", error: name, why };
}

/** The general error. */
export function failure(why: string): Outcome {
  return error("NoMatchingError", why);
}

/** The error of an action whose question was not answered as it needs. */
export function unanswered(happening: Happening, why: string): Outcome {
  const answer = happening.kind === "answer" ? happening.answer : undefined;
  return answer?.kind === "failed" ? error(answer.error ?? "NoMatchingError", answer.why) : failure(why);
}

/** Lets the action's conditions decide. */
export function compare(value: string, keys?: ReadonlySet<string>): Outcome {
  return keys ? { kind: "compare", value, keys } : { kind: "compare", value };
}

/** Stops the call at a question. */
export function ask(turn: Turn, question: Question): Outcome {
  turn.state.waiting = { kind: "answer", question };
  return waits;
}
