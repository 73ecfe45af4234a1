import { type ActionType, next } from "../behaviour.js";
import type { Contact } from "../call-state.js";
import { fillText } from "../path.js";
import { currentContactOnly } from "../target-contact.js";
import { emit } from "../turn.js";

/** Settings that `$.` paths show. */
const readable = [
  ["Name", "name"],
  ["Description", "description"],
  ["LanguageCode", "languageCode"],
  ["CustomerId", "customerId"],
] as const satisfies readonly (readonly [string, keyof Contact])[];

/** Settings that neither the caller nor a path can notice. */
const silent = [
  "WisdomSessionArn",
  "IsVoiceIdStreamingEnabled",
  "IsVoiceAuthenticationEnabled",
  "IsFraudDetectionEnabled",
  "VoiceAuthenticationThreshold",
  "VoiceAuthenticationResponseTime",
  "FraudDetectionThreshold",
  "WatchlistId",
] as const;

/** Sets data of the contact. */
export const updateContactData: ActionType = (settings) => {
  const changes = readable.flatMap(([parameter, member]) => {
    const text = settings.text(parameter);
    return text === undefined ? [] : [{ parameter, member, text }];
  });
  for (const parameter of silent) settings.text(parameter);
  currentContactOnly(settings);
  return {
    enter(turn) {
      const { state } = turn;
      const before = { ...state };
      for (const { parameter, member, text } of changes) {
        const value = fillText(before, text);
        state.contact = { ...state.contact, [member]: value };
        emit(turn, { kind: "changed", what: parameter, value });
      }
      return next;
    },
  };
};
