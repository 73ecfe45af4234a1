import { type ActionType, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit, setResult } from "../turn.js";

/** Attaches an assistant's session to the contact: only `$.Wisdom.SessionArn` shows it. */
export const createWisdomSession: ActionType = (settings) => {
  const assistant = settings.requiredText("WisdomAssistantArn");
  return {
    enter(turn) {
      const { state } = turn;
      const arn = fillText(state, assistant);
      setResult(turn, "Wisdom", { SessionArn: `${arn.replace(":assistant/", ":session/")}/${state.contact.id}` });
      emit(turn, { kind: "changed", what: "assistant", value: arn });
      return next;
    },
  };
};
