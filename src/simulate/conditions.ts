import type { CallState } from "./call-state.js";
import { fillText, type Text } from "./path.js";

/** One condition of an action, ready to be tested. */
export interface Condition {
  readonly test: Test;
  readonly operand: Text;
}

/** True when the value (or, for `KeyExists`, the keys of the value) meets the operand. */
export type Test = (value: string, operand: string, keys: ReadonlySet<string> | undefined) => boolean;

/** Text comparison is case-sensitive; numeric operators are false when either side is not a number. */
const operators: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["Equals", (value, operand) => value === operand],
  ["TextStartsWith", (value, operand) => value.startsWith(operand)],
  ["TextEndsWith", (value, operand) => value.endsWith(operand)],
  ["TextContains", (value, operand) => value.includes(operand)],
  ["NumberGreaterThan", (value, operand) => number(value) > number(operand)],
  ["NumberGreaterOrEqualTo", (value, operand) => number(value) >= number(operand)],
  ["NumberLessThan", (value, operand) => number(value) < number(operand)],
  ["NumberLessOrEqualTo", (value, operand) => number(value) <= number(operand)],
  ["KeyExists", (_value, operand, keys) => keys?.has(operand) ?? false],
]);

/** The test of an operator of the Flow language; undefined for an unknown one. */
export function testOf(operator: string): Test | undefined {
  return operators.get(operator);
}

export function holds(
  state: CallState,
  condition: Condition,
  value: string,
  keys: ReadonlySet<string> | undefined,
): boolean {
  return condition.test(value, fillText(state, condition.operand), keys);
}

/** A decimal number, possibly with spaces around it; anything else is not a number. */
function number(text: string): number {
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
}
