import { report } from "../diagnostics/report.js";
import { maximumActions } from "../language/limits.js";
import type { FlowRule } from "./rule.js";

/** FLW558: a flow has at most 250 actions. */
export const size: FlowRule = ({ document, placeOf }) => {
  const count = document.Actions.length;
  return count <= maximumActions
    ? []
    : [report("FLW558", { count, limit: maximumActions }, placeOf(["Actions", maximumActions]))];
};
