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
    this.mark(from);
    const text = this.#source.slice(from, to);
    this.#text += text;
    const breaks = /\r\n?|[\n\u2028\u2029]/g;
    for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
      this.#line++;
      this.#lineStart = this.#text.length - text.length + breaks.lastIndex;
      this.mark(from + breaks.lastIndex, this.#lineStart);
    }
  }

  /** What is written next comes from `position` of the source. */
  mark(position: number, at = this.#text.length): void {
    const line = this.#lineOf(position);
    const segment: Segment = [this.#line, at - this.#lineStart, line + 1, position - (this.#lineStarts[line] ?? 0)];
    const last = this.#segments.at(-1);
    if (last && last[0] === segment[0] && last[2] === segment[2] && last[1] - last[3] === segment[1] - segment[3])
      return;
    this.#segments.push(segment);
  }

  /** What is written next comes from nowhere in the source. */
  unmapped(): void {
    this.#segments.push([this.#line, this.#text.length - this.#lineStart, 0, 0]);
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
