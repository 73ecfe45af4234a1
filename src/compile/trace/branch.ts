import { decidedOn } from "./decided.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import { leavesOf, mayBeNothing } from "./leaves.js";
import { knownOutcome } from "./outcomes.js";
import { record } from "./record.js";
import type { Recording } from "./recording.js";
import { poisonIn, resolve } from "./resolve.js";
import { same } from "./same.js";
import type { Tracer } from "./tracer.js";
import {
  as,
  Condition,
  isCallTime,
  NumberOf,
  Outcome,
  Phi,
  Poison,
  Protected,
  Text,
  Unknown,
  unwrap,
  wrap,
  type CallTimeValue,
  type Comparison,
} from "./values.js";

/** The ways on which a condition is true, and those on which it is false. */
export interface Sides {
  readonly whenTrue: readonly TraceEdge[];
  readonly whenFalse: readonly TraceEdge[];
}

const operators: Readonly<Record<Comparison, string>> = {
  "===": "Equals",
  "<": "NumberLessThan",
  "<=": "NumberLessOrEqualTo",
  ">": "NumberGreaterThan",
  ">=": "NumberGreaterOrEqualTo",
  startsWith: "TextStartsWith",
  endsWith: "TextEndsWith",
  includes: "TextContains",
};
const flipped: Partial<Record<Comparison, Comparison>> = { "===": "===", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** Divides the present ways by a condition. Records a *Check contact attributes* block where only the call can tell. */
export function branch(t: Tracer, r: Recording, condition: unknown): Sides {
  const edges = r.cursor;
  if (edges.length === 0) return { whenTrue: [], whenFalse: [] };
  const value = resolve(r, condition);
  const inner = unwrap(value);
  if (!inner) return value ? { whenTrue: edges, whenFalse: [] } : { whenTrue: [], whenFalse: edges };
  if (inner instanceof Unknown) return { whenTrue: edges, whenFalse: [] };
  if (inner instanceof Poison) refusePoison(t, inner);
  if (inner instanceof Condition) {
    const { test } = inner;
    if (test.kind === "compare") return branchCompare(t, r, test);
    if (test.kind === "not" && test.place) t.place = test.place;
    const a = branch(t, r, test.a);
    if (test.kind === "not") return { whenTrue: a.whenFalse, whenFalse: a.whenTrue };
    r.cursor = test.kind === "and" ? a.whenTrue : a.whenFalse;
    if (test.place) t.place = test.place;
    const b = branch(t, r, test.b);
    return test.kind === "and"
      ? { whenTrue: b.whenTrue, whenFalse: [...a.whenFalse, ...b.whenFalse] }
      : { whenTrue: [...a.whenTrue, ...b.whenTrue], whenFalse: b.whenFalse };
  }
  if (inner instanceof Phi) {
    if (edges.every((edge) => decidedOn(inner, edge))) return spread(r, edges, inner, (v) => branch(t, r, v));
    if (isBoolean(inner))
      return branchCompare(t, r, { kind: "compare", operator: "===", a: value, b: true, place: t.place });
  }
  return refuseTruth(t, inner);
}

/** The truth of a value that is neither a condition nor a boolean: refused. */
export function refuseTruth(t: Tracer, value: CallTimeValue): never {
  if (value instanceof Protected) t.fail("FLW238", { what: value.describe() });
  if (mayBeNothing(value)) t.fail("FLW257", { name: value.name });
  return t.fail("FLW208", { what: value.describe() });
}

/** Complains about a variable that holds different build-time objects. */
export function refusePoison(t: Tracer, poison: Poison): never {
  return t.fail(poison.code as "FLW234", poison.holes as { name: string; join: string });
}

/** True for a join of booleans only, also through loops. */
export function isBoolean(value: unknown, seen = new Set<Phi>()): boolean {
  if (typeof value === "boolean" || value === undefined) return true;
  const phi = as(value, Phi);
  if (!phi || seen.has(phi)) return phi !== undefined;
  seen.add(phi);
  return [...phi.inputs.values()].every((input) => isBoolean(input, seen));
}

/** Divides the ways by what a join decided on each, and asks `go` once for each different value. */
function spread(r: Recording, edges: readonly TraceEdge[], phi: Phi, go: (value: unknown) => Sides): Sides {
  const groups: { readonly value: unknown; readonly edges: TraceEdge[] }[] = [];
  for (const edge of edges) {
    const value = decidedOn(phi, edge)?.value;
    const group = groups.find((g) => same(g.value, value));
    if (group) group.edges.push(edge);
    else groups.push({ value, edges: [edge] });
  }
  const whenTrue: TraceEdge[] = [];
  const whenFalse: TraceEdge[] = [];
  for (const group of groups) {
    r.cursor = group.edges;
    const sides = go(group.value);
    whenTrue.push(...sides.whenTrue);
    whenFalse.push(...sides.whenFalse);
  }
  return { whenTrue, whenFalse };
}

type Compare = Extract<Condition["test"], { kind: "compare" }>;

function branchCompare(t: Tracer, r: Recording, test: Compare): Sides {
  const edges = r.cursor;
  let a = plainNumber(r, resolve(r, test.a));
  let b = plainNumber(r, resolve(r, test.b));
  let { operator } = test;
  if (as(a, Unknown) || as(b, Unknown)) return { whenTrue: edges, whenFalse: [] };
  if (!isCallTime(a) && !isCallTime(b)) {
    return compareNow(operator, a, b) ? { whenTrue: edges, whenFalse: [] } : { whenTrue: [], whenFalse: edges };
  }
  for (const side of ["a", "b"] as const) {
    const value = side === "a" ? a : b;
    const phi = as(value, Phi);
    if (phi && edges.every((edge) => decidedOn(phi, edge))) {
      const rest = side === "a" ? { b } : { a };
      return spread(r, edges, phi, (v) => branchCompare(t, r, { ...test, a, b, ...rest, [side]: v }));
    }
    const outcome = as(value, Outcome);
    if (outcome) {
      const turned = side === "a" ? operator : flipped[operator];
      if (turned) {
        t.place = test.place;
        return branchOutcome(t, r, outcome.node, turned, side === "a" ? b : a);
      }
    }
  }
  if (!isCallTime(a) || (as(a, Protected) && !as(b, Protected) && isCallTime(b))) {
    const turned = flipped[operator];
    if (!turned) t.fail("FLW251", { operator, what: (unwrap(b) as CallTimeValue).describe() }, test.place);
    [a, b, operator] = [b, a, turned];
  }
  // What is no number is neither less than itself nor equal to itself as a number: only the call knows.
  if (same(a, b) && operator !== "<=" && operator !== ">=") {
    const holds = operator !== "<" && operator !== ">";
    return holds ? { whenTrue: edges, whenFalse: [] } : { whenTrue: [], whenFalse: edges };
  }
  return recordCompare(t, r, operator, a, b, test);
}

function recordCompare(t: Tracer, r: Recording, operator: Comparison, a: unknown, b: unknown, test: Compare): Sides {
  const inner = unwrap(a);
  if (inner instanceof Protected) t.fail("FLW238", { what: inner.describe() }, test.place);
  if (inner instanceof Text) t.fail("FLW216", {}, test.place);
  if (inner instanceof Phi && operator === "===" && isConfusable(inner, b)) {
    t.fail("FLW246", { name: inner.name, operator: "`===`" }, test.place);
  }
  const before = t.place;
  t.place = test.place;
  const node = record(t, r, {
    type: "Compare",
    block: "a comparison",
    parameters: { ComparisonValue: a },
    branches: [
      { slot: { kind: "condition", operator: operators[operator], operand: operandOf(t, b) }, label: "true" },
      { slot: { kind: "error", error: "NoMatchingCondition" }, label: "false" },
    ],
    errors: [],
  });
  t.place = before;
  return { whenTrue: [node.edges[0] as TraceEdge], whenFalse: [node.edges[1] as TraceEdge] };
}

/** True for a join of things that are one text during the call, and are not one thing: `1` and `"1"`. */
function isConfusable(phi: Phi, other: unknown): boolean {
  if (isCallTime(other)) return false;
  const wanted = String(other);
  return [...leavesOf(phi)].some((leaf) => !isCallTime(leaf) && leaf !== other && String(leaf) === wanted);
}

/** What a reference is compared with, as text. */
export function operandOf(t: Tracer, value: unknown): unknown {
  if (isCallTime(value)) return value;
  if (value === "") t.fail("FLW211", { what: "A value of the call" });
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const other = value === null ? "null" : value === undefined ? "undefined" : "an object";
  return t.fail("FLW210", { what: "A value of the call", other });
}

function plainNumber(r: Recording, value: unknown): unknown {
  const number = as(value, NumberOf);
  return number ? resolve(r, number.of) : value;
}

function compareNow(operator: Comparison, a: unknown, b: unknown): boolean {
  switch (operator) {
    case "===":
      return a === b;
    case "<":
      return (a as number) < (b as number);
    case "<=":
      return (a as number) <= (b as number);
    case ">":
      return (a as number) > (b as number);
    case ">=":
      return (a as number) >= (b as number);
    default:
      return String(a)[operator](String(b));
  }
}

/**
 * Takes the ways on which a block ended in the way that is asked for; adds the condition to an open block. `isLast` when
 * nothing will be asked for afterwards.
 */
export function branchOutcome(
  t: Tracer,
  r: Recording,
  node: TraceNode,
  operator: Comparison,
  asked: unknown,
  isLast = false,
): Sides {
  const inner = unwrap(asked);
  if (inner || (typeof asked !== "string" && typeof asked !== "number" && typeof asked !== "boolean")) {
    t.fail("FLW217", { block: node.block, other: inner ? inner.describe() : describePlain(asked) });
  }
  const label = String(asked);
  const whenTrue: TraceEdge[] = [];
  const whenFalse: TraceEdge[] = [];
  const known = operator === "===" && node.edges.some((edge) => edge.label === label && !edge.parent);
  for (const edge of r.cursor) {
    if (edge.from !== node) {
      const known = outcomeSince(edge, node, splitLabel(operator, label));
      if (known !== undefined) {
        if (!known && node.edges.every((e) => e.label !== label)) refuseAfterClaim(t, node);
        (known ? whenTrue : whenFalse).push(edge);
        continue;
      }
      t.fail("FLW215", { block: node.block }, t.place, [{ place: node.place, message: `${node.block} stands here` }]);
    }
    if (operator === "===" && edge.label === label) {
      if (edge.open) claim(t, r, edge);
      whenTrue.push(edge);
    } else if (known || !canSplit(t, node, edge, operator) || wasTaken(node, edge, operator, label)) {
      whenFalse.push(edge);
    } else {
      whenTrue.push(splitCondition(r, node, edge, operator, asked as string | number));
      whenFalse.push(edge);
    }
  }
  // The code that follows would not be run at all, and with it every answer that it asks for.
  if (whenFalse.length === 0 && !isLast && r.cursor.some((edge) => edge.from === node)) refuseAfterClaim(t, node);
  return { whenTrue, whenFalse };
}

/** Refuses to ask on when the branch that remains was taken as such already. */
function refuseAfterClaim(t: Tracer, node: TraceNode): void {
  const rest = node.edges.find((edge) => edge.open);
  if (!rest?.claimed) return;
  const later = { place: t.place, message: "other answers may follow here" };
  t.fail("FLW253", { label: rest.label ?? "", block: node.block }, rest.claimed, [later]);
}

function claim(t: Tracer, r: Recording, edge: TraceEdge): void {
  const before = edge.claimed;
  edge.claimed = before ?? t.place;
  r.onUndo(() => (edge.claimed = before));
}

/** Whether a block ended in the way asked for, on a way that has gone on since; undefined when it cannot be told. */
function outcomeSince(edge: TraceEdge, node: TraceNode, asked: string): boolean | undefined {
  const known = knownOutcome(edge, node);
  if (!known) return undefined;
  if (known.label === asked) return true;
  const isText = !/^[<>]/.test(known.label) && !/^[<>]/.test(asked);
  if (known.not) return known.not.has(asked) ? false : undefined;
  return isText ? false : undefined;
}

/** True when a condition for something new can be added here; refuses tests that would come too late to be right. */
function canSplit(t: Tracer, node: TraceNode, edge: TraceEdge, operator: Comparison): boolean {
  if (edge.open) return true;
  const rest = node.edges.find((e) => e.open);
  if (!rest) return false;
  refuseAfterClaim(t, node);
  const decidedByText = edge.slot.kind !== "condition" || (edge.slot.operator === "Equals" && operator === "===");
  if (edge.parent && !decidedByText) t.fail("FLW254", { block: node.block });
  return false;
}

/** True when what is asked was asked before: it cannot be so on the branch that remained. */
function wasTaken(node: TraceNode, rest: TraceEdge, operator: Comparison, label: string): boolean {
  const asked = splitLabel(operator, label);
  return node.edges.some((edge) => edge.parent === rest && edge.label === asked);
}

function splitLabel(operator: Comparison, asked: string): string {
  return operator === "===" ? asked : `${operator} ${asked}`;
}

/** Adds a condition to a block whose remaining branch is still open. */
function splitCondition(
  r: Recording,
  node: TraceNode,
  rest: TraceEdge,
  operator: Comparison,
  asked: string | number,
): TraceEdge {
  const label = splitLabel(operator, String(asked));
  const operand = rest.open?.operand?.(asked) ?? String(asked);
  const split = r.addEdge(node, { kind: "condition", operator: operators[operator], operand }, label, rest);
  for (const cover of rest.covers ?? []) {
    cover.add(split);
    r.onUndo(() => cover.remove(split));
  }
  return split;
}

function describePlain(value: unknown): string {
  return value === null ? "null" : value === undefined ? "undefined" : "an object";
}

/** A boolean that is decided by the way the call came: plain when all ways agree. */
export function decided(whenTrue: readonly TraceEdge[], whenFalse: readonly TraceEdge[]): unknown {
  if (whenFalse.length === 0) return true;
  if (whenTrue.length === 0) return false;
  const inputs = new Map<TraceEdge, unknown>();
  for (const edge of whenTrue) inputs.set(edge, true);
  for (const edge of whenFalse) inputs.set(edge, false);
  return wrap(new Phi(inputs, "decision"));
}

/** Complains when a value is poison. */
export function refuseIfPoison(t: Tracer, value: unknown): void {
  const poison = poisonIn(value);
  if (poison) refusePoison(t, poison);
}
