import type { WholeGraph } from "./whole-graph.js";

/** A question about every path of a graph: a small state follows each path. */
export interface Question {
  /** How many states there are: 0 to `states - 1`. */
  readonly states: number;
  /** The state in which calls begin; several where it is not known. */
  readonly begins: readonly number[];
  /** The state after an edge, or undefined where the path need not be followed further. */
  readonly along: (edge: number, state: number) => number | undefined;
  /** True where a path in this state is what must not be. */
  readonly isBad: (place: number, state: number) => boolean;
}

/** A path from the beginning, as edges. */
export type Path = readonly number[];

/**
 * Looks at every path, as far as places and states tell them apart, and gives a shortest one to each bad place. Nothing
 * is left out: when the list is empty, no path is bad.
 */
export function badPaths(graph: WholeGraph, question: Question): readonly Path[] {
  const { states } = question;
  const size = graph.size * states;
  const enteredBy = new Int32Array(size).fill(-2); // edge by which a place was first entered in a state
  const before = new Int32Array(size); // the state before that edge
  const queue = new Int32Array(size);
  let length = 0;
  for (const state of question.begins) {
    enteredBy[graph.start * states + state] = -1;
    queue[length++] = graph.start * states + state;
  }
  const found: Path[] = [];
  const reported = new Set<number>();
  for (let head = 0; head < length; head++) {
    const here = queue[head]!;
    const place = Math.floor(here / states);
    const state = here % states;
    if (!reported.has(place) && question.isBad(place, state)) {
      reported.add(place);
      found.push(pathTo(graph, states, here, enteredBy, before));
    }
    for (let edge = graph.firstEdge[place]!; edge < graph.firstEdge[place + 1]!; edge++) {
      const after = question.along(edge, state);
      if (after === undefined) continue;
      const there = graph.target[edge]! * states + after;
      if (enteredBy[there] !== -2) continue;
      enteredBy[there] = edge;
      before[there] = state;
      queue[length++] = there;
    }
  }
  return found;
}

function pathTo(graph: WholeGraph, states: number, end: number, enteredBy: Int32Array, before: Int32Array): Path {
  const path: number[] = [];
  for (let here = end; enteredBy[here]! >= 0;) {
    const edge = enteredBy[here]!;
    path.push(edge);
    here = graph.source[edge]! * states + before[here]!;
  }
  return path.toReversed();
}
