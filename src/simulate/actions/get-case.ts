import { type ActionType, next } from "../behaviour.js";
import { serviceAction } from "../service-action.js";
import { setResult } from "../turn.js";

/** Looks for a case; `$.Case` has its id and the fields asked for. */
export const getCase: ActionType = (settings) =>
  serviceAction(
    settings,
    "GetCase",
    {
      required: ["LinkContactToCase"],
      optional: ["GetLastUpdatedCase", "CustomerId", "CaseRequestFields", "CaseResponseFields"],
    },
    (turn, result) => {
      setResult(turn, "Case", result);
      return next;
    },
  );
