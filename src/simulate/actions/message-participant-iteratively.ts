import { type ActionType, compare, waits } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { readRequiredPrompt, say } from "../speech.js";
import { broken } from "../unusable.js";

/** Loops prompts until an agent comes, or until the interrupt period is over. On chat it fails. */
export const messageParticipantIteratively: ActionType = (settings) => {
  const prompts = (settings.objects("Messages") ?? []).map(readRequiredPrompt);
  if (prompts.length === 0) throw broken("Messages is empty.");
  const period = settings.whole("InterruptFrequencySeconds", 1);
  // Whether the list restarts or resumes after an interrupt is heard only with real audio.
  settings.flag("ContinueMessagingDuringInterrupt");
  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "VOICE") return voiceOnly("Looped prompts");
      for (const prompt of prompts) say(turn, prompt, true);
      const until = period === undefined ? undefined : state.time + period * 1000;
      state.waiting = { kind: "pause", until, events: [] };
      return waits;
    },
    resume: () => compare("MessagesInterrupted"),
  };
};
