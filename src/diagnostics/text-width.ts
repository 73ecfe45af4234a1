/** Ranges of code points that a terminal shows two columns wide (Unicode's East Asian Width W and F, and emoji). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x26a1, 0x26a1],
  [0x2705, 0x2705],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2757],
  [0x2795, 0x2797],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f19a],
  [0x1f1e6, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

const tabWidth = 4;
const zeroWidth = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Printable ASCII: nearly every text. */
const plain = /^[ -~]*$/;

/** A character of a line as it is shown: its text, how many columns it takes, and where it stands in the source line. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offset of its first UTF-16 unit in the source line, from 0. */
  readonly offset: number;
}

/**
 * A source line as cells. Tabs become spaces up to the next stop of four; control characters, lone surrogates and
 * characters that turn the writing direction are shown as `�`, so that a source file cannot steer the terminal.
 */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line) {
    const text = character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : printable(character);
    const width = character === "\t" ? text.length : widthOf(text);
    cells.push({ text, width, offset });
    offset += character.length;
    column += width;
  }
  return cells;
}

/** How many columns a text takes on one line. */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** A text that is safe to print on one line: no control characters, no line breaks. */
export function oneLine(text: string): string {
  if (plain.test(text)) return text;
  let result = "";
  for (const character of text.replaceAll(/\s*[\r\n\u2028\u2029]\s*|\t/g, " ")) result += printable(character);
  return result;
}

function printable(character: string): string {
  return unprintable.test(character) ? "\ufffd" : character;
}

function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  if (zeroWidth.test(character)) return 0;
  return wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}
