import { type ActionType, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit } from "../turn.js";

/** Sets the voice; on chat it succeeds without effect. */
export const updateContactTextToSpeechVoice: ActionType = (settings) => {
  const voice = settings.requiredText("TextToSpeechVoice");
  // Engine and style change only how the voice sounds.
  settings.text("TextToSpeechEngine");
  settings.text("TextToSpeechStyle");
  return {
    enter(turn) {
      const { state } = turn;
      const value = fillText(state, voice);
      if (state.contact.channel !== "VOICE") return next;
      state.contact = { ...state.contact, voice: value };
      emit(turn, { kind: "changed", what: "voice", value });
      return next;
    },
  };
};
