import { adjacency } from "../graph/adjacency.js";
import type { FlowAdjacency } from "../graph/adjacency.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { depthFirst } from "../graph/order.js";
import { spread } from "./spread.js";

/** A point of the console's canvas, in its pixels: x to the right, y down; a block's position is its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the console draws a flow. */
export interface Layout {
  /** Where the call enters. */
  readonly entry: Point;
  /** Position of each action, by identifier. */
  readonly positions: ReadonlyMap<string, Point>;
}

/** Sizes on the canvas, measured between neighbours in real flows that people laid out by hand. */
const canvas = {
  entry: { x: 40, y: 40 },
  /** Left edge of the first column. */
  left: 250,
  column: 280,
  width: 200,
  /** Height of a block without branches, one more branch's line, and the room left below. */
  head: 132,
  line: 34,
  gap: 40,
} as const;

/**
 * Pairs of sweeps (backward, forward) that order the blocks of each column. On real flows one pair takes away 5 % of the
 * crossings, and more than one pair nothing further; people's own layouts of the same flows have 9 % more.
 */
const rounds = 1;

/** Width and height that the console gives a block: it lists one line per condition and error. */
export function blockSize(node: FlowNode): { readonly width: number; readonly height: number } {
  const lines = node.edges.filter(({ slot }) => slot.kind !== "next").length;
  return { width: canvas.width, height: canvas.head + canvas.line * lines };
}

/**
 * Lays a flow out from left to right: a column per step of the longest way from the start, ways back aside. Time is
 * linear in the flow but for the sorting of columns. The same flow always gives the same layout, the start is always at
 * the same place, and what comes later in the call hardly moves what comes before. Actions that cannot be reached stand
 * below all others.
 */
export function layout(graph: FlowGraph): Layout {
  const dense = adjacency(graph);
  const walk = depthFirst(dense);
  const main = place(graph, dense, Array.from(walk.preorder), walk.back);
  const shift = canvas.entry.y - (main[0]?.y ?? canvas.entry.y);
  const positions = new Map<string, Point>();
  const put = ({ v, column, y }: Box, down: number): void => {
    positions.set(graph.nodes[v]!.id, { x: canvas.left + canvas.column * column, y: Math.round(y + down) });
  };
  for (const box of main) put(box, shift);
  if (walk.preorder.length < dense.size) {
    const bottom = main.reduce<number>((y, box) => Math.max(y, box.y + box.size), canvas.entry.y);
    const others = placeLost(graph, dense, walk.preorder);
    const top = others.reduce<number>((y, box) => Math.min(y, box.y), Infinity);
    for (const box of others) put(box, bottom + shift - top);
  }
  return { entry: canvas.entry, positions };
}

interface Box {
  readonly v: number;
  readonly column: number;
  readonly y: number;
  /** Height and the room below. */
  readonly size: number;
}

/** Lays out the nodes that the start does not lead to. */
function placeLost(graph: FlowGraph, dense: FlowAdjacency, reachable: Int32Array): readonly Box[] {
  const reached = new Set(reachable);
  const lost = graph.nodes.flatMap((_, v) => (reached.has(v) ? [] : [v]));
  const members = Array.from(depthFirst(dense, lost).preorder).filter((v) => !reached.has(v));
  return place(graph, dense, members, depthFirst(dense, members).back);
}

