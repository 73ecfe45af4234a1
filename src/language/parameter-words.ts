import type { ParameterSchema } from "./parameter-schema.js";
import { choiceInWords } from "./predicate-words.js";
import type { TextProblem } from "./text-rule.js";

/** What a parameter should be, as part of a sentence: `a whole number from 0 to 100, or one path`. */
export function expectationInWords(schema: ParameterSchema | undefined): string {
  if (!schema) return "JSON whose texts are not empty";
  const path = schema.binding === "path" || schema.binding === "staticOrPath";
  if (schema.binding === "path" && schema.type === "string") return "one path";
  return `${literalInWords(schema)}${path ? ", or one path" : ""}`;
}

function literalInWords({ type, enum: values, integer, minimum, maximum }: ParameterSchema): string {
  if (values) return choiceInWords(values);
  if (integer) return `a whole number${rangeInWords(integer.minimum, integer.maximum)}`;
  const words = (Array.isArray(type) ? (type as readonly string[]) : [type as string]).map((each) =>
    typeWords.get(each),
  );
  return `${words.join(" or ")}${rangeInWords(minimum, maximum)}`;
}

const typeWords: ReadonlyMap<string, string> = new Map([
  ["string", "a text"],
  ["integer", "a whole JSON number"],
  ["number", "a JSON number"],
  ["boolean", "true or false as JSON, without quotes"],
  ["object", "an object"],
  ["array", "a list"],
]);

function rangeInWords(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? "" : ` of at most ${maximum}`;
}

/** What is wrong with a text, as a predicate to its name: `is an empty text, which …`. */
export function textProblemInWords(problem: TextProblem, text: string, schema: ParameterSchema | undefined): string {
  switch (problem) {
    case "empty":
      return "is an empty text, which the service refuses everywhere";
    case "path":
      return "holds a path, but it must be known when the flow is built";
    case "mixed":
      return "has text around a path; it takes a literal, or one path alone";
    case "noPath":
      return "should be one path, but it is a literal";
    case "maxLength":
      return `has ${text.length} characters, and ${schema?.maxLength} is the most`;
    case "pattern":
      return `should match ${schema?.pattern}, but it is ${quoted(text)}`;
    case "enum":
    case "integer":
      return `should be ${expectationInWords(schema)}, but it is ${quoted(text)}`;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
