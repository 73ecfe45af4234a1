import { type ActionType, compare as byConditions } from "../behaviour.js";
import { readPath, textOf } from "../path.js";

/** Checks one value against the conditions; `KeyExists` looks at the keys of an object value. */
export const compare: ActionType = (settings) => {
  const path = settings.path("ComparisonValue");
  return {
    enter({ state }) {
      const value = readPath(state, path);
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      return byConditions(textOf(value), isObject ? new Set(Object.keys(value)) : undefined);
    },
  };
};
