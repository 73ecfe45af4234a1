import { solve } from "../../graph/dataflow.js";
import type { FlowNode } from "../../graph/flow-graph.js";
import type { Json, JsonObject } from "../../language/json.js";
import { changeableCells, producedCells, replacedCells } from "../../language/outcomes.js";
import { parsePath, pathsIn, writePath } from "../../language/paths.js";
import { valueAt } from "../../language/predicate.js";
import { actionType } from "../../language/registry.js";
import { cellsToCompare, isBelow, textsIn, type IsWanted } from "./wanted-cells.js";
import type { Way, WholeGraph } from "./whole-graph.js";

/**
 * Where a value comes from: the place whose action produced it, and the value's path as that action names it. `place` is
 * -1 where nobody in these flows has produced it (what the contact brings along, or what is not known).
 */
export interface Origin {
  readonly place: number;
  readonly path: string;
  /** The value is part of a longer text. */
  readonly isPart: boolean;
  /** It is what a caller typed; never left out. */
  readonly isTyped?: true;
}

/** Origins without doubles, by key. */
type OriginSet = ReadonlyMap<string, Origin>;
/** Cells that somebody has written, by path. A cell that is not here is as the call began. */
type Fact = ReadonlyMap<string, OriginSet>;

/** Tells where the values that an action reads may come from, over all paths that lead to it. */
export interface Origins {
  /** Origins of what a path holds when the call comes to a place. */
  of(place: number, path: string): readonly Origin[];
  /** Origins of everything that the action's parameters name. */
  readBy(place: number): readonly Origin[];
}

/** A cell whose value nobody among the given flows has to have produced. */
const unknown: Origin = { place: -1, path: "", isPart: false };
/** Stands for any number of origins beside those that callers typed. */
const anything: Origin = { place: -1, path: "", isPart: true };
const anythingKey = keyOf(anything);
/** More origins than these are taken together as {@link anything}, so that large projects are decided quickly. */
const maximumOrigins = 24;
const contactWide: ReadonlySet<string> = new Set(["Attributes", "Tags", "SegmentAttributes"]);

/** Follows values through a graph, when they are first asked for: what blocks produce, and copies of it in attributes and in a module's input. */
export function originsIn(graph: WholeGraph): Origins {
  let compared: readonly (Fact | undefined)[] | undefined;
  let all: readonly (Fact | undefined)[] | undefined;
  const origins = (facts: readonly (Fact | undefined)[], place: number, path: string): readonly Origin[] => [
    ...read(facts[place] ?? new Map(), path).values(),
  ];
  return {
    of: (place, path) => origins((compared ??= solveFor(graph, cellsToCompare(graph))), place, path),
    readBy: (place) => {
      const at = graph.places[place];
      if (at?.kind !== "action") return [];
      const facts = (all ??= solveFor(graph, () => true));
      return [...textsIn(at.node.parameters)].flatMap((text) =>
        pathsIn(text).flatMap((found) => origins(facts, place, found.text)),
      );
    },
  };
}

function solveFor(graph: WholeGraph, isWanted: IsWanted): readonly (Fact | undefined)[] {
  const { before } = solve<Fact | undefined>(graph, {
    direction: "forward",
    none: undefined,
    boundary: new Map(),
    join: (a, b) => (a && b ? joined(a, b) : (a ?? b)),
    equal: (a, b) => (a && b ? equal(a, b) : a === b),
    edge: (edge, fact) => fact && along(graph, graph.ways[edge]!, fact, isWanted),
  });
  return before;
}

/** What is known after a way: what the action has replaced is gone, what it has produced is there. */
function along(graph: WholeGraph, way: Way, fact: Fact, isWanted: IsWanted): Fact {
  const at = graph.places[way.of];
  if (at?.kind !== "action") return way.kind === "later" ? withoutScope(fact) : fact;
  const { node } = at;
  if (way.kind === "moves") {
    if (invokesModule(node)) return entersModule(node, fact);
    return withoutScope(fact);
  }
  const after = way.kind === "returns" ? leavesModule(fact) : fact;
  return performed(node, way, after, isWanted);
}

function performed(node: FlowNode, { of, slot }: Way, fact: Fact, isWanted: IsWanted): Fact {
  const action = actionType(node.type);
  if (!action) return fact;
  const replaced = replacedCells(action, node.parameters).filter(({ adds, path }) => !adds && isWanted(path));
  const worked = !(slot?.kind === "error" && slot.error !== "NoMatchingCondition");
  const produced = worked ? producedCells(action, node.parameters).filter(({ path }) => isWanted(path)) : [];
  const changed = changeableCells(action, node.parameters);
  if (replaced.length === 0 && produced.length === 0 && changed.length === 0) return fact;
  const after = new Map(fact);
  for (const [path, origins] of fact)
    if (changed.some((cell) => isBelow(path, cell.path))) after.set(path, keyed([...origins.values(), unknown]));
  for (const { path } of replaced) after.set(path, one(unknown));
  for (const { path } of produced) after.set(path, written(node, of, path, fact));
  return after;
}

/** Origins of a produced cell: of the values that the parameters copy into it, else the action itself. */
function written(node: FlowNode, place: number, path: string, fact: Fact): OriginSet {
  const action = actionType(node.type);
  const cell = action?.produces.find(({ path: parent, keysOf }) => keysOf !== undefined && path.startsWith(parent));
  const isTyped = path === "$.StoredCustomerInput";
  if (!cell?.keysOf) return one({ place, path: "", isPart: false, ...(isTyped && { isTyped }) });
  const map = valueAt(node.parameters, cell.keysOf);
  const names = parsePath(path);
  const key = names?.at(-1);
  const value = key === undefined ? undefined : valueAt(map, [key]);
  const copied = originsOfValue(value ?? null, fact);
  return copied.length === 0 ? one({ place, path: "", isPart: false }) : keyed(copied);
}

