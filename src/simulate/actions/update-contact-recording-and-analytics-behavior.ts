import { type ActionType, error, next } from "../behaviour.js";
import { emit } from "../turn.js";

/** Recording and analytics per channel; a behaviour for another channel than the contact's is a mismatch. */
export const updateContactRecordingAndAnalyticsBehavior: ActionType = (settings) => {
  const voice = settings.json("VoiceBehavior");
  const chat = settings.json("ChatBehavior");
  const screen = settings.json("ScreenRecordingBehavior");
  const value = JSON.stringify(voice ?? chat ?? screen ?? {});
  return {
    enter(turn) {
      const { channel } = turn.state.contact;
      if ((voice && channel !== "VOICE") || (chat && channel !== "CHAT"))
        return error("ChannelMismatch", `The behaviour is not for ${channel} contacts.`);
      emit(turn, { kind: "changed", what: "recording", value });
      return next;
    },
  };
};
