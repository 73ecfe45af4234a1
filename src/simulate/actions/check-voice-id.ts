import { type ActionType, compare } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { serviceAction } from "../service-action.js";

/** Branches on what Voice ID says of the caller. */
export const checkVoiceId: ActionType = (settings) => {
  const asks = serviceAction(settings, "CheckVoiceId", { required: ["CheckVoiceIdOption"] }, (_, result) =>
    compare(String(result["result"] ?? "")),
  );
  return {
    ...asks,
    enter: (turn) => (turn.state.contact.channel === "VOICE" ? asks.enter(turn) : voiceOnly("Voice ID")),
  };
};
