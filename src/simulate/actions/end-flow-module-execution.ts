import type { ActionType } from "../behaviour.js";
import { fillJson, parseJson } from "../json-template.js";
import { fillText } from "../path.js";

/** Returns from a module by one of its result branches. */
export const endFlowModuleExecution: ActionType = (settings) => {
  const result = settings.text("Result") ?? "";
  const data = parseJson(settings.json("ResultData") ?? {});
  return {
    enter: ({ state }) => ({ kind: "returns", result: fillText(state, result), data: fillJson(state, data) }),
  };
};
