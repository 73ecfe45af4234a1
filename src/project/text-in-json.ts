import type { SourcePosition } from "../diagnostics/diagnostic.js";
import { readJson, type JsonPath } from "../language/json-reader.js";
import { linesOf } from "../language/text-lines.js";

/** Turns a place of the inner text into the place of the outer file. */
export type MovePlace = (
  inner: SourcePosition,
  length: number | undefined,
) => { readonly position: SourcePosition; readonly length: number };

/**
 * A text inside a JSON file (the Content of an API's answer) stands there with its quotes and line ends escaped. Finds
 * where each of its characters is written in the file.
 * @param path where the text is in the file.
 * @param inner the text, as JSON reads it.
 */
export function placesInText(file: string, path: JsonPath, inner: string): MovePlace {
  const lines = linesOf(file);
  const outerOf = offsetsInText(file, path);
  const innerStarts = lineStarts(inner);
  return ({ file: name, line, column }, length = 1) => {
    const start = (innerStarts[line - 1] ?? 0) + column - 1;
    const from = outerOf(start);
    const { line: row, column: outerColumn, length: width } = lines.place(from, outerOf(start + length));
    return { position: { file: name, line: row, column: outerColumn }, length: width };
  };
}

/** For offsets in a text inside a JSON file: where in the file that character is written. */
export function offsetsInText(file: string, path: JsonPath): (offset: number) => number {
  const outerStart = (readJson(file).extent(path)?.start ?? 0) + 1;
  let known: { inner: number; outer: number } = { inner: 0, outer: outerStart };
  return (offset) => {
    if (offset < known.inner) known = { inner: 0, outer: outerStart };
    let { inner: at, outer } = known;
    for (; at < offset && outer < file.length; at++) {
      outer += file[outer] !== "\\" ? 1 : file[outer + 1] === "u" ? 6 : 2;
    }
    known = { inner: at, outer };
    return outer;
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
