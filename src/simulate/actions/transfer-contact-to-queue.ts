import { type ActionType, ask, ended, error, failure, moved, unanswered, waits } from "../behaviour.js";
import { enterQueue } from "../stages.js";
import { emit } from "../turn.js";

/** Puts the contact into its working queue; the customer queue flow takes over. */
export const transferContactToQueue: ActionType = () => ({
  enter(turn) {
    const { queue } = turn.state;
    return queue ? ask(turn, { kind: "capacity", queue: queue.arn }) : failure("No working queue is set.");
  },
  resume(turn, happening) {
    const answer = happening.kind === "answer" ? happening.answer : undefined;
    if (answer?.kind !== "capacity") return unanswered(happening, "The queue gave no answer.");
    if (answer.full) return error("QueueAtCapacity", "The queue is full.");
    emit(turn, { kind: "queued", queue: turn.state.queue?.name ?? "" });
    if (enterQueue(turn)) return moved;
    return turn.state.ended ? ended : waits;
  },
});
