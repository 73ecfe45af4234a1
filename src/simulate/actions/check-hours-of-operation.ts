import { type ActionType, ask, compare, failure, unanswered } from "../behaviour.js";
import { fillText } from "../path.js";

/** Branches on the hours given, else on those of the working queue. */
export const checkHoursOfOperation: ActionType = (settings) => {
  const hours = settings.text("HoursOfOperationId");
  return {
    enter(turn) {
      const { state } = turn;
      if (hours !== undefined) return ask(turn, { kind: "hours", hours: fillText(state, hours) });
      if (!state.queue) return failure("No hours are given and no working queue is set.");
      if (state.queue.agent) return failure("An agent's own queue has no hours of operation.");
      return ask(turn, { kind: "hours", queue: state.queue.arn });
    },
    resume(_, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      return answer?.kind === "hours"
        ? compare(answer.open ? "True" : "False")
        : unanswered(happening, "The hours are not known.");
    },
  };
};
