import { relocate, type FlowSymbol } from "../author/symbol.js";
import type { FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";

/**
 * Replaces every relocation token of a document, in parameters, conditions and metadata, by what `resolve` answers: an
 * ARN, or a setting's value. The document itself is not changed; parts without a token are shared with it.
 */
export function link(document: FlowDocument, resolve: (symbol: FlowSymbol) => string): FlowDocument {
  return linkJson(document as unknown as Json, resolve) as unknown as FlowDocument;
}

function linkJson(value: Json, resolve: (symbol: FlowSymbol) => string): Json {
  if (typeof value === "string") return relocate(value, resolve);
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? linkList(value as readonly Json[], resolve) : linkObject(value as JsonObject, resolve);
}

function linkList(list: readonly Json[], resolve: (symbol: FlowSymbol) => string): readonly Json[] {
  let linked: Json[] | undefined;
  list.forEach((element, i) => {
    const now = linkJson(element, resolve);
    if (now !== element) (linked ??= [...list])[i] = now;
  });
  return linked ?? list;
}

function linkObject(object: JsonObject, resolve: (symbol: FlowSymbol) => string): JsonObject {
  let linked: Map<string, Json> | undefined;
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    const now = linkJson(member, resolve);
    if (now !== member) (linked ??= new Map()).set(key, now);
  }
  if (!linked) return object;
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, linked.get(key) ?? member]));
}
