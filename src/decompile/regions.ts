import { fromSuccessors, type Adjacency } from "../graph/adjacency.js";
import { dominates, dominators } from "../graph/dominators.js";
import { depthFirst, reversePostorder } from "../graph/order.js";
import type { Step } from "./step.js";

/** A part of a flow that is written as one body: what can be reached from a root without entering another body. */
export interface Regions {
  /** Roots in reading order: the start, the error handler, the named blocks. */
  readonly blocks: ReadonlySet<string>;
  /** Actions that are written after the statement that leads to them from several sides, by the action they belong to. */
  readonly merges: ReadonlyMap<string, readonly string[]>;
  /** True for an action that is written where the one way to it leaves. */
  isInline(id: string): boolean;
  /** The actions of the loop that begins with an action; undefined when none does. */
  loopOf(id: string): ReadonlySet<string> | undefined;
  /** True when every way to `b` passes `a`. */
  dominates(a: string, b: string): boolean;
  /** How many actions are written in the place of one. */
  sizeOf(id: string): number;
  /** For a merge: how many of the ways to it are errors, and how many there are. */
  arrivals(id: string): { readonly errors: number; readonly all: number };
  /** Place in an order in which everything comes before what it leads to, loops apart. */
  orderOf(id: string): number;
}

/** What leads from one action to others, as the source has it. */
export interface Arrows {
  readonly ways: readonly string[];
  readonly errors: readonly string[];
}

/**
 * Finds the bodies of a flow. More blocks are added where there must be some: at loops with several entries, and where
 * bodies meet.
 */
export function findRegions(
  steps: ReadonlyMap<string, Step>,
  arrows: (id: string) => Arrows,
  start: string,
  cut: readonly string[],
  wanted: ReadonlySet<string>,
): Regions {
  const ids = [...steps.keys()];
  const index = new Map(ids.map((id, i) => [id, i]));
  const targets = ids.map((id) => targetsOf(arrows(id), index));
  const blocks = new Set(wanted);
  for (;;) {
    const isRoot = new Set([...cut, ...blocks]);
    const successors = targets.map((list) => list.filter((i) => !isRoot.has(ids[i]!)));
    const virtual = ids.length;
    const entries = new Set([start, ...isRoot]);
    const graph = fromSuccessors(virtual, [...successors, [...entries].flatMap((id) => index.get(id) ?? [])]);
    const idom = dominators(graph);
    const more = ids.filter(
      (id, i) => idom[i] === virtual && !isRoot.has(id) && (id !== start || isShared(graph, idom, i)),
    );
    const entry = more.length > 0 ? undefined : secondEntry(graph, idom);
    if (more.length === 0 && entry === undefined) return describe(ids, index, graph, idom, blocks, arrows, isRoot);
    for (const id of more) blocks.add(id);
    if (entry !== undefined) blocks.add(ids[entry]!);
  }
}

function targetsOf({ ways, errors }: Arrows, index: ReadonlyMap<string, number>): number[] {
  return [...new Set([...ways, ...errors])].flatMap((id) => index.get(id) ?? []);
}

/** True for a start that other bodies lead to. */
function isShared(graph: Adjacency, idom: Int32Array, start: number): boolean {
  for (let i = graph.firstIncoming[start]!; i < graph.firstIncoming[start + 1]!; i++) {
    const source = graph.source[graph.incoming[i]!]!;
    if (source !== graph.start && idom[source] !== -1 && !dominates(idom, start, source)) return true;
  }
  return false;
}

/** The target of a way back that does not pass it on every path: a loop with several entries. */
function secondEntry(graph: Adjacency, idom: Int32Array): number | undefined {
  const { back } = depthFirst(graph);
  for (let e = 0; e < graph.edgeCount; e++) {
    if (back[e] && !dominates(idom, graph.target[e]!, graph.source[e]!)) return graph.target[e];
  }
  return undefined;
}

function describe(
  ids: readonly string[],
  index: ReadonlyMap<string, number>,
  graph: Adjacency,
  idom: Int32Array,
  blocks: ReadonlySet<string>,
  arrows: (id: string) => Arrows,
  isRoot: ReadonlySet<string>,
): Regions {
  const order = new Int32Array(graph.size);
  const sequence = reversePostorder(graph);
  sequence.forEach((v, i) => (order[v] = i));
  const isBack = (source: number, target: number): boolean => dominates(idom, target, source);
  const all = new Int32Array(graph.size);
  const errors = new Int32Array(graph.size);
  const backSources = new Map<number, number[]>();
  for (const [v, id] of ids.entries()) {
    const { ways, errors: failing } = arrows(id);
    const count = (targets: readonly string[], counter: Int32Array | undefined): void => {
      for (const target of targets) {
        const w = index.get(target);
        if (w === undefined || isRoot.has(target)) continue;
        if (isBack(v, w)) {
          const list = backSources.get(w);
          if (list) list.push(v);
          else backSources.set(w, [v]);
          continue;
        }
        all[w]!++;
        if (counter) counter[w]!++;
      }
    };
    count(ways, undefined);
    count(failing, failing.length === 1 ? errors : undefined);
  }
  const size = new Int32Array(graph.size).fill(1);
  for (const v of sequence.toReversed()) {
    const up = idom[v]!;
    if (up >= 0 && up !== v) size[up]! += size[v]!;
  }
  const merges = new Map<string, string[]>();
  for (const v of sequence) {
    if (v >= ids.length || all[v]! < 2) continue;
    const up = ids[idom[v]!];
    if (up === undefined) continue;
    const list = merges.get(up);
    if (list) list.push(ids[v]!);
    else merges.set(up, [ids[v]!]);
  }
  const loops = new Map<string, ReadonlySet<string>>();
  const loopOf = (id: string): ReadonlySet<string> | undefined => {
    const head = index.get(id);
    const sources = head === undefined ? undefined : backSources.get(head);
    if (head === undefined || !sources) return undefined;
    const known = loops.get(id) ?? naturalLoop(graph, ids, head, sources);
    loops.set(id, known);
    return known;
  };
  const at = (id: string): number => index.get(id) ?? -1;
  return {
    blocks,
    merges,
    isInline: (id) => all[at(id)] === 1,
    loopOf,
    dominates: (a, b) => dominates(idom, at(a), at(b)),
    sizeOf: (id) => size[at(id)] ?? 0,
    arrivals: (id) => ({ errors: errors[at(id)] ?? 0, all: all[at(id)] ?? 0 }),
    orderOf: (id) => order[at(id)] ?? 0,
  };
}

function naturalLoop(
  graph: Adjacency,
  ids: readonly string[],
  head: number,
  sources: readonly number[],
): ReadonlySet<string> {
  const isIn = new Uint8Array(graph.size);
  isIn[head] = 1;
  const members = [head];
  const waiting = [...sources];
  for (let v = waiting.pop(); v !== undefined; v = waiting.pop()) {
    if (isIn[v]) continue;
    isIn[v] = 1;
    members.push(v);
    for (let i = graph.firstIncoming[v]!; i < graph.firstIncoming[v + 1]!; i++) {
      waiting.push(graph.source[graph.incoming[i]!]!);
    }
  }
  return new Set(members.flatMap((v) => ids[v] ?? []));
}
