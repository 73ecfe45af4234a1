import { shownLine, type Columns, type ShownLine } from "./shown-line.js";

/** The place a frame points at. Lines and columns count from 1, columns in UTF-16 units. */
export interface FramePlace {
  readonly line: number;
  readonly column: number;
  /** How many UTF-16 units to underline, at least 1; what lies beyond the end of the line is left out. */
  readonly length?: number | undefined;
}

/** Lines shown above the one pointed at. */
const linesBefore = 2;
/** Terminal columns of source shown; a longer line is cut around the place, with `…` where something is missing. */
export const frameWidth = 100;

/** One line of a frame: its gutter (line number) and text apart, so that a renderer can colour them. */
export interface FrameLine {
  readonly kind: "context" | "target" | "underline";
  readonly gutter: string;
  readonly text: string;
}

/**
 * The lines of source around a place, two before it, and a line of `^` below it. Empty when the source has no such line.
 *
 *       22 |   const customer = invoke(lookup);
 *     > 24 |   say(`Hello ${customer.name}`);
 *          |       ^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function codeFrame(source: string, place: FramePlace): readonly FrameLine[] {
  const lines = sourceLines(source);
  const target = lines[place.line - 1];
  if (target === undefined) return [];
  const first = Math.max(1, place.line - linesBefore);
  const digits = String(place.line).length;
  const marked = markedColumns(target, place);
  const shift = shiftFor(shownLine(target).columns, marked);

  const frame: FrameLine[] = [];
  for (let number = first; number <= place.line; number++) {
    const isTarget = number === place.line;
    frame.push({
      kind: isTarget ? "target" : "context",
      gutter: `${isTarget ? ">" : " "} ${String(number).padStart(digits)} |`,
      text: cut(shownLine(lines[number - 1] ?? ""), shift),
    });
  }
  const from = marked.from - shift;
  const room = Math.max(1, Math.min(marked.to - marked.from, frameWidth - from));
  frame.push({ kind: "underline", gutter: `  ${" ".repeat(digits)} |`, text: " ".repeat(from) + "^".repeat(room) });
  return frame;
}

/** A frame as plain text, without colour. */
export function frameText(frame: readonly FrameLine[]): string {
  return frame.map(({ gutter, text }) => `${gutter} ${text}`.trimEnd()).join("\n");
}

/** The lines of the source asked for last: findings come file by file, and a file may have many. */
let known: { readonly source: string; readonly lines: readonly string[] } | undefined;

/** The lines of a file as TypeScript counts them. */
export function sourceLines(source: string): readonly string[] {
  if (known?.source !== source) known = { source, lines: splitLines(source) };
  return known.lines;
}

function splitLines(source: string): readonly string[] {
  return source.split(/\r\n|[\n\r\u2028\u2029]/);
}

function markedColumns(line: string, { column, length = 1 }: FramePlace): Columns {
  const first = Math.max(0, column - 1);
  return shownLine(line).marked(first, first + Math.max(1, length));
}

/** How many columns to leave out on the left, so that the marked place is in sight. */
function shiftFor(total: number, marked: Columns): number {
  if (total <= frameWidth || marked.to <= frameWidth - 1) return 0;
  const length = Math.min(marked.to - marked.from, frameWidth / 2);
  return Math.max(0, Math.round(marked.from - (frameWidth - length) / 2));
}

/** `frameWidth` columns of a line from a column on, with `…` where something is missing. */
function cut(line: ShownLine, shift: number): string {
  const total = line.columns;
  if (shift === 0 && total <= frameWidth) return line.cut(0, total);
  if (shift >= total) return total > 0 ? "…" : "";
  const from = shift === 0 ? 0 : shift + 1;
  const to = total > shift + frameWidth ? shift + frameWidth - 1 : shift + frameWidth;
  return `${shift === 0 ? "" : "…"}${line.cut(from, to)}${total > shift + frameWidth ? "…" : ""}`;
}
