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
  const main = place(graph, dense, walk.preorder, walk.back);
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
  const members = depthFirst(dense, lost).preorder.filter((v) => !reached.has(v));
  return place(graph, dense, members, depthFirst(dense, members).back);
}

/** Lays out some nodes, in depth-first order, by the edges among them. The first keeps its column's top. */
function place(graph: FlowGraph, dense: FlowAdjacency, members: Int32Array, back: Uint8Array): readonly Box[] {
  const size = new Float64Array(dense.size);
  for (const v of members) size[v] = blockSize(graph.nodes[v]!).height + canvas.gap;
  const ways = forwardWays(graph, dense, members, back);
  const columnOf = columns(dense.size, members, ways);
  const grid: number[][] = [];
  for (const v of members) (grid[columnOf[v]!] ??= []).push(v);

  const y = new Float64Array(dense.size);
  const wanted = new Float64Array(dense.size);
  const fromLeft = (v: number, lines = false): number => {
    const { first, way } = ways.into;
    let sum = 0;
    for (let i = first[v]!; i < first[v + 1]!; i++) {
      sum += y[ways.from[way[i]!]!]! + (lines ? canvas.line * ways.line[way[i]!]! : 0);
    }
    return first[v] === first[v + 1] ? y[v]! : sum / (first[v + 1]! - first[v]!);
  };
  const fromRight = (v: number): number => {
    const { first, end } = ways.out;
    let sum = 0;
    for (let w = first[v]!; w < end[v]!; w++) sum += y[ways.to[w]!]!;
    return first[v] === end[v] ? y[v]! : sum / (end[v]! - first[v]!);
  };
  const sorted = (column: number[], want: (v: number) => number): void => {
    for (const v of column) wanted[v] = want(v);
    if (column.some((v, i) => i > 0 && wanted[column[i - 1]!]! > wanted[v]!))
      column.sort((a, b) => wanted[a]! - wanted[b]!);
    spread(column, wanted, size, y);
  };
  for (const column of grid) sorted(column, (v) => fromLeft(v));
  for (let round = 0; round < rounds; round++) {
    for (let c = grid.length - 1; c >= 0; c--) sorted(grid[c]!, fromRight);
    for (const column of grid) sorted(column, (v) => fromLeft(v));
  }
  // The order of columns stands; each block moves to the line of the branch that leads to it.
  for (const column of grid) {
    for (const v of column) wanted[v] = fromLeft(v, true);
    spread(column, wanted, size, y);
  }
  const boxes: Box[] = [];
  for (const v of members) boxes.push({ v, column: columnOf[v]!, y: y[v]!, size: size[v]! });
  return boxes;
}

/** Ways forward between two blocks, numbered, each with the line of the source block that it leaves from. */
interface Ways {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly line: Int32Array;
  /** The ways out of block `v` are `first[v] … end[v] - 1`. */
  readonly out: { readonly first: Int32Array; readonly end: Int32Array };
  /** The ways into block `v` are `way[first[v]] … way[first[v + 1] - 1]`. */
  readonly into: { readonly first: Int32Array; readonly way: Int32Array };
}

/** The ways among some nodes without those that lead back. */
function forwardWays(graph: FlowGraph, dense: FlowAdjacency, members: Int32Array, back: Uint8Array): Ways {
  const isMember = new Uint8Array(dense.size);
  for (const v of members) isMember[v] = 1;
  const from = new Int32Array(dense.edgeCount);
  const to = new Int32Array(dense.edgeCount);
  const line = new Int32Array(dense.edgeCount);
  const first = new Int32Array(dense.size);
  const end = new Int32Array(dense.size);
  const arriving = new Int32Array(dense.size + 1);
  let count = 0;
  for (const v of members) {
    const { edges } = graph.nodes[v]!;
    // The console lists the plain way on first, then the branches. Of several to one target the uppermost counts.
    const above = edges.some(({ slot }) => slot.kind === "next") ? 1 : 0;
    const begin = count;
    for (let e = dense.firstEdge[v]!; e < dense.firstEdge[v + 1]!; e++) {
      const target = dense.target[e]!;
      if (back[e] || !isMember[target]) continue;
      const slot = dense.slot[e]!;
      const at = edges[slot]!.slot.kind === "next" ? 0 : above + slot;
      let known = begin;
      while (known < count && to[known] !== target) known++;
      if (known < count) line[known] = Math.min(line[known]!, at);
      else {
        from[count] = v;
        to[count] = target;
        line[count++] = at;
        arriving[target + 1]!++;
      }
    }
    first[v] = begin;
    end[v] = count;
  }
  for (let v = 0; v < dense.size; v++) arriving[v + 1]! += arriving[v]!;
  const next = arriving.slice();
  const way = new Int32Array(count);
  for (let w = 0; w < count; w++) way[next[to[w]!]!++] = w;
  return { from, to, line, out: { first, end }, into: { first: arriving, way } };
}

/** The length of the longest way to each node. */
function columns(size: number, members: Int32Array, { to, out, into }: Ways): Int32Array {
  const column = new Int32Array(size);
  const missing = new Int32Array(size);
  const ready: number[] = [];
  for (const v of members) {
    missing[v] = into.first[v + 1]! - into.first[v]!;
    if (missing[v] === 0) ready.push(v);
  }
  for (let i = 0; i < ready.length; i++) {
    const v = ready[i]!;
    for (let w = out.first[v]!; w < out.end[v]!; w++) {
      const target = to[w]!;
      column[target] = Math.max(column[target]!, column[v]! + 1);
      if (--missing[target]! === 0) ready.push(target);
    }
  }
  return column;
}
