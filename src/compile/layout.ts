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
  const positions = new Map<string, Point>();
  const { preorder } = depthFirst(dense);
  const reached = new Set(preorder);
  const lost = graph.nodes.flatMap((_, v) => (reached.has(v) ? [] : [v]));
  const main = place(graph, dense, preorder);
  const others = place(
    graph,
    dense,
    depthFirst(dense, lost).preorder.filter((v) => !reached.has(v)),
  );
  const bottom = main.boxes.reduce<number>((y, box) => Math.max(y, box.y + box.size), canvas.entry.y);
  const top = others.boxes.reduce<number>((y, box) => Math.min(y, box.y), Infinity);
  const shift = canvas.entry.y - (main.boxes[0]?.y ?? canvas.entry.y);
  const boxes = [
    ...main.boxes.map((box) => ({ ...box, y: box.y + shift })),
    ...others.boxes.map((box) => ({ ...box, y: box.y - top + bottom + shift })),
  ];
  for (const { v, column, y } of boxes) {
    positions.set(graph.nodes[v]!.id, { x: canvas.left + canvas.column * column, y: Math.round(y) });
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

/** Lays out some nodes, in depth-first order, by the edges among them. The first keeps its column's top. */
function place(graph: FlowGraph, dense: FlowAdjacency, nodes: ArrayLike<number>): { readonly boxes: readonly Box[] } {
  const members = Array.from(nodes);
  const sizes = new Map(members.map((v) => [v, blockSize(graph.nodes[v]!).height + canvas.gap]));
  const ways = forwardWays(graph, dense, members);
  const columnOf = columns(members, ways);
  const grid: number[][] = [];
  for (const v of members) (grid[columnOf.get(v)!] ??= []).push(v);

  const y = new Map<number, number>();
  const arrange = (column: readonly number[], want: (v: number) => number, sort: boolean): number[] => {
    const wanted = new Map(column.map((v) => [v, want(v)]));
    const order = sort ? column.toSorted((a, b) => wanted.get(a)! - wanted.get(b)!) : [...column];
    const begins = spread(
      order.map((v) => wanted.get(v)!),
      order.map((v) => sizes.get(v)!),
    );
    order.forEach((v, i) => y.set(v, begins[i]!));
    return order;
  };
  const mean = (list: readonly Way[], value: (way: Way) => number, otherwise: number): number =>
    list.length === 0 ? otherwise : list.reduce((sum, way) => sum + value(way), 0) / list.length;
  const fromLeft = (v: number): number => mean(ways.into.get(v)!, (way) => y.get(way.from)!, y.get(v) ?? 0);
  const fromRight = (v: number): number => mean(ways.out.get(v)!, (way) => y.get(way.to)!, y.get(v)!);
  const fromLines = (v: number): number =>
    mean(ways.into.get(v)!, (way) => y.get(way.from)! + canvas.line * way.line, y.get(v)!);

  for (let c = 0; c < grid.length; c++) grid[c] = arrange(grid[c]!, fromLeft, true);
  for (let round = 0; round < rounds; round++) {
    for (let c = grid.length - 1; c >= 0; c--) grid[c] = arrange(grid[c]!, fromRight, true);
    for (let c = 0; c < grid.length; c++) grid[c] = arrange(grid[c]!, fromLeft, true);
  }
  // The order of columns stands; each block moves to the line of the branch that leads to it.
  for (const column of grid) arrange(column, fromLines, false);
  return { boxes: members.map((v) => ({ v, column: columnOf.get(v)!, y: y.get(v)!, size: sizes.get(v)! })) };
}

/** A way forward between two blocks, with the line of the source block that it leaves from. */
interface Way {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

interface Ways {
  readonly out: ReadonlyMap<number, readonly Way[]>;
  readonly into: ReadonlyMap<number, readonly Way[]>;
}

/** The ways among some nodes without those that lead back. */
function forwardWays(graph: FlowGraph, dense: FlowAdjacency, members: readonly number[]): Ways {
  const { back } = depthFirst(dense, members);
  const out = new Map<number, Way[]>(members.map((v) => [v, []]));
  const into = new Map<number, Way[]>(members.map((v) => [v, []]));
  for (const from of members) {
    const { edges } = graph.nodes[from]!;
    // The console lists the plain way on first, then the branches. Of several to one target the uppermost counts.
    const lines = new Map<number, number>();
    const first = edges.some(({ slot }) => slot.kind === "next") ? 1 : 0;
    for (let e = dense.firstEdge[from]!; e < dense.firstEdge[from + 1]!; e++) {
      const to = dense.target[e]!;
      const slot = dense.slot[e]!;
      if (back[e] || !into.has(to)) continue;
      const line = edges[slot]!.slot.kind === "next" ? 0 : first + slot;
      const best = lines.get(to);
      if (best === undefined || line < best) lines.set(to, line);
    }
    for (const [to, line] of lines) {
      const way = { from, to, line };
      out.get(from)!.push(way);
      into.get(to)!.push(way);
    }
  }
  return { out, into };
}

/** The length of the longest way to each node. */
function columns(members: readonly number[], ways: Ways): ReadonlyMap<number, number> {
  const column = new Map<number, number>();
  const missing = new Map(members.map((v) => [v, ways.into.get(v)!.length]));
  const ready = members.filter((v) => missing.get(v) === 0);
  ready.forEach((v) => column.set(v, 0));
  for (let i = 0; i < ready.length; i++) {
    const v = ready[i]!;
    for (const { to } of ways.out.get(v)!) {
      column.set(to, Math.max(column.get(to) ?? 0, column.get(v)! + 1));
      const left = missing.get(to)! - 1;
      missing.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return column;
}
