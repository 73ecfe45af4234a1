import { cellsOf, type Cell } from "./text-width.js";

/** Terminal columns, from 0: the first, and the one behind the last. */
export interface Columns {
  readonly from: number;
  readonly to: number;
}

/** A source line as a terminal shows it. */
export interface ShownLine {
  /** Columns that it takes. */
  readonly columns: number;
  /**
   * The columns that a place covers; behind the end of the line it is one column there.
   * @param first UTF-16 units before the place. @param last those before its end.
   */
  marked(first: number, last: number): Columns;
  /** The columns from one on; a wide character that is cut in half becomes a space. */
  cut(from: number, to: number): string;
}

/** A line of printable ASCII is shown as it is: nearly every line. */
const plain = /^[ -~]*$/;

/** The line asked for last: a document on one line has all its findings there. */
let known: { readonly line: string; readonly shown: ShownLine } | undefined;

/** How a line is shown; see {@link cellsOf} for tabs, wide characters and what cannot be printed. */
export function shownLine(line: string): ShownLine {
  if (known?.line !== line) known = { line, shown: plain.test(line) ? plainLine(line) : lineOfCells(cellsOf(line)) };
  return known.shown;
}

function plainLine(line: string): ShownLine {
  const { length } = line;
  return {
    columns: length,
    marked: (first, last) => {
      const from = Math.min(first, length);
      return { from, to: Math.max(from + 1, Math.min(last, length)) };
    },
    cut: (from, to) => line.slice(from, to),
  };
}

function lineOfCells(cells: readonly Cell[]): ShownLine {
  const columns = cells.reduce((sum, cell) => sum + cell.width, 0);
  return { columns, marked, cut };

  function marked(first: number, last: number): Columns {
    let column = 0;
    let from: number | undefined;
    let to = 0;
    for (const [index, cell] of cells.entries()) {
      const next = cells[index + 1]?.offset ?? Infinity;
      if (from === undefined && next > first && cell.width > 0) from = column;
      column += cell.width;
      if (from !== undefined && cell.offset < last) to = column;
    }
    const end = cells.at(-1);
    const behind = !end || first >= end.offset + end.text.length;
    if (from === undefined || behind) return { from: column, to: column + 1 };
    return { from, to: Math.max(to, from + 1) };
  }

  function cut(from: number, to: number): string {
    let text = "";
    let column = 0;
    for (const cell of cells) {
      const end = column + cell.width;
      if (column >= from && end <= to) text += cell.text;
      else if (end > from && column < to) text += " ".repeat(Math.min(end, to) - Math.max(column, from));
      column = end;
    }
    return text;
  }
}
