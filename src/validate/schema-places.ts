import type { ActionType } from "../language/action-type.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import type { ParameterSchema } from "../language/parameter-schema.js";
import { rememberFor } from "./remember.js";

/** A place in an action type's parameters of which the catalogue says something. */
export interface SchemaPlace {
  readonly steps: readonly string[];
  readonly schema: ParameterSchema;
}

/** Stands for every element of a list, and every member of a map. */
const every = "*";

/** A function that gives the places of an action type whose schema is such a one; worked out once for each type. */
export function placesWhere(
  isWanted: (schema: ParameterSchema) => boolean,
): (facts: ActionType) => readonly SchemaPlace[] {
  return rememberFor((facts) => {
    const found: SchemaPlace[] = [];
    const visit = (schema: ParameterSchema, steps: readonly string[]): void => {
      if (isWanted(schema)) found.push({ steps, schema });
      if (schema.items) visit(schema.items, [...steps, every]);
      for (const [name, inner] of Object.entries(schema.properties ?? {})) visit(inner, [...steps, name]);
      if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, [...steps, every]);
    };
    visit({ type: "object", ...facts.parameters }, []);
    return found;
  });
}

/** Hands over every text that parameters have at a place, with its path below the parameters. */
export function eachTextAt(
  parameters: JsonObject,
  { steps }: SchemaPlace,
  take: (text: string, at: JsonPath) => void,
): void {
  visit(parameters, 0, []);

  function visit(value: Json | undefined, depth: number, at: JsonPath): void {
    if (depth === steps.length) {
      if (typeof value === "string") take(value, at);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const step = steps[depth] as string;
    if (step === every) {
      for (const [key, inner] of Object.entries(value))
        visit(inner as Json, depth + 1, [...at, Array.isArray(value) ? Number(key) : key]);
    } else if (Object.hasOwn(value, step)) visit((value as JsonObject)[step], depth + 1, [...at, step]);
  }
}
