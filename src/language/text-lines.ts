import type { JsonPlace } from "./json-reader.js";

/** Finds lines and columns of offsets in a text. */
export interface Lines {
  /** Line and column (from 1, in UTF-16 units) of a stretch; its length ends with the line. */
  place(start: number, end: number): JsonPlace;
}

/** The lines of a text, ended by line feeds; a carriage return before one belongs to the end. */
export function linesOf(text: string): Lines {
  let starts: number[] | undefined;
  const lineStarts = (): readonly number[] => {
    if (starts) return starts;
    starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  };
  return {
    place: (start, end) => {
      const list = lineStarts();
      let low = 0;
      let high = list.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((list[middle] as number) <= start) low = middle;
        else high = middle;
      }
      const lineStart = list[low] as number;
      const next = list[low + 1];
      let lineEnd = next === undefined ? text.length : next - 1;
      if (lineEnd > lineStart && text[lineEnd - 1] === "\r") lineEnd -= 1;
      return {
        line: low + 1,
        column: start - lineStart + 1,
        length: Math.max(1, Math.min(end, lineEnd) - start),
      };
    },
  };
}
