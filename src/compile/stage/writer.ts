import { encodeMapping, type Segment } from "./mapping.js";

/**
 * Writes the rewritten text. Keeps the author's lines: what stands on line n of the source is written on line n,
 * wherever the order of things allows it. Remembers which column came from which.
 */
export class SourceWriter {
  readonly #source: string;
  readonly #lineStarts: readonly number[];
  #text = "";
  #line = 1;
  #lineStart = 0;
  #lastLine = 0;
  readonly #segments: Segment[] = [];

  constructor(source: string, lineStarts: readonly number[]) {
    this.#source = source;
    this.#lineStarts = lineStarts;
  }

  /** Writes text of the rewriter's own, without line breaks. */
  raw(text: string): void {
    this.#text += text;
  }

  /** Copies source text as it stands, line breaks included. */
  copy(from: number, to: number): void {
    this.#push(from, this.#text.length, true);
    const text = this.#source.slice(from, to);
    this.#text += text;
    const breaks = /\r\n?|[\n\u2028\u2029]/g;
    for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
      this.#line++;
      this.#lineStart = this.#text.length - text.length + breaks.lastIndex;
      this.#push(from + breaks.lastIndex, this.#lineStart, true);
    }
  }

  /** What is written next stands for `position` of the source. */
  mark(position: number): void {
    this.#push(position, this.#text.length, false);
  }

  /** What is written next comes from nowhere in the source. */
  unmapped(): void {
    const column = this.#text.length - this.#lineStart;
    this.#segments.push({ line: this.#line, column, sourceLine: 0, sourceColumn: 0, exact: false });
  }

  /** Breaks lines until the output stands on the line of `position`, if it is not there yet. Only where a break is harmless. */
  sync(position: number): void {
    const missing = this.#lineOf(position) + 1 - this.#line;
    if (missing <= 0) return;
    this.#text += "\n".repeat(missing);
    this.#line += missing;
    this.#lineStart = this.#text.length;
  }

  /** Line and column of a position of the source, both from 1. */
  place(position: number): { readonly line: number; readonly column: number } {
    const line = this.#lineOf(position);
    return { line: line + 1, column: position - (this.#lineStarts[line] ?? 0) + 1 };
  }

  finish(): { readonly code: string; readonly mapping: string } {
    return { code: this.#text, mapping: encodeMapping(this.#segments) };
  }

  #push(position: number, at: number, exact: boolean): void {
    const line = this.#line;
    const column = at - this.#lineStart;
    const index = this.#lineOf(position);
    const sourceLine = index + 1;
    const sourceColumn = position - (this.#lineStarts[index] ?? 0);
    const last = this.#segments.at(-1);
    const goesOn =
      last?.line === line &&
      last.sourceLine === sourceLine &&
      last.exact === exact &&
      last.column - (exact ? last.sourceColumn : last.column) === (exact ? column - sourceColumn : 0) &&
      (exact || last.sourceColumn === sourceColumn);
    if (!goesOn) this.#segments.push({ line, column, sourceLine, sourceColumn, exact });
  }

  #lineOf(position: number): number {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    const last = this.#lastLine;
    if ((starts[last] ?? 0) <= position) {
      low = last;
      if (position < (starts[last + 1] ?? Infinity)) return last;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    this.#lastLine = low;
    return low;
  }
}
