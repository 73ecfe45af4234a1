import { hasRelocation, relocate } from "../author/symbol.js";
import type { FlowSymbol } from "../author/symbol.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import type { Json, JsonObject } from "../language/json.js";
import { holds } from "../language/predicate.js";
import { consoleFacts, consoleOperators } from "./console-facts.js";
import type { MemberSource, ParameterMark } from "./console-facts.js";
import { blockSize } from "./layout.js";
import type { Layout } from "./layout.js";
import { isPath, valuesAt } from "./parameter-path.js";
import { stableUuid } from "./stable-uuid.js";

/** What the console's head of a flow says. */
export interface FlowHead {
  /** The flow's name in the instance. */
  readonly name: string;
  readonly description: string;
  /** The console's name of the flow's type; absent for a module. */
  readonly type?: string;
  readonly status: string;
}

/** The `Metadata` of a flow, as the console writes it: key names and their order as in exports of 2025 and 2026. */
export function consoleMetadata(graph: FlowGraph, layout: Layout, head: FlowHead): JsonObject {
  return {
    entryPointPosition: { ...layout.entry },
    ActionMetadata: Object.fromEntries(graph.nodes.map((node) => [node.id, actionMetadata(node, layout)])),
    Annotations: graph.nodes.flatMap((node) => (node.note === undefined ? [] : [annotation(node, node.note, layout)])),
    name: head.name,
    description: head.description,
    ...(head.type === undefined ? {} : { type: head.type }),
    status: head.status,
    hash: {},
  };
}

/** The console's own identifiers; it shows any other one as the block's name. */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One block's entry. */
function actionMetadata(node: FlowNode, layout: Layout): JsonObject {
  const { x, y } = positionOf(node, layout);
  const entry: Record<string, Json> = { position: { x, y } };
  if (!uuid.test(node.id)) entry["isFriendlyName"] = true;
  const facts = consoleFacts.get(node.type);
  const parameters = describe(node.parameters, facts?.marks ?? [], 0);
  if (parameters !== undefined) entry["parameters"] = parameters;
  for (const key in facts?.members) {
    const value = memberOf(node, facts.members[key]!);
    if (value !== undefined) entry[key] = value;
  }
  return entry;
}

/** A block that the layout does not know stands at the entry, where the console puts new ones too. */
function positionOf(node: FlowNode, layout: Layout): { readonly x: number; readonly y: number } {
  return layout.positions.get(node.id) ?? layout.entry;
}

/**
 * What the console notes beside a value and the values in it; undefined when nothing.
 * @param marks those whose paths lead to the value or beyond
 * @param depth how many steps of their paths lead to the value
 */
function describe(value: Json, marks: readonly ParameterMark[], depth: number): Json | undefined {
  const here = notesBeside(value, marks, depth);
  if (typeof value !== "object" || value === null) return here;
  const noted: [key: string, note: Json][] = [];
  for (const key of Object.keys(value)) {
    const member = (value as Readonly<Record<string, Json | undefined>>)[key];
    if (member === undefined) continue;
    const note = describe(member, leadingOn(marks, depth, key), depth + 1);
    if (note !== undefined) noted.push([key, note]);
  }
  if (Array.isArray(value)) {
    const last = noted.at(-1);
    const notes = new Map(noted);
    return last && Array.from({ length: Number(last[0]) + 1 }, (_, i) => notes.get(String(i)) ?? null);
  }
  if (noted.length === 0) return here;
  return { ...here, ...Object.fromEntries(noted) };
}

function leadingOn(marks: readonly ParameterMark[], depth: number, key: string): readonly ParameterMark[] {
  return marks.length === 0 ? marks : marks.filter(({ path }) => path[depth] === "*" || path[depth] === key);
}

function notesBeside(value: Json, marks: readonly ParameterMark[], depth: number): JsonObject | undefined {
  const symbol = symbolIn(value);
  const given = marks.length === 0 ? marks : marks.filter(({ path }) => path.length === depth);
  if (!symbol && given.length === 0) return undefined;
  const kind = symbol ? "symbol" : isPath(value) ? "path" : typeof value === "object" ? "structure" : "literal";
  const notes: JsonObject = Object.assign(
    symbol ? { displayName: symbol.name } : {},
    ...given.filter(({ on }) => on === kind).map(({ mark }) => mark),
  ) as JsonObject;
  return Object.keys(notes).length === 0 ? undefined : notes;
}

