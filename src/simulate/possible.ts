import type { CallState } from "./call-state.js";
import type { EffectOf } from "./effect.js";
import { identify } from "./identifiers.js";

/** What a caller could do at this moment, as the end of a sentence that begins with "At this moment". */
export function possible(state: CallState, collecting: EffectOf<"collecting"> | undefined): string {
  const { waiting, ended } = state;
  if (ended) return `nothing is possible: the call has ended (${ended.reason}). ${ended.explanation}`;
  switch (waiting?.kind) {
    case "keys": {
      const seconds = (waiting.until - state.time) / 1000;
      const what =
        waiting.mode === "menu"
          ? `the menu listens for ${collecting?.keys.join(", ") || "a key"}`
          : `the input takes up to ${waiting.maximum} keys, ended by ${waiting.terminator}`;
      return `${what}; its time is over in ${seconds} s.`;
    }
    case "speaking":
      return `a prompt plays for ${(waiting.until - state.time) / 1000} s more.`;
    case "pause":
      return waiting.until === undefined
        ? "the flow waits for an agent or for the caller to hang up."
        : `the flow waits for ${(waiting.until - state.time) / 1000} s more.`;
    case "thirdParty":
      return "the caller talks to an outside number.";
    case "listening":
      return `the bot "${identify(waiting.bot).name}" listens${waiting.until === undefined ? "." : ` for ${(waiting.until - state.time) / 1000} s more.`}`;
    case "view":
      return `a view waits for an action for ${(waiting.until - state.time) / 1000} s more.`;
    case "signIn":
      return `the customer has ${(waiting.until - state.time) / 1000} s to sign in.`;
    case "queue":
      return "the contact waits in its queue for an agent.";
    case "agent":
      return "the caller talks to an agent.";
    case "answer":
      return `the flow waits for an answer (${waiting.question.kind}).`;
    case "start":
      return "the call has not begun.";
    case undefined:
      return "nothing is possible.";
  }
}
