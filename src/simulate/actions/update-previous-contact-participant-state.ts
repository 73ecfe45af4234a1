import { type ActionType, next } from "../behaviour.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Puts the agent or the customer of the transferring call on hold, or off hold. */
export const updatePreviousContactParticipantState: ActionType = (settings) => {
  const value = settings.choice("PreviousContactParticipantState", ["AgentOnHold", "CustomerOnHold", "OffHold"]);
  if (!value) throw broken("PreviousContactParticipantState is missing.");
  return {
    enter(turn) {
      emit(turn, { kind: "changed", what: "previous participant", value });
      return next;
    },
  };
};
