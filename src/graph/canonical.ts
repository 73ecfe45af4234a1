import type { Json, JsonObject } from "../language/json.js";

/**
 * A text that two JSON values share exactly when they are equal, whatever the order of their objects' keys. Members
 * that are `undefined` count as absent.
 */
export function canonical(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  let text = "{";
  for (const key of Object.keys(value).toSorted()) {
    const member = (value as JsonObject)[key];
    if (member === undefined) continue;
    text += `${text.length > 1 ? "," : ""}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return text + "}";
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
