import type { Json, JsonObject } from "../language/json.js";
import { parsePath, type Path } from "../language/paths.js";
import type { CallState } from "./call-state.js";
import { fillText, parseText, readPath, textOf, type Text } from "./path.js";

/** A JSON value whose texts may hold paths, cut into pieces once. */
export type JsonTemplate =
  | { readonly kind: "fixed"; readonly value: Json }
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "text"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly JsonTemplate[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, JsonTemplate])[] };

export function parseJson(value: Json): JsonTemplate {
  if (typeof value === "string") {
    const path = parsePath(value);
    if (path) return { kind: "path", path };
    const text = parseText(value);
    return typeof text === "string" ? { kind: "fixed", value: text } : { kind: "text", text };
  }
  if (typeof value !== "object" || value === null) return { kind: "fixed", value };
  if (Array.isArray(value)) return { kind: "list", items: (value as readonly Json[]).map(parseJson) };
  const members = Object.entries(value as JsonObject);
  return { kind: "object", members: members.map(([name, member]) => [name, parseJson(member ?? null)]) };
}

/** The value with its paths filled in. A path gives text, since the service allows it only in text fields. */
export function fillJson(state: CallState, template: JsonTemplate): Json {
  switch (template.kind) {
    case "fixed":
      return template.value;
    case "path":
      return textOf(readPath(state, template.path));
    case "text":
      return fillText(state, template.text);
    case "list":
      return template.items.map((item) => fillJson(state, item));
    case "object":
      return Object.fromEntries(template.members.map(([name, member]) => [name, fillJson(state, member)]));
  }
}
