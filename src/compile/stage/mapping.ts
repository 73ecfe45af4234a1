/** What the text from one place of the output up to the next segment came from. */
export interface Segment {
  /** Line of the output, from 1. */
  readonly line: number;
  /** Column of the output, from 0. */
  readonly column: number;
  /** Line of the source, from 1; 0 when the text is the rewriter's own. */
  readonly sourceLine: number;
  /** Column of the source, from 0. */
  readonly sourceColumn: number;
  /** True when the text was copied, so that columns inside it count on; otherwise all of it stands for one place. */
  readonly exact: boolean;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Segments, in the order they were written, as one short text: differences in base 64, five bits to a digit. */
export function encodeMapping(segments: readonly Segment[]): string {
  let text = "";
  let before = [0, 0, 0, 0];
  for (const { line, column, sourceLine, sourceColumn, exact } of segments) {
    const fields = [line, column, sourceLine, sourceColumn * 2 + (exact ? 1 : 0)];
    for (let i = 0; i < 4; i++) text += encodeNumber((fields[i] ?? 0) - (before[i] ?? 0));
    before = fields;
  }
  return text;
}

/** Reads what {@link encodeMapping} wrote. Throws on anything else. */
export function decodeMapping(text: string): Segment[] {
  const segments: Segment[] = [];
  const current: [number, number, number, number] = [0, 0, 0, 0];
  let field = 0;
  let value = 0;
  let shift = 0;
  for (const letter of text) {
    const digit = digits.indexOf(letter);
    if (digit < 0) throw new Error("not a mapping");
    value += (digit & 31) * 2 ** shift;
    if (digit & 32) {
      shift += 5;
      continue;
    }
    current[field] = (current[field] ?? 0) + (value % 2 ? -Math.floor(value / 2) : value / 2);
    value = 0;
    shift = 0;
    field = (field + 1) % 4;
    if (field > 0) continue;
    const [line, column, sourceLine, packed] = current;
    segments.push({ line, column, sourceLine, sourceColumn: Math.floor(packed / 2), exact: packed % 2 === 1 });
  }
  if (field !== 0 || shift !== 0) throw new Error("not a mapping");
  return segments;
}

/**
 * Where a place of the rewritten text came from: lines and columns from 1. Undefined when it is the rewriter's own.
 */
export function sourcePlace(
  segments: readonly Segment[],
  line: number,
  column: number,
): { readonly line: number; readonly column: number } | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    const isBefore = segment && (segment.line < line || (segment.line === line && segment.column <= column - 1));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  const before = segments[low - 1];
  if (before?.line === line) {
    if (before.sourceLine === 0) return undefined;
    const offset = before.exact ? column - 1 - before.column : 0;
    return { line: before.sourceLine, column: before.sourceColumn + offset + 1 };
  }
  const after = segments[low];
  if (after?.line !== line || after.sourceLine === 0) return undefined;
  return { line: after.sourceLine, column: after.sourceColumn + 1 };
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += digits[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
