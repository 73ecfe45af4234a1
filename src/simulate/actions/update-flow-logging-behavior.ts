import { type ActionType, next } from "../behaviour.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Turns flow logs on or off, for this and the following flows. */
export const updateFlowLoggingBehavior: ActionType = (settings) => {
  const word = settings.choice("FlowLoggingBehavior", ["Enabled", "Disabled"]);
  if (!word) throw broken("FlowLoggingBehavior is missing.");
  return {
    enter(turn) {
      turn.state.logging = word === "Enabled";
      emit(turn, { kind: "changed", what: "logging", value: word });
      return next;
    },
  };
};