/** Origins of everything that a parameter's value names. */
function originsOfValue(value: Json, fact: Fact): readonly Origin[] {
  return [...textsIn(value)].flatMap((text) =>
    pathsIn(text).flatMap((found) =>
      [...read(fact, found.text).values()].map((origin) => ({
        ...origin,
        isPart: origin.isPart || found.text !== text,
      })),
    ),
  );
}

/** What a path holds: the cell itself, or the cell that covers it with the rest of the path. */
function read(fact: Fact, path: string): OriginSet {
  const names = parsePath(path) ?? [];
  const written = writePath(names);
  for (let length = names.length; length > 0; length -= 1) {
    const cell = fact.get(writePath(names.slice(0, length)));
    if (!cell) continue;
    const rest = names.slice(length);
    return keyed([...cell.values()].map((origin) => ({ ...origin, path: below(origin.path, rest) })));
  }
  // Several cells may lie below: `$.Modules.Input` of which only a member has been written.
  const members = [...fact].filter(([cell]) => isBelow(cell, written));
  if (members.length > 0) return keyed(members.flatMap(([, origins]) => [...origins.values()]));
  return one({ place: -1, path: written, isPart: false });
}

/** Deeper members of a value are taken together, so that copies of copies come to an end. */
const maximumDepth = 10;

function below(path: string, rest: readonly string[]): string {
  const names = [...(path === "" ? [] : path.split(".")), ...rest];
  return names.slice(0, maximumDepth).join(".");
}

/** A module sees what the contact has, and its own input. What its caller has of its own waits under a mark. */
const waitingMark = "<";

function entersModule(node: FlowNode, fact: Fact): Fact {
  const inside = new Map<string, OriginSet>();
  for (const [path, origins] of fact) inside.set(isContactWide(path) ? path : waitingMark + path, origins);
  const input = valueAt(node.parameters, ["Input"]);
  if (typeof input === "object" && input !== null && !Array.isArray(input)) {
    for (const [key, value] of Object.entries(input as JsonObject)) {
      const origins = originsOfValue(value ?? null, fact);
      if (origins.length > 0) inside.set(writePath(["Modules", "Input", key]), keyed(origins));
    }
  }
  return inside;
}

function leavesModule(fact: Fact): Fact {
  const outside = new Map<string, OriginSet>();
  for (const [path, origins] of fact) {
    if (path.startsWith(waitingMark)) outside.set(path.slice(waitingMark.length), origins);
    else if (isContactWide(path)) outside.set(path, origins);
  }
  return outside;
}

/**
 * Another flow: what belongs to the contact stays, flow attributes and answers are gone. What the caller typed may stay,
 * because nobody has verified that it does not.
 */
function withoutScope(fact: Fact): Fact {
  const after = new Map<string, OriginSet>();
  for (const [path, origins] of fact) {
    if (path.startsWith(waitingMark)) continue;
    if (isContactWide(path)) after.set(path, origins);
    else if (isTyped(path)) after.set(path, keyed([...origins.values(), unknown]));
  }
  return after;
}

function isTyped(path: string): boolean {
  return parsePath(path)?.[0] === "StoredCustomerInput";
}

function invokesModule(node: FlowNode): boolean {
  return actionType(node.type)?.produces.some(({ path }) => path.startsWith("$.Modules.")) ?? false;
}

function isContactWide(path: string): boolean {
  return contactWide.has(parsePath(path)?.[0] ?? "");
}

function one(origin: Origin): OriginSet {
  return keyed([origin]);
}

function keyOf({ place, path, isPart }: Origin): string {
  return `${place} ${isPart ? "part " : ""}${path}`;
}

function keyed(origins: readonly Origin[]): OriginSet {
  return bounded(new Map(origins.map((origin) => [keyOf(origin), origin])));
}

function bounded(origins: OriginSet): OriginSet {
  if (origins.size <= maximumOrigins && !origins.has(anythingKey)) return origins;
  const kept = [...origins].filter(([, { isTyped }]) => isTyped);
  if (!origins.has(anythingKey) && kept.length === origins.size) return origins;
  return new Map([[anythingKey, anything], ...kept]);
}

/** A cell that only one side has written is on the other what it was before. */
function joined(a: Fact, b: Fact): Fact {
  if (a === b || includes(a, b)) return a;
  if (includes(b, a)) return b;
  const all = new Map<string, OriginSet>();
  for (const path of new Set([...a.keys(), ...b.keys()])) {
    const left = a.get(path) ?? read(a, path);
    const right = b.get(path) ?? read(b, path);
    all.set(path, left === right ? left : bounded(new Map([...left, ...right])));
  }
  return all;
}

/** True when a fact says all that another one says. */
function includes(a: Fact, b: Fact): boolean {
  if (a.size < b.size) return false;
  for (const path of a.keys()) if (!b.has(path)) return false;
  for (const [path, origins] of b) {
    const known = a.get(path);
    if (known === origins) continue;
    if (!known) return false;
    const isAny = known.has(anythingKey);
    for (const [key, { isTyped }] of origins) if (!known.has(key) && !(isAny && !isTyped)) return false;
  }
  return true;
}

function equal(a: Fact, b: Fact): boolean {
  if (a.size !== b.size) return false;
  for (const [path, origins] of a) {
    const other = b.get(path);
    if (other === origins) continue;
    if (other?.size !== origins.size) return false;
    for (const key of origins.keys()) if (!other.has(key)) return false;
  }
  return true;
}
