import { describe, expect, it } from "vitest";
import { heavyLines } from "../../src/compile/heavy-lines.js";
import type { FlowNode } from "../../src/graph/flow-graph.js";

/** Nodes with `counts[line]` actions on each line. */
function nodes(counts: Readonly<Record<number, number>>, file = "a.flow.ts"): FlowNode[] {
  return Object.entries(counts).flatMap(([line, count]) =>
    Array.from({ length: count }, (_, i): FlowNode => ({
      id: `${file}${line}.${i}`,
      type: "MessageParticipant",
      parameters: {},
      edges: [],
      source: { file, line: Number(line), column: 1 },
    })),
  );
}

describe("the lines that eat the budget", () => {
  it("are named by themselves when they make many actions", () => {
    expect(heavyLines(nodes({ 4: 9, 5: 1, 6: 40, 7: 1 }))).toBe("a.flow.ts:6 (40), a.flow.ts:4 (9), a.flow.ts:5-7 (2)");
  });

  it("are told as a stretch when they make few each, in the order of the lines", () => {
    const each = Object.fromEntries(Array.from({ length: 260 }, (_, i) => [i + 3, 1]));
    expect(heavyLines(nodes(each))).toBe("a.flow.ts:3-262 (260)");
    expect(heavyLines(nodes({ 100: 1, 20: 1, 9: 1 }))).toBe("a.flow.ts:9 (1), a.flow.ts:20 (1), a.flow.ts:100 (1)");
  });

  it("are five at most, of all files, the most first", () => {
    const all = [...nodes({ 1: 5, 2: 6, 3: 7 }), ...nodes({ 1: 8, 2: 9, 3: 10 }, "b.ts")];
    expect(heavyLines(all)).toBe("b.ts:3 (10), b.ts:2 (9), b.ts:1 (8), a.flow.ts:3 (7), a.flow.ts:2 (6)");
  });

  it("are none where actions have no place", () => {
    const [node] = nodes({ 1: 1 });
    expect(heavyLines([{ ...node!, source: undefined } as unknown as FlowNode])).toBe("");
  });
});
