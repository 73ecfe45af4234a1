import { cellOf } from "../compile/trace/cells.js";
import { solve } from "../graph/dataflow.js";
import { attributeAt } from "../language/attributes.js";
import { changeableCells, producedCells, replacedCells } from "../language/outcomes.js";
import type { Read } from "./reads.js";
import { rememberFor } from "./remember.js";
import type { Subject, SubjectAction } from "./subject.js";
import { isFailure } from "./ways.js";

/** What can be true of a result when a call comes to an action: bits, because calls come by different ways. */
export const result = { never: 1, held: 2, lost: 4 } as const;

/** The results that a flow reads, and what is known of each at every action. */
export interface Results {
  /** Cells such as `$.External`, by number. */
  readonly cells: readonly string[];
  /** Bits of {@link result} for a cell just before an action. */
  at(action: SubjectAction, cell: string): number;
}

/** The cell of a result that lasts until the next one of its kind; undefined for other paths. */
export function resultCell({ text, names }: Read): string | undefined {
  if (!answers.has(text)) {
    if (answers.size >= mostAnswers) answers.clear();
    const attribute = attributeAt(names);
    answers.set(text, attribute?.lasts === "next" && attribute.after ? cellOf(text) : undefined);
  }
  return answers.get(text);
}

/** Answers given before: flows read the same few paths again and again. */
const answers = new Map<string, string | undefined>();
const mostAnswers = 10_000;

/** Follows every result that the flow reads along all paths. Undefined when it reads none. Worked out once per flow. */
export const resultsOf: (flow: Subject) => Results | undefined = rememberFor(analyse);

function analyse(flow: Subject): Results | undefined {
  const cells = [...new Set(flow.actions.flatMap(({ reads }) => reads.flatMap((read) => resultCell(read) ?? [])))];
  if (cells.length === 0) return undefined;
  const groups: ((action: SubjectAction, cell: string) => number)[] = [];
  for (let first = 0; first < cells.length; first += cellsAtOnce)
    groups.push(follow(flow, cells.slice(first, first + cellsAtOnce)));
  const numbers = new Map(cells.map((cell, index) => [cell, index]));
  return {
    cells,
    at: (action, cell) => groups[Math.floor((numbers.get(cell) ?? 0) / cellsAtOnce)]?.(action, cell) ?? 0,
  };
}

/** Three bits for each cell have to fit into a number. */
const cellsAtOnce = 10;
const bitsPerCell = 3;

/** Follows some cells together: the facts of all of them are the bits of one number, 0 where no call comes. */
function follow(flow: Subject, cells: readonly string[]): (action: SubjectAction, cell: string) => number {
  const shifts = new Map(cells.map((cell, index) => [cell, index * bitsPerCell]));
  const all = (bits: number): number => [...shifts.values()].reduce((mask, shift) => mask | (bits << shift), 0);
  const effects = flow.actions.map((action) => effectOf(action, shifts));
  const { before } = solve<number>(flow.graph, {
    direction: "forward",
    none: 0,
    boundary: all(result.never),
    join: (a, b) => a | b,
    equal: (a, b) => a === b,
    edge: (number, fact) => {
      const { from, way } = flow.edges[number]!;
      const effect = effects[from.index];
      if (!effect || fact === 0) return fact;
      const lost = (fact & ~effect.replaced) | (effect.replaced & all(result.lost));
      return isFailure(way) ? lost : (lost & ~effect.produced) | (effect.produced & all(result.held));
    },
  });
  return (action, cell) => ((before[action.index] ?? 0) >>> (shifts.get(cell) ?? 0)) & 7;
}

/** The bits of the cells that an action replaces, and of those that it produces. */
interface Effect {
  readonly replaced: number;
  readonly produced: number;
}

function effectOf({ facts, parameters }: SubjectAction, shifts: ReadonlyMap<string, number>): Effect | undefined {
  const maskOf = (cells: readonly { readonly path: string }[]): number => {
    let mask = 0;
    for (const { path } of cells) {
      const shift = shifts.get(cellOf(path) ?? path);
      if (shift !== undefined) mask |= 7 << shift;
    }
    return mask;
  };
  // Nobody knows what an unknown action produces: everything, so that nothing is said about what comes after it.
  if (!facts) return { replaced: 0, produced: [...shifts.values()].reduce((mask, shift) => mask | (7 << shift), 0) };
  if (facts.produces.length + facts.replaces.length + facts.mayChange.length === 0) return undefined;
  const replaced = maskOf([...replacedCells(facts, parameters), ...changeableCells(facts, parameters)]);
  const produced = maskOf(producedCells(facts, parameters));
  return (replaced | produced) === 0 ? undefined : { replaced, produced };
}

/** True when an action may lose what is in a cell. */
export function replacesCell({ facts, parameters }: SubjectAction, cell: string): boolean {
  return !!facts && replacedCells(facts, parameters).some(({ path }) => (cellOf(path) ?? path) === cell);
}