/** What a whole value stands for; undefined for anything else, and for settings: their values are nobody's business. */
function symbolIn(value: Json): FlowSymbol | undefined {
  if (typeof value !== "string" || !hasRelocation(value)) return undefined;
  const found: FlowSymbol[] = [];
  const rest = relocate(value, (symbol) => {
    found.push(symbol);
    return "";
  });
  const [symbol] = found;
  return rest === "" && symbol && symbol.kind !== "setting" ? symbol : undefined;
}

/** The value of one member of a block's entry; undefined where it does not apply. */
function memberOf(node: FlowNode, source: MemberSource): Json | undefined {
  const { parameters } = node;
  if ("constant" in source) return source.constant;
  if ("symbol" in source) {
    const found = source.symbol.flatMap((path) => valuesAt(parameters, path)).find(({ value }) => symbolIn(value));
    return found && picked(found.value, symbolIn(found.value)!, source.shape);
  }
  if ("prompts" in source) {
    return valuesAt(parameters, source.prompts).flatMap(({ value }) => {
      const symbol = symbolIn(value);
      return symbol ? [{ id: value, text: symbol.name, type: "Prompt" }] : [];
    });
  }
  if ("pathKeys" in source) {
    return valuesAt(parameters, [...source.pathKeys, "*"]).flatMap(({ key, value }) => (isPath(value) ? [key] : []));
  }
  if ("pathMap" in source || "truePathMap" in source) {
    const path = "pathMap" in source ? source.pathMap : source.truePathMap;
    const flags = valuesAt(parameters, [...path, "*"]).map(({ key, value }) => [key, isPath(value)] as const);
    return Object.fromEntries("pathMap" in source ? flags : flags.filter(([, is]) => is));
  }
  if ("isPath" in source) {
    return source.isPath.some((path) => valuesAt(parameters, path).some(({ value }) => isPath(value))) || undefined;
  }
  if ("contains" in source) {
    if (source.when && !holds(source.when, parameters)) return undefined;
    return valuesAt(parameters, source.contains).some(({ value }) => value === source.text);
  }
  if ("key" in source) {
    const found = valuesAt(parameters, [...source.key, "*"]).find(({ key }) => Object.hasOwn(source.values, key));
    return found && source.values[found.key];
  }
  return conditionMetadata(node, source.conditions);
}

function picked(id: Json, { name }: FlowSymbol, shape: "name" | "text" | "idAndText"): Json {
  if (shape === "name") return name;
  return shape === "text" ? { text: name } : { id, text: name };
}

/** The console's copy of the conditions, in their order. */
function conditionMetadata(node: FlowNode, shape: "operand" | "comparison"): readonly Json[] {
  return node.edges.flatMap(({ slot }): Json[] => {
    if (slot.kind !== "condition") return [];
    const id = stableUuid("condition", node.id, slot.operator, slot.operand);
    if (shape === "operand") return [{ id, value: slot.operand }];
    const known = consoleOperators.get(slot.operator);
    const operator = known ?? { name: slot.operator, value: slot.operator, shortDisplay: slot.operator };
    return [{ id, operator, value: slot.operand }];
  });
}

/** The console draws blocks at 1.25 times their stored positions, but stores notes as they are drawn. */
const drawn = 1.25;

/** A block's note, folded at the block's foot, as the console puts it. */
function annotation(node: FlowNode, text: string, layout: Layout): JsonObject {
  const { x, y } = positionOf(node, layout);
  return {
    type: "default",
    id: stableUuid("note", node.id),
    content: text,
    actionId: node.id,
    isFolded: true,
    position: { x: Math.round(x * drawn) + 19, y: Math.round((y + blockSize(node).height) * drawn) },
    size: { height: 295, width: 300 },
  };
}
