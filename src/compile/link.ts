import { relocate, type FlowSymbol } from "../author/symbol.js";
import type { FlowDocument } from "../language/document.js";
import type { Json } from "../language/json.js";

/**
 * Replaces every relocation token of a document, in parameters, conditions and metadata, by what `resolve` answers: an
 * ARN, or a setting's value. The document itself is not changed.
 */
export function link(document: FlowDocument, resolve: (symbol: FlowSymbol) => string): FlowDocument {
  return linkJson(document as unknown as Json, resolve) as unknown as FlowDocument;
}

function linkJson(value: Json | undefined, resolve: (symbol: FlowSymbol) => string): Json {
  if (typeof value === "string") return relocate(value, resolve);
  if (Array.isArray(value)) return value.map((element: Json) => linkJson(element, resolve));
  if (value === null || typeof value !== "object") return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, linkJson(member as Json, resolve)]),
  );
}
