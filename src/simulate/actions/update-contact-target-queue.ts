import { type ActionType, ask, next, unanswered } from "../behaviour.js";
import { readQueueChoice } from "../queue-choice.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Sets the working queue. */
export const updateContactTargetQueue: ActionType = (settings) => {
  if (!settings.has("QueueId") && !settings.has("AgentId")) throw broken("One of QueueId and AgentId must be set.");
  const choose = readQueueChoice(settings);
  return {
    enter: (turn) => ask(turn, { kind: "queue", ...choose(turn.state) }),
    resume(turn, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      if (answer?.kind !== "queue") return unanswered(happening, "There is no such queue.");
      turn.state.queue = answer.queue;
      emit(turn, { kind: "changed", what: "queue", value: answer.queue.name });
      return next;
    },
  };
};
