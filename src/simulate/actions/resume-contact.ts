import { type ActionType, failure, next } from "../behaviour.js";
import { emit } from "../turn.js";

/** Takes a task out of its pause. */
export const resumeContact: ActionType = () => ({
  enter(turn) {
    if (turn.state.contact.channel !== "TASK") return failure("Only tasks are paused and resumed.");
    emit(turn, { kind: "changed", what: "task", value: "resumed" });
    return next;
  },
});
