import type { Json, JsonObject } from "../language/json.js";

/** `ResponseValidation.ResponseType`; a flow without it is held to `STRING_MAP`. */
export type ResponseType = "STRING_MAP" | "JSON";

/** A result that the service would take, or why it would not. */
export type ResultCheck =
  { readonly valid: true; readonly value: JsonObject } | { readonly valid: false; readonly why: string };

/** A result may be 32 KB (Administrator Guide, invoke Lambda functions). */
const maximumBytes = 32 * 1024;

/** Checks a function's answer, given as JSON text. */
export function validateResult(payload: string, type: ResponseType): ResultCheck {
  const bytes = Buffer.byteLength(payload);
  if (bytes > maximumBytes) return invalid(`The function answered with ${bytes} bytes; the limit is ${maximumBytes}.`);
  let value: Json;
  try {
    value = JSON.parse(payload) as Json;
  } catch {
    return invalid("The function's answer is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return invalid(`The function answered with ${describe(value)}, not with an object.`);
  const result = value as JsonObject;
  if (type === "STRING_MAP") {
    for (const [key, member] of Object.entries(result))
      if (typeof member !== "string")
        return invalid(`Under STRING_MAP every value is a text, and "${key}" is ${describe(member ?? null)}.`);
  }
  return { valid: true, value: result };
}

function invalid(why: string): ResultCheck {
  return { valid: false, why };
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
