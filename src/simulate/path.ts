import type { Json } from "../language/json.js";
import { parsePath, type Path, pathsIn } from "../language/paths.js";
import type { CallState } from "./call-state.js";
import { readNamespace } from "./namespaces.js";

/** Text of a parameter: plain pieces and paths in turn. A single string when there is no path in it. */
export type Text = string | readonly (string | Path)[];

/** Cuts a parameter's text into pieces once, so that filling it in is cheap. */
export function parseText(text: string): Text {
  const whole = parsePath(text);
  if (whole) return [whole];
  const paths = pathsIn(text);
  if (paths.length === 0) return text;
  const pieces: (string | Path)[] = [];
  let end = 0;
  for (const path of paths) {
    if (path.start > end) pieces.push(text.slice(end, path.start));
    pieces.push(path.names);
    end = path.end;
  }
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
