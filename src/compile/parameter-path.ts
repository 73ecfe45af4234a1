import type { Json } from "../language/json.js";
import type { ParameterPath } from "./console-facts.js";

/** A value found in parameters, with the name of the member that holds it. */
export interface Found {
  readonly key: string;
  readonly value: Json;
}

/** The values that a path leads to, in document order; `*` takes every member of an object or list. */
export function valuesAt(parameters: Json, path: ParameterPath): readonly Found[] {
  let found: readonly Found[] = [{ key: "", value: parameters }];
  for (const step of path)
    found = found.flatMap(({ value }) => (step === "*" ? membersOf(value) : member(value, step)));
  return found;
}

function member(value: Json, key: string): readonly Found[] {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return none;
  const found = (value as Readonly<Record<string, Json | undefined>>)[key];
  return found === undefined ? none : [{ key, value: found }];
}

const none: readonly Found[] = [];

/** The members of an object, or of a list by index; none of a scalar. */
export function membersOf(value: Json): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Json | undefined>>).flatMap(([key, member]) =>
    member === undefined ? [] : [{ key, value: member }],
  );
}

/** True for a text that is one JSONPath and nothing else: `$.Attributes.plan`, `$.Attributes['first name']`. */
export function isPath(value: Json): boolean {
  return typeof value === "string" && /^\$(?:\.[\w-]+|\['[^']*'\])+$/.test(value);
}