/** Lays out some nodes, in depth-first order, by the edges among them. The first keeps its column's top. */
function place(graph: FlowGraph, dense: FlowAdjacency, members: readonly number[], back: Uint8Array): readonly Box[] {
  const size = new Float64Array(dense.size);
  for (const v of members) size[v] = blockSize(graph.nodes[v]!).height + canvas.gap;
  const ways = forwardWays(graph, dense, members, back);
  const columnOf = columns(dense.size, members, ways);
  const grid: number[][] = [];
  for (const v of members) (grid[columnOf[v]!] ??= []).push(v);

  const y = new Float64Array(dense.size);
  const wanted = new Float64Array(dense.size);
  const arrange = (column: number[], want: (v: number) => number, sort: boolean): void => {
    for (const v of column) wanted[v] = want(v);
    if (sort && column.length > 1) column.sort((a, b) => wanted[a]! - wanted[b]!);
    const begins = spread(
      column.map((v) => wanted[v]!),
      column.map((v) => size[v]!),
    );
    for (let i = 0; i < column.length; i++) y[column[i]!] = begins[i]!;
  };
  const fromLeft = (v: number): number => mean(ways.into[v]!, (way) => y[way.from]!, y[v]!);
  const fromRight = (v: number): number => mean(ways.out[v]!, (way) => y[way.to]!, y[v]!);
  const fromLines = (v: number): number => mean(ways.into[v]!, (way) => y[way.from]! + canvas.line * way.line, y[v]!);

  for (const column of grid) arrange(column, fromLeft, true);
  for (let round = 0; round < rounds; round++) {
    for (let c = grid.length - 1; c >= 0; c--) arrange(grid[c]!, fromRight, true);
    for (const column of grid) arrange(column, fromLeft, true);
  }
  // The order of columns stands; each block moves to the line of the branch that leads to it.
  for (const column of grid) arrange(column, fromLines, false);
  return members.map((v) => ({ v, column: columnOf[v]!, y: y[v]!, size: size[v]! }));
}

function mean(ways: readonly Way[], value: (way: Way) => number, otherwise: number): number {
  if (ways.length === 0) return otherwise;
  let sum = 0;
  for (const way of ways) sum += value(way);
  return sum / ways.length;
}

/** A way forward between two blocks, with the line of the source block that it leaves from. */
interface Way {
  readonly from: number;
  readonly to: number;
  line: number;
}

/** By node; undefined for nodes that are not laid out now. */
interface Ways {
  readonly out: readonly (readonly Way[] | undefined)[];
  readonly into: readonly (readonly Way[] | undefined)[];
}

/** The ways among some nodes without those that lead back. */
function forwardWays(graph: FlowGraph, dense: FlowAdjacency, members: readonly number[], back: Uint8Array): Ways {
  const none = { length: dense.size };
  const out = Array.from<Way[] | undefined>(none);
  const into = Array.from<Way[] | undefined>(none);
  for (const v of members) {
    out[v] = [];
    into[v] = [];
  }
  for (const from of members) {
    const { edges } = graph.nodes[from]!;
    // The console lists the plain way on first, then the branches. Of several to one target the uppermost counts.
    const first = edges.some(({ slot }) => slot.kind === "next") ? 1 : 0;
    const leaving = out[from]!;
    for (let e = dense.firstEdge[from]!; e < dense.firstEdge[from + 1]!; e++) {
      const to = dense.target[e]!;
      const arriving = into[to];
      if (back[e] || !arriving) continue;
      const slot = dense.slot[e]!;
      const line = edges[slot]!.slot.kind === "next" ? 0 : first + slot;
      const known = leaving.find((way) => way.to === to);
      if (known) {
        known.line = Math.min(known.line, line);
        continue;
      }
      const way = { from, to, line };
      leaving.push(way);
      arriving.push(way);
    }
  }
  return { out, into };
}

/** The length of the longest way to each node. */
function columns(size: number, members: readonly number[], ways: Ways): Int32Array {
  const column = new Int32Array(size);
  const missing = new Int32Array(size);
  for (const v of members) missing[v] = ways.into[v]!.length;
  const ready = members.filter((v) => missing[v] === 0);
  for (let i = 0; i < ready.length; i++) {
    const v = ready[i]!;
    for (const { to } of ways.out[v]!) {
      column[to] = Math.max(column[to]!, column[v]! + 1);
      if (--missing[to]! === 0) ready.push(to);
    }
  }
  return column;
}
