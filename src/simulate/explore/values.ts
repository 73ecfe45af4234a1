import type { Json } from "../../language/json.js";
import { testOf } from "../conditions.js";
import { textOf } from "../path.js";

/** A condition that a value may meet, with its operand as a text. */
export interface ValueTest {
  readonly operator: string;
  readonly operand: string;
}

/** Stands for another value of the call, where a condition compares two of them. */
export const sameAsOther = "same";

/** How many combinations of values are tried at one moment. */
const maximumCombinations = 200;

/** What values may be like. */
export interface ValueChoice {
  readonly isAllowed?: (value: Json) => boolean;
  /** Values to take rather than made-up ones where no test asks for a certain one. */
  readonly usual?: readonly Json[];
}

const others: readonly Json[] = ["other", "0", "another value", ""];

/**
 * Values that the tests tell apart, one for each combination of answers that some candidate gives: those that meet a
 * test first, in the order of the tests, then one that meets none (when there is one).
 */
export function distinctValues(
  tests: readonly ValueTest[],
  { isAllowed = () => true, usual = [] }: ValueChoice = {},
): Json[] {
  const found = new Map<string, Json>();
  for (const value of [...candidates(tests), ...usual, ...others]) {
    if (!isAllowed(value)) continue;
    const answers = tests.map((test) => (meets(value, test) ? "1" : "0")).join("");
    if (!found.has(answers)) found.set(answers, value);
  }
  return [...found.values()];
}

function meets(value: Json, { operator, operand }: ValueTest): boolean {
  const keys =
    typeof value === "object" && value !== null && !Array.isArray(value) ? new Set(Object.keys(value)) : undefined;
  return testOf(operator)?.(textOf(value), operand, keys) ?? false;
}

function candidates(tests: readonly ValueTest[]): readonly Json[] {
  const of = (operator: string) => tests.filter((test) => test.operator === operator).map(({ operand }) => operand);
  const starts = of("TextStartsWith");
  const ends = of("TextEndsWith");
  const inner = of("TextContains");
  const numbers = tests
    .filter(({ operator }) => operator.startsWith("Number"))
    .map(({ operand }) => Number(operand))
    .filter(Number.isFinite);
  const keys = of("KeyExists");
  const equals = tests.filter(({ operator }) => operator === "Equals").map(({ operand }) => operand);
  const joined = ["", ...starts].flatMap((start) =>
    ["", ...inner].flatMap((middle) => ["", ...ends].map((end) => start + middle + end)),
  );
  return [
    ...equals,
    ...starts,
    ...ends,
    ...inner,
    ...joined.filter((text) => text !== ""),
    ...numbers.flatMap((number) => [number + 1, number, number - 1]).map(String),
    ...keys.map((key) => ({ [key]: "yes" })),
    ...(keys.length > 1 ? [Object.fromEntries(keys.map((key) => [key, "yes"]))] : []),
  ];
}

/** Choices of a value for every name: all of them, or, when they are too many, those that differ in one name at a time. */
export function combinations(values: ReadonlyMap<string, readonly Json[]>): readonly ReadonlyMap<string, Json>[] {
  const names = [...values.keys()];
  const count = [...values.values()].reduce((product, list) => product * Math.max(1, list.length), 1);
  if (count <= maximumCombinations) {
    let all: ReadonlyMap<string, Json>[] = [new Map()];
    for (const [name, list] of values)
      all = list.length === 0 ? all : all.flatMap((one) => list.map((value) => new Map([...one, [name, value]])));
    return all;
  }
  const pick = (at: (list: readonly Json[]) => Json | undefined) =>
    new Map(names.flatMap((name) => [[name, at(values.get(name)!) ?? ""] as const]));
  const bases = [pick((list) => list[0]), pick((list) => list.at(-1))];
  const varied = bases.flatMap((base) =>
    names.flatMap((name) => values.get(name)!.map((value) => new Map([...base, [name, value]]))),
  );
  return [...bases, ...varied].slice(0, maximumCombinations);
}
