import { type ActionType, next } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { emit } from "../turn.js";

/** Starts streaming to Voice ID: nothing that the caller or the flow can notice. */
export const startVoiceIdStream: ActionType = () => ({
  enter(turn) {
    if (turn.state.contact.channel !== "VOICE") return voiceOnly("Voice ID streams");
    emit(turn, { kind: "changed", what: "Voice ID stream", value: "started" });
    return next;
  },
});
