import { readable } from "../proofs/readable.js";
import type { Beginning } from "./beginnings.js";
import type { Arrival } from "./explore.js";

/** A path as one line for people: what the caller does and what the data are, in order. */
export function pathWords(path: readonly (Arrival | Beginning)[]): string {
  const words = path.flatMap((part) => {
    if (!("choice" in part)) return part.words;
    const faults = part.faults.map(({ action, error }) => `${action} fails with ${error}`);
    const { choice } = part;
    // That a queue exists goes without saying.
    const isPlain = choice.event.kind === "begins" || (choice.question?.kind === "queue" && choice.by === "data");
    return [...(isPlain ? [] : [choice.words]), ...faults];
  });
  return words.length === 0 ? "calls" : readable(words.join("; "));
}

/** What the caller is told on an arrival, in order. */
export function heardOn({ effects }: Arrival): readonly string[] {
  return effects.flatMap((effect) =>
    effect.kind === "said" && effect.to === "customer" && effect.text !== "" ? [effect.text] : [],
  );
}
