import fc from "fast-check";
import { expect, it } from "vitest";
import type { CanonicalValues } from "../../../src/compile/lifetimes/canonical-values.js";
import { birthEdges, holding, kills, type Tenant } from "../../../src/compile/lifetimes/holding.js";
import { liveFlow } from "../../../src/compile/lifetimes/live-flow.js";
import { TraceEdge, type TraceNode } from "../../../src/compile/trace/graph.js";
import { Recording } from "../../../src/compile/trace/recording.js";
import { record } from "../../../src/compile/trace/record.js";
import { Tracer } from "../../../src/compile/trace/tracer.js";
import { Ref } from "../../../src/compile/trace/values.js";

const cells = ["$.External", "$.StoredCustomerInput", "$.Attributes.a"];

interface Shape {
  /** For each action: the cells it replaces, and where its ways lead (numbers of actions, taken modulo their count). */
  readonly nodes: readonly { readonly kills: readonly number[]; readonly ways: readonly number[] }[];
  readonly values: readonly { readonly def: number; readonly cell: number }[];
}

const small = fc.nat({ max: 7 });
const shape: fc.Arbitrary<Shape> = fc.record({
  nodes: fc.array(
    fc.record({
      kills: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }),
      ways: fc.array(small, { minLength: 0, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  values: fc.array(fc.record({ def: small, cell: fc.nat({ max: 2 }) }), { minLength: 1, maxLength: 40 }),
});

/** A trace of the shape: made by the recorder, then led as the shape says. */
function traceOf({ nodes: shapes }: Shape): { readonly entry: TraceEdge; readonly nodes: readonly TraceNode[] } {
  const t = new Tracer();
  const r = new Recording("test", [], new Set());
  const nodes = shapes.map((s, i): TraceNode => {
    r.cursor = [new TraceEdge(undefined, { kind: "next" })];
    const branches = s.ways.map((_, w) => ({
      slot: { kind: "condition", operator: "Equals", operand: String(w) } as const,
      label: String(w),
    }));
    const node = record(t, r, { type: `Test${i}`, block: "test", parameters: {}, branches, errors: [] });
    return Object.assign(node, { kills: s.kills.map((k) => cells[k]) });
  });
  const at = (i: number): TraceNode => nodes[i % nodes.length] as TraceNode;
  nodes.forEach((node, i) => node.edges.forEach((edge, w) => (edge.to = at(shapes[i]?.ways[w] ?? 0))));
  r.entry.to = at(0);
  return { entry: r.entry, nodes };
}

/** Whether a value is in its cell at a node on every walk there from the entry, found by walking. */
function holdsByWalking(entry: TraceEdge, born: ReadonlySet<TraceEdge>, cell: string, target: TraceNode): boolean {
  const seen = new Set<string>();
  const walk = (edge: TraceEdge, held: boolean): boolean => {
    const node = edge.to;
    const here = held || born.has(edge);
    if (!node) return true;
    if (node === target && !here) return false;
    const key = `${node.index} ${here}`;
    if (seen.has(key)) return true;
    seen.add(key);
    const after = here && !kills(node, cell);
    return node.edges.every((next) => walk(next, after));
  };
  return walk(entry, false);
}

it("agrees with walking every way", () => {
  let asked = 0;
  let lost = 0;
  fc.assert(
    fc.property(shape, (drawn) => {
      const { entry, nodes } = traceOf(drawn);
      const flow = liveFlow(entry, []);
      const values: CanonicalValues = { find: (value) => value, inputs: (phi) => [...phi.inputs] };
      const tenants = drawn.values.map(({ def, cell }): Tenant & { readonly value: Ref } => {
        const path = cells[cell] as string;
        return { value: new Ref(path, { cell: path, def: nodes[def % nodes.length] }), cell: path };
      });
      const held = holding(flow, values, tenants);
      for (const { value, cell } of tenants) {
        const born = new Set(birthEdges(value, values));
        for (const node of flow.nodes) {
          const wanted = holdsByWalking(entry, born, cell, node);
          asked++;
          if (!wanted) lost++;
          expect(held.holds(value, { node })).toBe(wanted);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(asked);
});
