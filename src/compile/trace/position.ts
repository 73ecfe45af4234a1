import type { SourcePosition } from "../../diagnostics/diagnostic.js";
import { packPosition, unpackPosition } from "../stage/staged-file.js";

/** A place in a staged file, as staged code gives it: one object per (file, place), so that identity compares. */
export interface Place {
  readonly file: string;
  /** Packed line and column, see `packPosition`. */
  readonly at: number;
}

/** The place as every tool outside the tracer sees it. */
export function sourcePosition(place: Place): SourcePosition {
  return { file: place.file, ...unpackPosition(place.at) };
}

/** `file:line:column`, for messages that name a second place. */
export function describePlace(place: Place): string {
  const { line, column } = unpackPosition(place.at);
  return `${place.file}:${line}:${column}`;
}

/** The place of a position that came from elsewhere. */
export function placeOf({ file, line, column }: SourcePosition): Place {
  return { file, at: packPosition(line, column) };
}
