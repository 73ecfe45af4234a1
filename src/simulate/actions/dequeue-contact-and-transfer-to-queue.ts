import { type ActionType, ask, ended, error, failure, moved, unanswered, waits } from "../behaviour.js";
import { readQueueChoice } from "../queue-choice.js";
import { enterQueue } from "../stages.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Takes a queued contact into another queue, where the customer queue flow begins again. */
export const dequeueContactAndTransferToQueue: ActionType = (settings) => {
  if (!settings.has("QueueId") && !settings.has("AgentId")) throw broken("One of QueueId and AgentId must be set.");
  const choose = readQueueChoice(settings);
  return {
    enter(turn) {
      const { state } = turn;
      if (state.stage !== "queued") return failure("The contact is in no queue.");
      if (state.requeued >= maximumTransfers) return failure(`A contact changes its queue at most 11 times.`);
      return ask(turn, { kind: "queue", ...choose(state) });
    },
    resume(turn, happening) {
      const { state } = turn;
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      if (answer?.kind === "queue") {
        // Remembered only when there is room; until then the contact keeps its queue.
        turn.state.nextQueue = answer.queue;
        return ask(turn, { kind: "capacity", queue: answer.queue.arn });
      }
      if (answer?.kind !== "capacity") return unanswered(happening, "There is no such queue.");
      if (answer.full) return error("QueueAtCapacity", "The queue is full.");
      state.queue = state.nextQueue;
      state.nextQueue = undefined;
      state.requeued += 1;
      emit(turn, { kind: "queued", queue: state.queue?.name ?? "" });
      if (enterQueue(turn)) return moved;
      return state.ended ? ended : waits;
    },
  };
};

/** Queue-to-queue transfers of one contact (Administrator Guide, transfer to queue). */
const maximumTransfers = 11;
