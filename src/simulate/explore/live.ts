import { solve } from "../../graph/dataflow.js";
import type { FlowNode } from "../../graph/flow-graph.js";
import type { Json, JsonObject } from "../../language/json.js";
import { producedCells, replacedCells } from "../../language/outcomes.js";
import { parsePath, pathsIn, writePath } from "../../language/paths.js";
import type { ParameterSchema } from "../../language/parameter-schema.js";
import { holds, valueAt } from "../../language/predicate.js";
import { actionType } from "../../language/registry.js";
import { callFacts } from "../proofs/call-facts.js";
import type { Way, WholeGraph } from "../proofs/whole-graph.js";

type Live = ReadonlySet<string>;
const nothing: Live = new Set();

/**
 * For each place the paths whose values may still decide where a call goes. Two calls at the same place that agree on
 * them go the same ways, so that only one of them has to be followed.
 */
export function decisiveValues(graph: WholeGraph): readonly Live[] {
  const { before } = solve<Live>(graph, {
    direction: "backward",
    none: nothing,
    boundary: nothing,
    join: (a, b) => (b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b])),
    equal: (a, b) => a.size === b.size && [...a].every((path) => b.has(path)),
    edge: (edge, live) => beforeWay(graph, graph.ways[edge]!, live),
    node: (place, live) => {
      const at = graph.places[place];
      const read = at?.kind === "action" ? decidingPaths(at.node) : [];
      return read.length === 0 ? live : new Set([...live, ...read]);
    },
  });
  return before;
}

/** Marks a value of the flow that waits for a module to return, once for each module. */
export const waitingMark = "<";

const contactWide: ReadonlySet<string> = new Set(["Attributes", "Tags", "SegmentAttributes", "Queue"]);

function isContactWide(path: string): boolean {
  return contactWide.has(parsePath(path)?.[0] ?? "");
}

/** What the caller of a module will read, while the module runs. */
function insideModule(live: Live): Live {
  return new Set([...live].map((path) => (isContactWide(path) ? path : waitingMark + path)));
}

/** What is read in a module or after it, before it is entered: its own values do not exist yet. */
function beforeModule(node: FlowNode, live: Live): Live {
  const before = new Set<string>();
  for (const path of live) {
    if (path.startsWith(waitingMark)) before.add(path.slice(waitingMark.length));
    else if (isContactWide(path)) before.add(path);
    else if (path.startsWith("$.Modules.Input"))
      for (const text of textsIn(valueAt(node.parameters, ["Input"]) ?? null))
        for (const { names } of pathsIn(text)) before.add(writePath(names));
  }
  return before;
}

/** Paths by which an action decides: what it compares, counts to, or goes to. Texts for people decide nothing. */
function decidingPaths(node: FlowNode): readonly string[] {
  const texts: string[] = [];
  const compared = valueAt(node.parameters, ["ComparisonValue"]);
  if (typeof compared === "string") texts.push(compared);
  for (const { slot } of node.edges) if (slot.kind === "condition") texts.push(slot.operand);
  const known: Readonly<Record<string, ParameterSchema>> = actionType(node.type)?.parameters.properties ?? {};
  for (const [name, { resource, integer }] of Object.entries(known)) {
    const value = valueAt(node.parameters, [name]);
    if ((resource !== undefined || integer !== undefined) && typeof value === "string") texts.push(value);
  }
  const { usesWorkingQueue } = callFacts(node.type);
  const queue = usesWorkingQueue && holds(usesWorkingQueue, node.parameters) ? ["$.Queue.ARN"] : [];
  return [...queue, ...texts.flatMap((text) => pathsIn(text).map(({ names }) => writePath(names)))];
}

function beforeWay(graph: WholeGraph, way: Way, live: Live): Live {
  const at = graph.places[way.of];
  if (live.size === 0 || at?.kind !== "action") return live;
  if (way.kind === "returns") return insideModule(live);
  if (way.kind === "moves") return beforeModule(at.node, live);
  const action = actionType(at.node.type);
  if (!action) return live;
  const produced = producedCells(action, at.node.parameters);
  const replaced = replacedCells(action, at.node.parameters).filter(({ adds }) => !adds);
  if (produced.length === 0 && replaced.length === 0) return live;
  const before = new Set<string>();
  for (const path of live) {
    if (![...produced, ...replaced].some((cell) => covers(cell.path, path))) before.add(path);
    for (const source of copiedFrom(at.node, path)) before.add(source);
  }
  return before;
}

/** Paths whose values an action copies into this one. */
function copiedFrom(node: FlowNode, path: string): readonly string[] {
  const cell = actionType(node.type)?.produces.find(
    ({ path: parent, keysOf }) => keysOf !== undefined && covers(parent, path),
  );
  const key = parsePath(path)?.at(-1);
  if (!cell?.keysOf || key === undefined) return [];
  const value = valueAt(valueAt(node.parameters, cell.keysOf), [key]);
  return [...textsIn(value ?? null)].flatMap((text) => pathsIn(text).map(({ names }) => writePath(names)));
}

function covers(cell: string, path: string): boolean {
  return path === cell || path.startsWith(`${cell}.`) || path.startsWith(`${cell}[`);
}

function* textsIn(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value as JsonObject)) yield* textsIn(member ?? null);
}
