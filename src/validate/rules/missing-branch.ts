import type { Fix } from "../../diagnostics/diagnostic.js";
import { conditionRules, requiredErrors, requiredOperands } from "../../language/outcomes.js";
import { withFailureBranch, withNext } from "../mends.js";
import { rule } from "../rule.js";

/** Every branch that the service asks for is there. */
export const missingBranch = rule("FLW553", (flow, found) => {
  for (const action of flow.actions) {
    const { type, facts, parameters, ways, place } = action;
    if (!facts?.deployable) continue;
    const missing = (branch: string, fix?: Fix): void => found({ type, branch }, { ...place(["Type"]), fix });
    const { next } = facts.outcomes;
    if (next === "required" && !ways.some(({ kind }) => kind === "next"))
      missing("the way on (NextAction)", withNext(flow, action));
    for (const error of requiredErrors(facts, parameters, flow.flowType)) {
      if (!ways.some(({ kind, name }) => kind === "error" && name === error))
        missing(error, withFailureBranch(flow, action, error));
    }
    if (facts.outcomes.conditions.length === 0) continue;
    const conditions = ways.filter(({ kind }) => kind === "condition");
    const wanted = requiredOperands(facts, parameters).filter(
      (operand) => !conditions.some((condition) => condition.operand === operand),
    );
    for (const operand of wanted) missing(operand);
    const minimum = conditionRules(facts, parameters)?.minimum ?? 0;
    if (wanted.length === 0 && conditions.length < minimum) missing("at least one condition");
  }
});
