import { type ActionType, next } from "../behaviour.js";
import { chatOnly } from "../channels.js";
import { fillText } from "../path.js";
import { emit } from "../turn.js";

/** Goes on with an earlier chat: nothing that the flow can notice. */
export const createPersistentContactAssociation: ActionType = (settings) => {
  settings.choice("RehydrationType", ["ENTIRE_PAST_SESSION", "FROM_SEGMENT", "From Segment"]);
  const source = settings.requiredText("SourceContactId");
  return {
    enter(turn) {
      if (turn.state.contact.channel !== "CHAT") return chatOnly("Earlier conversations");
      emit(turn, { kind: "changed", what: "earlier conversation", value: fillText(turn.state, source) });
      return next;
    },
  };
};
