import type { Json, JsonObject } from "../../language/json.js";
import type { Answer } from "../question.js";

export function served(result: JsonObject): Answer {
  return { kind: "service", result };
}

export function failed(why: string, error?: string): Answer {
  return error === undefined ? { kind: "failed", why } : { kind: "failed", why, error };
}

/** The members of an object; none for anything else. */
export function record(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The objects of a list; none for anything else. */
export function records(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(record) : [];
}

/** An own member as text; empty when there is none. */
export function textAt(from: JsonObject, name: string): string {
  const value = Object.hasOwn(from, name) ? from[name] : undefined;
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
