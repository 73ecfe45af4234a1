import { maximumActions } from "../../language/limits.js";
import { rule } from "../rule.js";

/** A flow has at most 250 actions. */
export const tooManyActions = rule(
  "FLW558",
  (flow, found) => {
    const count = flow.actions.length;
    if (count > maximumActions) found({ count, limit: maximumActions }, flow.placeOf(["Actions", maximumActions]));
  },
  { only: "documents" },
);
