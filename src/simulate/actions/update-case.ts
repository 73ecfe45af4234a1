import { type ActionType, next } from "../behaviour.js";
import { serviceAction } from "../service-action.js";

/** Changes fields of a case. */
export const updateCase: ActionType = (settings) =>
  serviceAction(
    settings,
    "UpdateCase",
    { required: ["LinkContactToCase", "CaseId"], optional: ["CaseRequestFields"] },
    () => next,
  );
