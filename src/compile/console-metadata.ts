import { relocate } from "../author/symbol.js";
import type { FlowSymbol } from "../author/symbol.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import type { Json, JsonObject } from "../language/json.js";
import { holds } from "../language/predicate.js";
import { consoleFacts, consoleOperators } from "./console-facts.js";
import type { MemberSource, ParameterMark } from "./console-facts.js";
import { blockSize } from "./layout.js";
import type { Layout } from "./layout.js";
import { isPath, leadsTo, membersOf, valuesAt } from "./parameter-path.js";
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
  const facts = consoleFacts.get(node.type) ?? {};
  const parameters = describe(node.parameters, [], facts.marks ?? []);
  const members = Object.entries(facts.members ?? {}).flatMap(([key, source]): [string, Json][] => {
    const value = memberOf(node, source);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    position: { ...positionOf(node, layout) },
    ...(uuid.test(node.id) ? {} : { isFriendlyName: true }),
    ...(parameters === undefined ? {} : { parameters }),
    ...Object.fromEntries(members),
  };
}

/** A block that the layout does not know stands at the entry, where the console puts new ones too. */
function positionOf(node: FlowNode, layout: Layout): { readonly x: number; readonly y: number } {
  return layout.positions.get(node.id) ?? layout.entry;
}

/** What the console notes beside a value and the values in it; undefined when nothing. */
function describe(value: Json, place: readonly string[], marks: readonly ParameterMark[]): Json | undefined {
  const here = notesBeside(value, place, marks);
  const inner = membersOf(value).map(
    ({ key, value: member }) => [key, describe(member, [...place, key], marks)] as const,
  );
  if (Array.isArray(value)) {
    const last = inner.findLastIndex(([, note]) => note !== undefined);
    return last < 0 ? undefined : inner.slice(0, last + 1).map(([, note]) => note ?? null);
  }
  const noted = inner.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  const all = { ...here, ...Object.fromEntries(noted) };
  return Object.keys(all).length === 0 ? undefined : all;
}

function notesBeside(value: Json, place: readonly string[], marks: readonly ParameterMark[]): JsonObject {
  const symbol = symbolIn(value);
  const kind = symbol ? "symbol" : isPath(value) ? "path" : typeof value === "object" ? "structure" : "literal";
  const given = marks.filter((mark) => mark.on === kind && leadsTo(mark.path, place)).map(({ mark }) => mark);
  return Object.assign(symbol ? { displayName: symbol.name } : {}, ...given) as JsonObject;
}

/** What a whole value stands for; undefined for anything else, and for settings: their values are nobody's business. */
function symbolIn(value: Json): FlowSymbol | undefined {
  if (typeof value !== "string") return undefined;
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
