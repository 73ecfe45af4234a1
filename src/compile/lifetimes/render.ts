import { pathsIn } from "../../language/paths.js";
import { NumberOf, Outcome, Phi, Protected, Ref, Text, unwrap } from "../trace/values.js";
import type { Json, JsonObject } from "../../language/json.js";
import type { CanonicalValues } from "./canonical-values.js";
import type { Place } from "../trace/position.js";
import type { Homes } from "./homes.js";
import type { Use } from "./uses.js";

/** What is wrong with a rendered text. */
export type TextProblem = {
  /** Where the text was put together, if it was. */
  readonly place?: Place | undefined;
} & (
  | { readonly kind: "extended"; readonly what: string; readonly path: string }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "outcome"; readonly block: string }
);

/** Turns values of the call into paths. */
export interface Renderer {
  /** A parameter value as JSON, for the place that reads it. */
  json(value: unknown, use: Use): Json;
}

/** A part of a text: a path, a plain text, or a text that was joined (and checked) before. */
interface Piece {
  readonly text: string;
  readonly kind: "path" | "plain" | "joined";
  readonly what: string;
}

/** Makes a flow's renderer; problems of texts are handed to `complain`. */
export function renderer(
  values: CanonicalValues,
  homes: Homes,
  complain: (problem: TextProblem, use: Use) => void,
): Renderer {
  const text = (value: unknown, use: Use): Piece => {
    const found = values.find(value);
    const inner = unwrap(found);
    if (inner instanceof Ref || inner instanceof Phi) {
      return { text: homes.pathAt(inner, use), kind: "path", what: inner.describe() };
    }
    if (inner instanceof NumberOf) return text(inner.of, use);
    if (inner instanceof Protected) return { text: inner.token, kind: "plain", what: "" };
    if (inner instanceof Text) return { text: joined(inner, use), kind: "joined", what: "" };
    if (inner instanceof Outcome) {
      complain({ kind: "outcome", block: inner.node.block }, use);
      return { text: "outcome", kind: "plain", what: "" };
    }
    return { text: String(found), kind: "plain", what: "" };
  };
  const joined = ({ parts, place }: Text, use: Use): string => {
    const pieces = parts.map((part) => text(part, use));
    const whole = pieces.map((piece) => piece.text).join("");
    checkPaths(pieces, whole, (problem) => complain({ ...problem, place }, use));
    return whole;
  };
  const plain = (value: string, use: Use): string => plainText(value, (problem) => complain(problem, use));
  const json = (value: unknown, use: Use): Json => {
    if (typeof value === "string") return value.includes("$.") ? plain(value, use) : value;
    const found = values.find(value);
    const inner = unwrap(found);
    if (inner instanceof Text) return joined(inner, use);
    if (inner) return text(inner, use).text;
    // A join that every way brings the same plain value to: where it stands, the call reads a text.
    if (found !== value) return plain(String(found), use);
    if (value === null || typeof value === "number" || typeof value === "boolean") return value;
    if (typeof value !== "object") return plain(String(value), use);
    if (Array.isArray(value)) return value.map((element) => json(element, use));
    return members(value as Readonly<Record<string, unknown>>, use);
  };
  /** Most parameters have nothing of the call in them: those are the same object still. */
  const members = (object: Readonly<Record<string, unknown>>, use: Use): JsonObject => {
    let changed: Record<string, Json> | undefined;
    for (const key of Object.keys(object)) {
      const member = object[key];
      const text = json(member, use);
      if (text !== member) (changed ??= { ...(object as Record<string, Json>) })[key] = text;
    }
    return changed ?? (object as JsonObject);
  };
  return { json };
}

/** A plain text that holds a path would be replaced during the call. */
function plainText(text: string, complain: (problem: TextProblem) => void): string {
  if (text.includes("$.") && pathsIn(text).length > 0) complain({ kind: "literal", text: shorten(text) });
  return text;
}

/** Checks that the service will find in a text the very paths that were put into it. */
function checkPaths(pieces: readonly Piece[], whole: string, complain: (problem: TextProblem) => void): void {
  const wanted: string[] = [];
  for (const { kind, text } of pieces) {
    if (kind === "path") wanted.push(text);
    else for (const path of pathsIn(text)) wanted.push(path.text);
  }
  const found = pathsIn(whole).map((path) => path.text);
  for (const piece of pieces) if (piece.kind === "plain") plainText(piece.text, complain);
  for (let i = 0; i < Math.max(wanted.length, found.length); i++) {
    if (wanted[i] === found[i]) continue;
    const piece = pieces.find((p) => p.kind === "path" && p.text === wanted[i]);
    complain({ kind: "extended", what: piece?.what ?? "a reference", path: found[i] ?? "something else" });
    return;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
