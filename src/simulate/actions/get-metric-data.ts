import { type ActionType, ask, failure, next, unanswered } from "../behaviour.js";
import { fillText } from "../path.js";
import { readQueueChoice } from "../queue-choice.js";
import { updateScope } from "../turn.js";

/** Fills `$.Metrics` with the metrics of a queue. */
export const getMetricData: ActionType = (settings) => {
  const choose = readQueueChoice(settings);
  const channel = settings.text("QueueChannel");
  return {
    enter(turn) {
      const queue = choose(turn.state);
      if (!queue) return failure("No working queue is set.");
      const chosen = channel === undefined ? {} : { channel: fillText(turn.state, channel) };
      return ask(turn, { kind: "metrics", ...queue, ...chosen });
    },
    resume(turn, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      if (answer?.kind !== "metrics") return unanswered(happening, "The metrics are not known.");
      updateScope(turn, { metrics: answer.metrics });
      return next;
    },
  };
};
