import * as fc from "fast-check";
import { expect, test } from "vitest";
import { blockSize, layout } from "../../src/compile/layout.js";
import type { Point } from "../../src/compile/layout.js";
import { spread } from "../../src/compile/spread.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { flowGraph } from "../graph/arbitrary.js";

const graphs = flowGraph({ maxSize: 40 });

test("no two blocks overlap, and every action has a place on the grid", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { positions } = layout(graph);
      expect([...positions.keys()].toSorted()).toEqual(graph.nodes.map((node) => node.id).toSorted());
      const boxes = graph.nodes.map((node) => ({ ...positions.get(node.id)!, ...blockSize(node), id: node.id }));
      for (const box of boxes) expect([Number.isInteger(box.x), Number.isInteger(box.y)]).toEqual([true, true]);
      const apart = (a: (typeof boxes)[0], b: (typeof boxes)[0]): boolean =>
        a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
      const overlaps = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter((b) => !apart(a, b))
          .map((b) => [a, b]),
      );
      expect(overlaps).toEqual([]);
    }),
  );
});

test("the start is always at the same place, right of the entry", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { entry, positions } = layout(graph);
      expect(entry).toEqual({ x: 40, y: 40 });
      expect(positions.get(graph.start)).toEqual({ x: 250, y: 40 });
    }),
  );
});

const next = (to: string): FlowEdge => ({ slot: { kind: "next" }, to });
const error = (to: string): FlowEdge => ({ slot: { kind: "error", error: "NoMatchingError" }, to });
const key = (operand: string, to: string): FlowEdge => ({
  slot: { kind: "condition", operator: "Equals", operand },
  to,
});
const block = (id: string, ...edges: FlowEdge[]): FlowNode => ({
  id,
  type: "MessageParticipant",
  parameters: {},
  edges,
});

test("without ways back every edge leads to the right", () => {
  const forward = graphs.map((graph): FlowGraph => {
    const place = new Map(graph.nodes.map((node, i) => [node.id, i]));
    const nodes = graph.nodes.map((node, i) => ({
      ...node,
      edges: node.edges.filter(({ to }) => (place.get(to) ?? -1) > i),
    }));
    return { start: graph.nodes[0]!.id, nodes };
  });
  fc.assert(
    fc.property(forward, (graph) => {
      const { positions } = layout(graph);
      const reached = new Set([graph.start]);
      for (const node of graph.nodes) if (reached.has(node.id)) node.edges.forEach(({ to }) => reached.add(to));
      const wrong = graph.nodes.flatMap(({ id, edges }) =>
        edges.filter(({ to }) => reached.has(id) && positions.get(to)!.x <= positions.get(id)!.x),
      );
      expect(wrong).toEqual([]);
    }),
  );
});

const menu: FlowGraph = {
  start: "welcome",
  nodes: [
    block("welcome", next("menu"), error("menu")),
    block("menu", key("1", "one"), key("2", "two"), key("3", "three"), error("again")),
    block("one", next("bye")),
    block("two", next("bye")),
    block("three", next("bye")),
    block("again", next("menu"), error("bye")),
    block("bye"),
  ],
};

test("a menu, as it is drawn", () => {
  expect(Object.fromEntries(layout(menu).positions)).toMatchInlineSnapshot(`
    {
      "again": {
        "x": 810,
        "y": 349,
      },
      "bye": {
        "x": 1090,
        "y": 108,
      },
      "menu": {
        "x": 530,
        "y": 40,
      },
      "one": {
        "x": 810,
        "y": -167,
      },
      "three": {
        "x": 810,
        "y": 177,
      },
      "two": {
        "x": 810,
        "y": 5,
      },
      "welcome": {
        "x": 250,
        "y": 40,
      },
    }
  `);
});

test("a block added at the end moves no other", () => {
  const longer: FlowGraph = {
    ...menu,
    nodes: [...menu.nodes.slice(0, -1), block("bye", next("end"), error("end")), block("end")],
  };
  const before = layout(menu).positions;
  const after = layout(longer).positions;
  expect([...before].map(([id, point]) => [id, point, after.get(id)])).toEqual(
    [...before].map(([id, point]) => [id, point, point]),
  );
});

test("what cannot be reached stands below the rest", () => {
  const { positions } = layout({ ...menu, nodes: [block("lost", next("lost 2")), ...menu.nodes, block("lost 2")] });
  const lowest = Math.max(...menu.nodes.map(({ id }) => positions.get(id)!.y));
  const [first, second] = ["lost", "lost 2"].map((id): Point => positions.get(id)!);
  expect(first!.y).toBeGreaterThan(lowest);
  expect(second).toEqual({ x: first!.x + 280, y: first!.y });
});

test("a chain of 100,000 actions and one of none can be laid out", () => {
  const nodes = Array.from({ length: 100_000 }, (_, i) => block(`${i}`, next(`${i + 1}`)));
  expect(layout({ start: "0", nodes }).positions.get("99999")!.y).toBe(40);
  expect(layout({ start: "", nodes: [] }).positions.size).toBe(0);
});

test("spread keeps order and room, and moves nothing that need not move", () => {
  const intervals = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 100 })));
  fc.assert(
    fc.property(intervals, (list) => {
      const wanted = list.map(([want]) => want);
      const sizes = list.map(([, size]) => size);
      const begins: number[] = [];
      spread([...list.keys()], wanted, sizes, begins);
      const cost = (at: readonly number[]): number => at.reduce((sum, y, i) => sum + (y - wanted[i]!) ** 2, 0);
      const free = (at: readonly number[]): boolean =>
        at.every((y, i) => i === 0 || at[i - 1]! + sizes[i - 1]! <= y + 1e-6);
      expect(free(begins)).toBe(true);
      // No run of neighbours can move by a little and come nearer to where it wants to be.
      const runs = list.flatMap((_, from) => list.slice(from).map((_, length) => [from, from + length + 1] as const));
      const moves = runs.flatMap(([from, to]) =>
        [-0.5, 0.5].map((step) => begins.map((y, i) => (i >= from && i < to ? y + step : y))),
      );
      const better = moves.filter((moved) => free(moved) && cost(moved) < cost(begins) - 1e-6);
      expect(better).toEqual([]);
    }),
  );
});
