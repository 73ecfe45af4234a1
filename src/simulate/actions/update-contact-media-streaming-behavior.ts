import { type ActionType, next } from "../behaviour.js";
import { voiceOnly } from "../channels.js";
import { emit, withEntries } from "../turn.js";
import { broken } from "../unusable.js";

/** Starts or stops streaming the customer's audio; `$.MediaStreams` names the stream. */
export const updateContactMediaStreamingBehavior: ActionType = (settings) => {
  const word = settings.choice("MediaStreamingState", ["Enabled", "Disabled"]);
  settings.json("Participants");
  settings.choice("MediaStreamType", ["Audio"]);
  if (!word) throw broken("MediaStreamingState is missing.");
  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "VOICE") return voiceOnly("Media streams");
      const now = String(state.time);
      const { streamedSince } = state.contact;
      const since = word === "Enabled" ? now : (streamedSince ?? now);
      const stream = {
        StreamARN: `arn:aws:kinesisvideo:${state.contact.region}:123456789012:stream/local/${state.contact.id}`,
        StartTimestamp: since,
        StartFragmentNumber: "1",
        ...(word === "Disabled" && { StopTimestamp: now }),
      };
      const data = withEntries(state.contact.data, [["MediaStreams", { Customer: { Audio: stream } }]]);
      state.contact = { ...state.contact, data, streamedSince: since };
      emit(turn, { kind: "changed", what: "media streaming", value: word });
      return next;
    },
  };
};
