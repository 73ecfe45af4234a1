import { allowedOperands, conditionRules } from "../../language/outcomes.js";
import { isOperator, rejectedOperators } from "../../language/operators.js";
import { pathsIn, parsePath } from "../../language/paths.js";
import { withoutWays } from "../mends.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import type { Way } from "../ways.js";
import { rememberFor } from "../remember.js";

/** Conditions are of a form that the action can decide. */
export const conditionForm = rule("FLW555", (flow, found) => {
  for (const [action, way] of conditionsOf(flow)) {
    const { type, facts, parameters, place } = action;
    if (!facts || !isOperator(way.name) || way.operands.length !== 1 || way.operand === "") continue;
    const rules = conditionRules(facts, parameters);
    const operands = allowedOperands(facts, parameters);
    const fits = rules?.operators.some((operator) => operator === way.name) === true;
    if (fits && (operands === "free" || operands.includes(way.operand))) continue;
    const known = rules
      ? `${rules.operators.join(", ")} with ${operands === "free" ? "one operand" : operands.join(", ")}`
      : "no conditions here";
    const near =
      operands === "free" ? undefined : operands.find((one) => one.toLowerCase() === way.operand.toLowerCase());
    const fix =
      fits && near !== undefined
        ? { was: JSON.stringify(way.operand), becomes: JSON.stringify(near) }
        : rules === undefined
          ? withoutWays(flow, action, [way], refusedIn(flow))
          : undefined;
    const at = fix && "was" in fix ? ["Condition", "Operands", 0] : [];
    found({ type, operator: way.name, operand: way.operand, known }, { ...place([...way.path, ...at]), fix });
  }
});

/** Conditions of actions that take none. */
const refusedIn: (flow: Subject) => ReadonlySet<Way> = rememberFor(
  (flow) =>
    new Set(
      conditionsOf(flow).flatMap(([{ facts, parameters }, way]) =>
        facts && conditionRules(facts, parameters) ? [] : [way],
      ),
    ),
);

/** The operator exists. */
export const unknownOperator = rule("FLW567", (flow, found) => {
  for (const [{ place }, way] of conditionsOf(flow)) {
    if (isOperator(way.name)) continue;
    const advice = rejectedOperators.get(way.name);
    const instead = /^Use ([A-Za-z]+)\.$/.exec(advice ?? "")?.[1];
    const fix = instead ? { was: JSON.stringify(way.name), becomes: JSON.stringify(instead) } : undefined;
    const mend = advice ?? "Use Equals, TextStartsWith, TextEndsWith, TextContains or one of the Number… operators.";
    found({ operator: way.name, mend }, { ...place([...way.path, "Condition", "Operator"]), fix });
  }
});

/** The operand is fixed where the service reads it when the flow is published. */
export const operandPath = rule("FLW568", (flow, found) => {
  for (const [{ type, facts, parameters, place }, way] of conditionsOf(flow)) {
    const rules = facts && conditionRules(facts, parameters);
    if (!rules || rules.operands !== "free" || pathsIn(way.operand).length === 0) continue;
    if (rules.operandBinding === "staticOrPath" && parsePath(way.operand)) continue;
    found({ type, operand: way.operand }, place([...way.path, "Condition", "Operands", 0]));
  }
});

/** There is exactly one operand. */
export const oneOperand = rule("FLW569", (flow, found) => {
  for (const [{ place }, way] of conditionsOf(flow)) {
    const [operand, ...more] = way.operands;
    if (more.length === 0 && (typeof operand === "number" || (typeof operand === "string" && operand !== ""))) continue;
    const count =
      way.operands.length === 0
        ? "no operand"
        : more.length > 0
          ? `${way.operands.length} operands`
          : operand === ""
            ? "an empty operand"
            : "an operand that is no text";
    found({ count }, place([...way.path, "Condition"]));
  }
});

/** Numbers are compared with numbers. */
export const numberOperand = rule("FLW570", (flow, found) => {
  for (const [{ place }, way] of conditionsOf(flow)) {
    if (!way.name.startsWith("Number") || !isOperator(way.name) || way.operand === "") continue;
    if (pathsIn(way.operand).length > 0 || /^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/.test(way.operand)) continue;
    if (/\$\{|\{\{/.test(way.operand)) continue;
    found({ operator: way.name, operand: way.operand }, place([...way.path, "Condition", "Operands", 0]));
  }
});

const conditionsOf: (flow: Subject) => readonly (readonly [SubjectAction, Way])[] = rememberFor((flow) =>
  flow.actions.flatMap((action) =>
    action.facts?.deployable && action.facts.outcomes.next !== "none"
      ? action.ways.flatMap((way) => (way.kind === "condition" ? [[action, way] as const] : []))
      : [],
  ),
);
