/** Generated line (from 1) and column (from 0), source line (from 1; 0 when it has none) and column (from 0). */
export type Segment = readonly [line: number, column: number, sourceLine: number, sourceColumn: number];

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Segments, in the order they were written, as one short text: differences in base 64, five bits to a digit. */
export function encodeMapping(segments: readonly Segment[]): string {
  let text = "";
  let before: Segment = [0, 0, 0, 0];
  for (const segment of segments) {
    for (let i = 0; i < 4; i++) text += encodeNumber((segment[i] ?? 0) - (before[i] ?? 0));
    before = segment;
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
    if (field === 0) segments.push([...current]);
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
    if (segment && (segment[0] < line || (segment[0] === line && segment[1] <= column - 1))) low = middle + 1;
    else high = middle;
  }
  const before = segments[low - 1];
  if (before?.[0] === line && before[2] === 0) return undefined;
  if (before?.[0] === line) return { line: before[2], column: before[3] + (column - 1 - before[1]) + 1 };
  const after = segments[low];
  return after?.[0] === line ? { line: after[2], column: after[3] + 1 } : undefined;
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
