import { didYouMean } from "../diagnostics/did-you-mean.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import {
  allowedErrors,
  allowedOperands,
  conditionRules,
  requiredErrors,
  requiredOperands,
} from "../language/outcomes.js";
import { actionPlace, type ActionRule } from "./rule.js";
import { waysOf, type Way } from "./ways.js";

/** FLW553 to FLW555, FLW557: an action has the branches that the service asks for, and no others. */
export const branches: ActionRule = (subject, subjectAction) => {
  const { action, facts, parameters, path } = subjectAction;
  const type = action.Type;
  const ways = waysOf(action);
  const own = actionPlace(subject, subjectAction, ["Type"]);
  const placeOf = (way: Way): typeof own => actionPlace(subject, { action, path }, way.path);
  const findings: Diagnostic[] = [];
  const next = facts.outcomes.next;

  const first = ways[0];
  if (next === "none" && first) return [report("FLW557", { type }, placeOf(first))];
  if (next === "required" && !ways.some(({ kind }) => kind === "next")) {
    findings.push(report("FLW553", { type, branch: "the way on (NextAction)" }, own));
  }

  const errors = allowedErrors(facts, parameters, subject.flowType);
  for (const way of ways) {
    if (way.kind !== "error" || errors.some((error) => error === way.name)) continue;
    findings.push(report("FLW554", { type, branch: way.name, hint: didYouMean(way.name, errors) }, placeOf(way)));
  }
  for (const error of requiredErrors(facts, parameters, subject.flowType)) {
    if (!ways.some(({ kind, name }) => kind === "error" && name === error)) {
      findings.push(report("FLW553", { type, branch: error }, own));
    }
  }
  return [...findings, ...conditionFindings(ways.filter(({ kind }) => kind === "condition"))];

  function conditionFindings(conditions: readonly Way[]): readonly Diagnostic[] {
    const rules = conditionRules(facts, parameters);
    const operands = allowedOperands(facts, parameters);
    const known = rules
      ? `${rules.operators.join(", ")} with ${operands === "free" ? "one operand" : operands.join(", ")}`
      : "no conditions here";
    const refused = conditions.filter(
      ({ name, operand }) =>
        !rules?.operators.some((operator) => operator === name) || (operands !== "free" && !operands.includes(operand)),
    );
    const missing = requiredOperands(facts, parameters).filter(
      (operand) => !conditions.some((condition) => condition.operand === operand),
    );
    const tooFew = rules?.minimum !== undefined && conditions.length < rules.minimum;
    return [
      ...refused.map((way) =>
        report("FLW555", { type, operator: way.name, operand: way.operand, known }, placeOf(way)),
      ),
      ...missing.map((operand) => report("FLW553", { type, branch: operand }, own)),
      ...(tooFew && missing.length === 0 ? [report("FLW553", { type, branch: "at least one condition" }, own)] : []),
    ];
  }
};
