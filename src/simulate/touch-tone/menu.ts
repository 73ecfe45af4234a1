import { type ActionType, compare, error, waits } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { readRequiredPrompt, say } from "../speech.js";
import { emit } from "../turn.js";
import { takeKey } from "./buffer.js";

/** One key decides; a key interrupts the prompt; the time limit runs from the end of the prompt. */
export const menu: ActionType = (settings, { operands }) => {
  const prompt = readRequiredPrompt(settings);
  const limit = settings.requiredWhole("InputTimeLimitSeconds", 1) * 1000;
  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "VOICE") return voiceOnly("Touch-tones");
      const promptUntil = state.time + say(turn, prompt);
      emit(turn, { kind: "collecting", mode: "menu", firstKeyMilliseconds: limit, maximum: 1, keys: operands });
      const key = takeKey(turn);
      if (key !== "") {
        emit(turn, { kind: "keyed", keys: key, secret: false });
        return compare(key);
      }
      state.waiting = {
        kind: "keys",
        mode: "menu",
        typed: "",
        promptUntil,
        until: promptUntil + limit,
        maximum: 1,
        encrypted: false,
        terminator: "",
        interdigitMilliseconds: 0,
      };
      return waits;
    },
    resume(_, happening) {
      if (happening.kind === "key") return compare(happening.key);
      return error("InputTimeLimitExceeded", `No key came within ${limit / 1000} s.`);
    },
  };
};
