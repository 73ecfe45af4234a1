import type { Binding, IntegerRange } from "./parameter-schema.js";
import { parsePath, pathsIn } from "./paths.js";

/** What a text parameter may be. */
export interface TextRule {
  readonly binding: Binding;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** UTF-16 units. */
  readonly maxLength?: number;
  readonly integer?: IntegerRange;
}

/**
 * What is wrong with a text: `empty`; `path`: it holds a path where none may be; `mixed`: a path with other text around
 * it where it must stand alone; `noPath`: it is not the path that it must be. The others speak of literal text.
 */
export type TextProblem = "empty" | "path" | "mixed" | "noPath" | "enum" | "pattern" | "maxLength" | "integer";

/**
 * Holds a text against its rule; undefined when nothing is wrong. Rules for literals do not concern a text with a path
 * where paths may be: its value is known during the call only.
 */
export function textProblem(text: string, rule: TextRule): TextProblem | undefined {
  if (text === "") return "empty";
  if (pathsIn(text).length > 0) {
    if (rule.binding === "static") return "path";
    return rule.binding === "dynamic" || parsePath(text) ? undefined : "mixed";
  }
  if (rule.binding === "path") return "noPath";
  if (rule.enum && !rule.enum.includes(text)) return "enum";
  if (rule.maxLength !== undefined && text.length > rule.maxLength) return "maxLength";
  if (rule.pattern !== undefined && !patternOf(rule.pattern).test(text)) return "pattern";
  return rule.integer && !isInteger(text, rule.integer) ? "integer" : undefined;
}

const patterns = new Map<string, RegExp>();

/** The catalogue has a few patterns; each is compiled once. */
function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) patterns.set(source, (pattern = new RegExp(source, "u")));
  return pattern;
}

/** True for a whole number in decimal digits, within the range; spaces, plus signs and fractions are none. */
function isInteger(text: string, { minimum = -Infinity, maximum = Infinity }: IntegerRange): boolean {
  return /^-?[0-9]+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
}
