import { type ActionType, next } from "../behaviour.js";
import { emit } from "../turn.js";

/** Recording and analytics, older form. Nothing that the caller or the flow can notice. */
export const updateContactRecordingBehavior: ActionType = (settings) => {
  const value = JSON.stringify(settings.json("RecordingBehavior") ?? {});
  settings.json("AnalyticsBehavior");
  return {
    enter(turn) {
      emit(turn, { kind: "changed", what: "recording", value });
      return next;
    },
  };
};
