import type { Json, JsonObject } from "./json.js";

/**
 * A question about an action's parameters, as data. Paths are property names from the object that carries the rule
 * (`Parameters` itself for rules of an action).
 */
export type Predicate =
  /** The value at `path` is this text. */
  | { readonly path: readonly string[]; readonly equals: string }
  /** The value at `path` is one of these texts. */
  | { readonly path: readonly string[]; readonly in: readonly string[] }
  /** The value at `path` is a list that has this text. */
  | { readonly path: readonly string[]; readonly contains: string }
  /** There is a value at this path. */
  | { readonly present: readonly string[] }
  | { readonly not: Predicate }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] };

/** The value at a path of property names; undefined when any step is missing or is not an object. Own properties only. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || Array.isArray(here) || !Object.hasOwn(here, step))
      return undefined;
    here = (here as JsonObject)[step];
  }
  return here;
}

/** Answers a predicate for given parameters. */
export function holds(predicate: Predicate, parameters: JsonObject): boolean {
  if ("not" in predicate) return !holds(predicate.not, parameters);
  if ("all" in predicate) {
    for (const part of predicate.all) if (!holds(part, parameters)) return false;
    return true;
  }
  if ("any" in predicate) {
    for (const part of predicate.any) if (holds(part, parameters)) return true;
    return false;
  }
  if ("present" in predicate) return valueAt(parameters, predicate.present) !== undefined;
  const value = valueAt(parameters, predicate.path);
  if ("equals" in predicate) return value === predicate.equals;
  if ("in" in predicate) return typeof value === "string" && predicate.in.includes(value);
  return Array.isArray(value) && value.includes(predicate.contains);
}
