import { cellOf } from "../compile/trace/cells.js";
import { solve, type Solution } from "../graph/dataflow.js";
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
  const numbers = new Map(cells.map((cell, index) => [cell, index]));
  const effects = flow.actions.map((action) => effectOf(action, numbers));
  const { before }: Solution<Uint8Array> = solve<Uint8Array>(flow.graph, {
    direction: "forward",
    none: new Uint8Array(cells.length),
    boundary: new Uint8Array(cells.length).fill(result.never),
    join: (a, b) => a.map((bits, index) => bits | b[index]!),
    equal: (a, b) => a.every((bits, index) => bits === b[index]),
    edge: (number, fact) => {
      const edge = flow.edges[number]!;
      const effect = effects[edge.from.index];
      if (!effect) return fact;
      const after = fact.slice();
      for (const cell of effect.replaced) if (after[cell] !== 0) after[cell] = result.lost;
      if (!isFailure(edge.way)) for (const cell of effect.produced) if (after[cell] !== 0) after[cell] = result.held;
      return after;
    },
  });
  return { cells, at: (action, cell) => before[action.index]?.[numbers.get(cell) ?? -1] ?? 0 };
}

interface Effect {
  readonly replaced: readonly number[];
  readonly produced: readonly number[];
}

function effectOf(action: SubjectAction, numbers: ReadonlyMap<string, number>): Effect | undefined {
  const { facts, parameters } = action;
  // Nobody knows what an unknown action produces: everything, so that nothing is said about what comes after it.
  if (!facts) return { replaced: [], produced: [...numbers.values()] };
  const numbersOf = (cells: readonly { readonly path: string }[]): readonly number[] =>
    cells.flatMap(({ path }) => numbers.get(cellOf(path) ?? path) ?? []);
  const replaced = numbersOf([...replacedCells(facts, parameters), ...changeableCells(facts, parameters)]);
  const produced = numbersOf(producedCells(facts, parameters));
  return replaced.length + produced.length === 0 ? undefined : { replaced, produced };
}

/** True when an action may lose what is in a cell. */
export function replacesCell({ facts, parameters }: SubjectAction, cell: string): boolean {
  return !!facts && replacedCells(facts, parameters).some(({ path }) => (cellOf(path) ?? path) === cell);
}
