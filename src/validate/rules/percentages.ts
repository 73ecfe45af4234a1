import { conditionRules } from "../../language/outcomes.js";
import { pathsIn } from "../../language/paths.js";
import { rule } from "../rule.js";

/** Shares grow from condition to condition, and stay within a hundred. */
export const percentages = rule("FLW581", (flow, found) => {
  for (const { facts, parameters, ways, place } of flow.actions) {
    if (!facts || !conditionRules(facts, parameters)?.running) continue;
    let before = 1;
    for (const { kind, name, operand, path } of ways) {
      if (kind !== "condition" || name !== "NumberLessThan" || pathsIn(operand).length > 0) continue;
      const share = /^\d+$/.test(operand) ? Number(operand) : Number.NaN;
      const problem = Number.isNaN(share)
        ? `"${operand}" is no whole number`
        : share < 2 || share > 101
          ? `${operand} is not between 2 and 101`
          : share <= before
            ? `${operand} is not more than the ${before} before it, so its share is nothing`
            : undefined;
      if (problem !== undefined) found({ problem }, place(path));
      else before = share;
    }
  }
});
