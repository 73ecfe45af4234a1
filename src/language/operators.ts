/**
 * Operators of a condition and how they compare: `text` case-sensitively; `number` false when either side is no number;
 * `key` true when the compared object has a key of that name. `KeyExists` is undocumented and works in Compare only.
 * Source: AWS Developer Guide, Flow language; published by an open-source test suite.
 */
export const operators = {
  Equals: "text",
  TextStartsWith: "text",
  TextEndsWith: "text",
  TextContains: "text",
  NumberGreaterThan: "number",
  NumberGreaterOrEqualTo: "number",
  NumberLessThan: "number",
  NumberLessOrEqualTo: "number",
  KeyExists: "key",
} as const;

/** Name of an operator that the service takes. */
export type Operator = keyof typeof operators;

/** Operators that documentation or hand-written flows use and the service refuses. */
export const rejectedOperators: ReadonlyMap<string, string> = new Map([
  ["And", "Write one block after the other: conditions do not nest."],
  ["Or", "Write one condition for each alternative: conditions do not nest."],
  ["Not", "Use the branch for no match: conditions do not nest."],
  ["All", "Write one block after the other: conditions do not nest."],
  ["Any", "Write one condition for each alternative: conditions do not nest."],
  ["Contains", "Use TextContains."],
  ["Exists", "There is no test for a missing value: let the producer return a word for it."],
  ["NumericLessThan", "Use NumberLessThan."],
]);

/** True for an operator that the service takes; safe for any text. */
export function isOperator(name: string): name is Operator {
  return Object.hasOwn(operators, name);
}
