import { type ActionType, compare, failure, waits } from "../behaviour.js";
import { fillText } from "../path.js";
import { unsupported } from "../unusable.js";
import { wholeNumber } from "../whole-number.js";

/** Pauses until a time limit or a named event; that a bot is there to be waited for is taken for granted. */
export const wait: ActionType = (settings) => {
  const limit = settings.requiredText("TimeLimitSeconds");
  const events = settings.words("Events") ?? [];
  if (settings.has("ContinueExecution"))
    throw unsupported("What a Wait with ContinueExecution means is not verified, so it is not simulated.");
  return {
    enter({ state }) {
      const text = fillText(state, limit);
      const seconds = wholeNumber(text);
      if (seconds === undefined) return failure(`The time limit is "${text}", not a number of seconds.`);
      state.waiting = { kind: "pause", until: state.time + seconds * 1000, events };
      return waits;
    },
    resume: (_, happening) => compare(happening.kind === "occurs" ? happening.name : "WaitCompleted"),
  };
};
