import type { Json } from "../language/json.js";
import type { CallState } from "./call-state.js";
import { readNamespace } from "./namespaces.js";

/** A path such as `$.External.customer.name`, cut into its names: `["External", "customer", "name"]`. */
export type Path = readonly string[];

/** Text of a parameter: plain pieces and paths in turn. A single string when there is no path in it. */
export type Text = string | readonly (string | Path)[];

/** `$.Name`, then `.name`, `['any name']` or `["any name"]`. A dot at the end of a sentence is not part of a path. */
const pathPattern = /\$\.[A-Za-z_]\w*(?:\.[\w-]*\w|\[(?:'[^']*'|"[^"]*")\])*/g;
const namePattern = /\.([\w-]+)|\[(?:'([^']*)'|"([^"]*)")\]/g;

/** The path that `text` is as a whole, or undefined. */
export function parsePath(text: string): Path | undefined {
  const whole = text.match(pathPattern);
  return whole?.length === 1 && whole[0] === text ? names(text) : undefined;
}

/** Cuts a parameter's text into pieces once, so that filling it in is cheap. */
export function parseText(text: string): Text {
  if (!text.includes("$.")) return text;
  const pieces: (string | Path)[] = [];
  let end = 0;
  for (const match of text.matchAll(pathPattern)) {
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(names(match[0]));
    end = match.index + match[0].length;
  }
  if (pieces.length === 0) return text;
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** The value at a path; undefined when nothing is there. */
export function readPath(state: CallState, path: Path): Json | undefined {
  return readNamespace(state, path);
}

/** The text with every path replaced by its value as text. */
export function fillText(state: CallState, text: Text): string {
  if (typeof text === "string") return text;
  let filled = "";
  for (const piece of text) filled += typeof piece === "string" ? piece : textOf(readNamespace(state, piece));
  return filled;
}

/**
 * A value as text: empty when there is none (Administrator Guide: empty or null; we choose empty), numbers and
 * booleans as JSON writes them, objects and lists as JSON text (unverified).
 */
export function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}

function names(path: string): Path {
  return Array.from(path.slice(1).matchAll(namePattern), (match) => match[1] ?? match[2] ?? match[3] ?? "");
}
