import { type ActionType, next } from "../behaviour.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Sets the contact's priority in the queue, or its age for routing. */
export const updateContactRoutingBehavior: ActionType = (settings) => {
  const priority = settings.whole("QueuePriority", 1);
  const adjustment = settings.whole("QueueTimeAdjustmentSeconds", -Number.MAX_SAFE_INTEGER);
  if ((priority === undefined) === (adjustment === undefined))
    throw broken("Exactly one of QueuePriority and QueueTimeAdjustmentSeconds must be set.");
  return {
    enter(turn) {
      const { state } = turn;
      if (priority !== undefined) state.contact = { ...state.contact, priority };
      emit(turn, {
        kind: "changed",
        what: priority === undefined ? "queue time" : "priority",
        value: String(priority ?? adjustment),
      });
      return next;
    },
  };
};
