import { cellOf } from "../compile/trace/cells.js";
import { attributeAt } from "../language/attributes.js";
import { changeableCells, producedCells, replacedCells } from "../language/outcomes.js";
import type { Read } from "./reads.js";
import { flowBits } from "./flow-bits.js";
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
  const cells = [...new Set(flow.reading.flatMap(({ reads }) => reads.flatMap((read) => resultCell(read) ?? [])))];
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
  const everyLost = all(result.lost);
  const everyHeld = all(result.held);
  const { graph, edges } = flow;
  const keep = new Int32Array(graph.edgeCount).fill(all(7));
  const add = new Int32Array(graph.edgeCount);
  for (const action of flow.actions) {
    const effect = effectOf(action, shifts);
    if (!effect) continue;
    const { replaced, produced } = effect;
    const end = graph.firstEdge[action.index + 1]!;
    for (let edge = graph.firstEdge[action.index]!; edge < end; edge++) {
      const gone = isFailure(edges[edge]!.way) ? 0 : produced;
      keep[edge] = ~(replaced | gone);
      add[edge] = (replaced & ~gone & everyLost) | (gone & everyHeld);
    }
  }
  const before = flowBits(graph, all(result.never), keep, add);
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
