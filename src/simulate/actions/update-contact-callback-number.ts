import { type ActionType, ask, error, next, unanswered } from "../behaviour.js";
import { readPath, textOf } from "../path.js";
import { isE164 } from "../../language/phone-number.js";
import { emit } from "../turn.js";

/** Sets the number for a callback. */
export const updateContactCallbackNumber: ActionType = (settings) => {
  const path = settings.path("CallbackNumber");
  return {
    enter(turn) {
      const number = textOf(readPath(turn.state, path));
      if (!isE164(number)) return error("InvalidCallbackNumber", "The callback number is not in E.164 form.");
      return ask(turn, { kind: "dialable", number });
    },
    resume(turn, happening) {
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      if (answer?.kind !== "dialable") return unanswered(happening, "There was no answer.");
      if (!answer.dialable) return error("CallbackNumberNotDialable", "The instance may not dial the number.");
      const callbackNumber = textOf(readPath(turn.state, path));
      turn.state.contact = { ...turn.state.contact, callbackNumber };
      emit(turn, { kind: "changed", what: "callback number", value: callbackNumber });
      return next;
    },
  };
};
