import { type ActionType, next } from "../behaviour.js";
import { serviceAction } from "../service-action.js";
import { setResult, type Turn } from "../turn.js";

/** Reads chosen attributes of rows into `$.DataTables`. */
export const evaluateDataTableValues: ActionType = (settings) =>
  serviceAction(settings, "EvaluateDataTableValues", { required: ["DataTableId", "Queries"] }, (turn, result) => {
    clear(turn);
    setResult(turn, "DataTables", result);
    return next;
  });

/** Reads whole rows into `$.DataTableList`. */
export const listDataTableValues: ActionType = (settings) =>
  serviceAction(
    settings,
    "ListDataTableValues",
    { required: ["DataTableId"], optional: ["PrimaryKeyGroups"] },
    (turn, result) => {
      clear(turn);
      setResult(turn, "DataTableList", result);
      return next;
    },
  );

/** Adds or changes rows. */
export const upsertDataTableValues: ActionType = (settings) =>
  serviceAction(
    settings,
    "UpsertDataTableValues",
    { required: ["DataTableId", "LockVersion", "DataTableUpsertAttributes"] },
    (turn) => {
      clear(turn);
      return next;
    },
  );

/** Results last until the next data table action. */
function clear(turn: Turn): void {
  setResult(turn, "DataTables", {});
  setResult(turn, "DataTableList", {});
}
