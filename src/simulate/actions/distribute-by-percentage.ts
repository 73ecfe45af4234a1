import { type ActionType, ask, compare, unanswered } from "../behaviour.js";

/** Draws from 1 to 100; the conditions hold one plus the cumulative percentages (observed in real flows). */
export const distributeByPercentage: ActionType = () => ({
  enter: (turn) => ask(turn, { kind: "percentage" }),
  resume(_, happening) {
    const answer = happening.kind === "answer" ? happening.answer : undefined;
    if (answer?.kind === "percentage") return compare(String(answer.drawn));
    return unanswered(happening, "Nothing was drawn.");
  },
});
