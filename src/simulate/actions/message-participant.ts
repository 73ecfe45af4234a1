import { type ActionType, next, waits } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { readRequiredPrompt, say } from "../speech.js";
import { emit } from "../turn.js";
import { fillText } from "../path.js";

/** Plays a prompt. An email passes through without effect; SSML and recordings need a voice channel. */
export const messageParticipant: ActionType = (settings) => {
  const prompt = readRequiredPrompt(settings);
  const skips = settings.flag("SkipWhenDTMFBufferEnabled") ?? false;
  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel === "EMAIL") return next;
      if (prompt.form !== "text" && state.contact.channel !== "VOICE") return voiceOnly("SSML and recordings");
      if (skips && state.buffering && state.keys !== "") {
        emit(turn, { kind: "skipped", text: fillText(state, prompt.text) });
        return next;
      }
      const duration = say(turn, prompt);
      if (duration === 0) return next;
      state.waiting = { kind: "speaking", until: state.time + duration };
      return waits;
    },
    resume: () => next,
  };
};
