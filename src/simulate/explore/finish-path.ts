import type { Beginning } from "./beginnings.js";
import type { Arrival, Exploration } from "./explore.js";

/** How many answers are added at most. */
const maximumAnswers = 20;

/**
 * Goes on from the end of a path to where the call waits for the caller, or ends, with the usual answers: so that it can
 * be played as a whole.
 */
export function finishPath(
  { moments, arrivals }: Exploration,
  path: readonly (Arrival | Beginning)[],
): readonly (Arrival | Beginning)[] {
  const whole = [...path];
  for (let added = 0; added < maximumAnswers; added += 1) {
    const last = whole.at(-1);
    if (!last || !("choice" in last) || moments[last.to]?.state.waiting?.kind !== "answer") return whole;
    const next = arrivals.find(({ moment, choice, faults }) => {
      return moment === last.to && choice.by === "data" && faults.length === 0;
    });
    if (!next) return whole;
    whole.push(next);
  }
  return whole;
}
