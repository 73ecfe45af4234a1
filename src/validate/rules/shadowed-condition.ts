import { conditionRules } from "../../language/outcomes.js";
import { pathsIn } from "../../language/paths.js";
import { withoutWays } from "../mends.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import type { Way } from "../ways.js";

/** A condition that is asked later can still win. */
export const shadowedCondition = rule("FLW598", (flow, found) => {
  const shadows = flow.actions.flatMap(shadowsOf);
  if (shadows.length === 0) return;
  // Of two that are equal one can go; which of them is meant is in doubt when they lead to different actions.
  const dropped = new Set(shadows.flatMap(({ condition, isRepeated }) => (isRepeated ? [condition] : [])));
  for (const { action, condition, earlier, isRepeated } of shadows) {
    const fix = isRepeated ? withoutWays(flow, action, [condition], dropped) : undefined;
    found({ earlier: `${earlier.name} ${earlier.operand}` }, { ...action.place(condition.path), fix });
  }
});

interface Shadow {
  readonly action: SubjectAction;
  readonly condition: Way;
  readonly earlier: Way;
  /** The earlier one is equal and leads to the same action. */
  readonly isRepeated: boolean;
}

function shadowsOf(action: SubjectAction): readonly Shadow[] {
  const { facts, parameters, ways } = action;
  const conditions = ways.filter(({ kind, operands }) => kind === "condition" && operands.length === 1);
  if (conditions.length < 2 || (facts && conditionRules(facts, parameters)?.running)) return [];
  const shadows: Shadow[] = [];
  const byWords = new Map<string, Way>();
  const wider = conditions.filter(({ name }) => name !== "Equals" && name !== "KeyExists").slice(0, mostCompared);
  for (const condition of conditions) {
    const same = `${condition.name} ${condition.operand}`;
    const twin = byWords.get(same);
    const earlier = twin ?? wider.find((other) => isBefore(other, condition) && implies(condition, other));
    if (!twin) byWords.set(same, condition);
    if (earlier) shadows.push({ action, condition, earlier, isRepeated: twin?.target === condition.target });
  }
  return shadows;
}

/** Conditions that each later one is compared with: more than anybody writes. */
const mostCompared = 200;

function isBefore(a: Way, b: Way): boolean {
  return Number(a.path.at(-1)) < Number(b.path.at(-1));
}

/** True when the second condition is true whenever the first is. */
function implies(first: Way, second: Way): boolean {
  const { name, operand } = first;
  const other = second.operand;
  if (operand === "" || other === "" || pathsIn(operand).length > 0 || pathsIn(other).length > 0) return false;
  if (second.name === "TextContains")
    return name.startsWith("Text") || name === "Equals" ? operand.includes(other) : false;
  if (second.name === "TextStartsWith") return ["Equals", "TextStartsWith"].includes(name) && operand.startsWith(other);
  if (second.name === "TextEndsWith") return ["Equals", "TextEndsWith"].includes(name) && operand.endsWith(other);
  return impliesNumber(name, Number(operand), second.name, Number(other));
}

function impliesNumber(name: string, value: number, otherName: string, other: number): boolean {
  if (Number.isNaN(value) || Number.isNaN(other)) return false;
  const below = (strict: boolean): boolean => (strict ? value < other : value <= other);
  const above = (strict: boolean): boolean => (strict ? value > other : value >= other);
  switch (otherName) {
    case "NumberLessThan":
      return name === "NumberLessThan"
        ? below(false)
        : (name === "NumberLessOrEqualTo" || name === "Equals") && below(true);
    case "NumberLessOrEqualTo":
      return ["NumberLessThan", "NumberLessOrEqualTo", "Equals"].includes(name) && below(false);
    case "NumberGreaterThan":
      return name === "NumberGreaterThan"
        ? above(false)
        : (name === "NumberGreaterOrEqualTo" || name === "Equals") && above(true);
    case "NumberGreaterOrEqualTo":
      return ["NumberGreaterThan", "NumberGreaterOrEqualTo", "Equals"].includes(name) && above(false);
    default:
      return false;
  }
}
