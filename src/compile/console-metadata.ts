import { hasRelocation, relocate } from "../author/symbol.js";
import type { FlowSymbol } from "../author/symbol.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { setMember, type Json, type JsonObject } from "../language/json.js";
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
  const actions: Record<string, Json> = {};
  const annotations: Json[] = [];
  for (const node of graph.nodes) {
    setMember(actions, node.id, actionMetadata(node, layout));
    if (node.note !== undefined) annotations.push(annotation(node, node.note, layout));
  }
  return {
    entryPointPosition: { ...layout.entry },
    ActionMetadata: actions,
    Annotations: annotations,
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
  const { marks, members } = readerOf(node.type);
  const parameters = describe(node.parameters, marks, 0);
  if (parameters !== undefined) entry["parameters"] = parameters;
  for (const { key, read } of members) {
    const value = read(node);
    if (value !== undefined) entry[key] = value;
  }
  return entry;
}

/** What the console keeps about the blocks of a type, ready to be read off an action. */
interface BlockReader {
  readonly marks: readonly ParameterMark[];
  readonly members: readonly { readonly key: string; readonly read: (node: FlowNode) => Json | undefined }[];
}

const readers = new Map<string, BlockReader>();
const plainReader: BlockReader = { marks: [], members: [] };

/** Types that the catalogue knows are few: their readers are made once. */
function readerOf(type: string): BlockReader {
  const known = readers.get(type);
  if (known) return known;
  const facts = consoleFacts.get(type);
  if (!facts) return plainReader;
  const members = Object.entries(facts.members ?? {}).map(([key, source]) => ({ key, read: memberReader(source) }));
  const reader = { marks: facts.marks ?? [], members };
  readers.set(type, reader);
  return reader;
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
  if (Array.isArray(value)) return describeList(value as readonly Json[], marks, depth);
  let noted: Record<string, Json> | undefined;
  for (const key in value) {
    const member = (value as JsonObject)[key];
    if (member === undefined) continue;
    const note = describe(member, leadingOn(marks, depth, key), depth + 1);
    if (note !== undefined) setMember((noted ??= { ...here } as Record<string, Json>), key, note);
  }
  return noted ?? here;
}

/** Notes by index, as far as the last one; undefined when there are none. */
function describeList(list: readonly Json[], marks: readonly ParameterMark[], depth: number): Json | undefined {
  const notes = list.map((element, i) => describe(element, leadingOn(marks, depth, String(i)), depth + 1) ?? null);
  const last = notes.findLastIndex((note) => note !== null);
  return last < 0 ? undefined : notes.slice(0, last + 1);
}

const unmarked: readonly ParameterMark[] = [];

function leadingOn(marks: readonly ParameterMark[], depth: number, key: string): readonly ParameterMark[] {
  const leads = ({ path }: ParameterMark): boolean => path[depth] === "*" || path[depth] === key;
  return marks.some(leads) ? marks.filter(leads) : unmarked;
}

function notesBeside(value: Json, marks: readonly ParameterMark[], depth: number): JsonObject | undefined {
  const symbol = symbolIn(value);
  if (!symbol && marks.length === 0) return undefined;
  const given = marks.filter(({ path }) => path.length === depth);
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

/** How one member of a block's entry is read off an action; it gives undefined where the member does not apply. */
function memberReader(source: MemberSource): (node: FlowNode) => Json | undefined {
  if ("constant" in source) return () => source.constant;
  if ("symbol" in source) {
    return ({ parameters }) => {
      for (const path of source.symbol) {
        for (const { value } of valuesAt(parameters, path)) {
          const symbol = symbolIn(value);
          if (symbol) return picked(value, symbol, source.shape);
        }
      }
      return undefined;
    };
  }
  if ("prompts" in source) {
    return ({ parameters }) =>
      valuesAt(parameters, source.prompts).flatMap(({ value }) => {
        const symbol = symbolIn(value);
        return symbol ? [{ id: value, text: symbol.name, type: "Prompt" }] : [];
      });
  }
  if ("pathKeys" in source) {
    const path = [...source.pathKeys, "*"];
    return ({ parameters }) =>
      valuesAt(parameters, path)
        .filter(({ value }) => isPath(value))
        .map(({ key }) => key);
  }
  if ("pathMap" in source || "truePathMap" in source) {
    const onlyTrue = "truePathMap" in source;
    const path = [...(onlyTrue ? source.truePathMap : source.pathMap), "*"];
    return ({ parameters }) => {
      const flags: Record<string, Json> = {};
      for (const { key, value } of valuesAt(parameters, path)) {
        if (!onlyTrue || isPath(value)) setMember(flags, key, isPath(value));
      }
      return flags;
    };
  }
  if ("isPath" in source) {
    return ({ parameters }) =>
      source.isPath.some((path) => valuesAt(parameters, path).some(({ value }) => isPath(value))) || undefined;
  }
  if ("contains" in source) {
    return ({ parameters }) => {
      if (source.when && !holds(source.when, parameters)) return undefined;
      return valuesAt(parameters, source.contains).some(({ value }) => value === source.text);
    };
  }
  if ("key" in source) {
    const path = [...source.key, "*"];
    return ({ parameters }) => {
      const found = valuesAt(parameters, path).find(({ key }) => Object.hasOwn(source.values, key));
      return found && source.values[found.key];
    };
  }
  return (node) => conditionMetadata(node, source.conditions);
}

function picked(id: Json, { name }: FlowSymbol, shape: "name" | "text" | "idAndText"): Json {
  if (shape === "name") return name;
  return shape === "text" ? { text: name } : { id, text: name };
}

/** The console's copy of the conditions, in their order. */
function conditionMetadata(node: FlowNode, shape: "operand" | "comparison"): readonly Json[] {
  const copies: Json[] = [];
  for (const { slot } of node.edges) {
    if (slot.kind !== "condition") continue;
    const id = stableUuid("condition", node.id, slot.operator, slot.operand);
    if (shape === "operand") copies.push({ id, value: slot.operand });
    else copies.push({ id, operator: consoleOperator(slot.operator), value: slot.operand });
  }
  return copies;
}

function consoleOperator(operator: string): Json {
  return consoleOperators.get(operator) ?? { name: operator, value: operator, shortDisplay: operator };
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
