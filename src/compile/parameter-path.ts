import type { Json, JsonObject } from "../language/json.js";
import type { ParameterPath } from "./console-facts.js";

/** A value found in parameters, with the name of the member that holds it. */
export interface Found {
  readonly key: string;
  readonly value: Json;
}

/** The values that a path leads to, in document order; `*` takes every member of an object or list. */
export function valuesAt(parameters: Json, path: ParameterPath): readonly Found[] {
  const found: Found[] = [];
  collect("", parameters, path, 0, found);
  return found;
}

function collect(key: string, value: Json | undefined, path: ParameterPath, depth: number, found: Found[]): void {
  if (value === undefined) return;
  const step = path[depth];
  if (step === undefined) {
    found.push({ key, value });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const members = value as JsonObject;
  if (step !== "*") {
    if (Object.hasOwn(members, step)) collect(step, members[step], path, depth + 1, found);
    return;
  }
  for (const name of Object.keys(members)) collect(name, members[name], path, depth + 1, found);
}

/** True for a text that is one JSONPath and nothing else: `$.Attributes.plan`, `$.Attributes['first name']`. */
export function isPath(value: Json): boolean {
  return typeof value === "string" && /^\$(?:\.[\w-]+|\['[^']*'\])+$/.test(value);
}
