import { type ActionType, next } from "../behaviour.js";
import { serviceAction } from "../service-action.js";
import { emit, setResult } from "../turn.js";

/** Makes a case from a template; `$.Case.case_id` names it. */
export const createCase: ActionType = (settings) =>
  serviceAction(
    settings,
    "CreateCase",
    { required: ["LinkContactToCase", "CaseTemplateId"], optional: ["CaseRequestFields", "ContactToLink"] },
    (turn, result) => {
      setResult(turn, "Case", result);
      emit(turn, { kind: "changed", what: "case", value: String(result["case_id"] ?? "") });
      return next;
    },
  );
