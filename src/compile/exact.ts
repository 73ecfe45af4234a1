import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { FlowEdge, FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { fromDocument } from "../graph/from-document.js";
import type { Frame } from "../graph/remainder.js";
import { slotKey } from "../graph/slot.js";
import { toDocument } from "../graph/to-document.js";
import type { FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import { consoleMetadata } from "./console-metadata.js";
import { inConsoleOrder, inReadingOrder, type EmitOptions } from "./emit.js";
import { layoutFileName, type KeptAction, type LayoutFile } from "./layout-file.js";
import { mirrorNext } from "./mirror-next.js";
import { noteText } from "./note-text.js";
import { spelled } from "./spelling.js";

/** An imported flow as it goes out again. */
export interface ExactFlow {
  readonly graph: FlowGraph;
  readonly document: FlowDocument;
  /** How many actions no way leads to. */
  readonly detached: number;
  /** The identifier that each compiled action has now. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Gives the actions of a compiled exact flow what its layout file keeps: identifiers, order, positions, and what flowc
 * does not know. Actions that were added since are placed like those of other flows; what the file keeps of actions
 * that are gone is left out.
 */
export function exactFlow(compiled: FlowGraph, kept: LayoutFile, options: EmitOptions): ExactFlow {
  const byName = new Map(kept.actions.flatMap((entry) => ("name" in entry ? [[entry.name, entry] as const] : [])));
  const originals = readVerbatim(kept);
  const ids = identifiers(compiled, byName, originals);
  const idOf = (name: string): string => ids.get(name) ?? name;
  const present = new Set(ids.values());
  const gone = new Set([...byName.values()].flatMap(({ id }) => (present.has(id) ? [] : [id])));
  const nodes = new Map(
    compiled.nodes.map((node) => {
      const renamed = {
        ...node,
        id: idOf(node.id),
        edges: node.edges.map((edge) => ({ ...edge, to: idOf(edge.to) })),
      };
      return [node.id, restored(renamed, byName.get(node.id), gone)];
    }),
  );
  const ordered = kept.actions.flatMap((entry, index): FlowNode[] => {
    const node = "name" in entry ? nodes.get(entry.name) : originals[index];
    return node ? [node] : [];
  });
  const added = inReadingOrder(compiled).flatMap(({ id }) => (byName.has(id) ? [] : [nodes.get(id) as FlowNode]));
  const graph: FlowGraph = { start: idOf(compiled.start), nodes: [...ordered, ...added] };
  const frame = kept.document.map((member) =>
    member[0] === "Metadata" && member.length === 2
      ? (["Metadata", metadata(member[1], graph, kept, new Set(added.map(({ id }) => id)), options)] as const)
      : member,
  );
  const whole = { ...graph, extra: { frame: withStart(frame, graph.start) } };
  return { graph: whole, document: toDocument(whole), detached: originals.filter((node) => node).length, ids };
}

/** A start that was written down because it was no text gives way to one that the source has. */
function withStart(frame: Frame, start: string): Frame {
  return frame.map((member) => (member[0] === "StartAction" && start !== "" ? (["StartAction"] as const) : member));
}

/** The actions that no way leads to, at their places in the list. */
function readVerbatim(kept: LayoutFile): readonly (FlowNode | undefined)[] {
  const actions = kept.actions.map((entry): JsonObject =>
    "verbatim" in entry ? entry.verbatim : { Identifier: entry.id, Type: "", Parameters: {}, Transitions: {} },
  );
  const { nodes } = fromDocument({ Version: "", StartAction: "", Actions: actions } as unknown as FlowDocument);
  return kept.actions.map((entry, index) => ("verbatim" in entry ? nodes[index] : undefined));
}

/** The identifier of every compiled action: the one it was imported with, or its own, made different where it must. */
function identifiers(
  compiled: FlowGraph,
  byName: ReadonlyMap<string, KeptAction>,
  originals: readonly (FlowNode | undefined)[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set(originals.flatMap((node) => (node ? [node.id] : [])));
  for (const { id } of compiled.nodes) {
    const entry = byName.get(id);
    if (!entry) continue;
    ids.set(id, entry.id);
    taken.add(entry.id);
  }
  for (const { id } of compiled.nodes) {
    if (ids.has(id)) continue;
    let own = id;
    for (let i = 2; taken.has(own); i++) own = `${id.slice(0, 46)}-${i}`;
    ids.set(id, own);
    taken.add(own);
  }
  return ids;
}

function restored(node: FlowNode, entry: KeptAction | undefined, gone: ReadonlySet<string>): FlowNode {
  if (!entry) return inConsoleOrder(mirrorNext(node));
  if (entry.parameters) {
    const { parameters, ...rest } = entry;
    return restored({ ...node, parameters: spelled(node.type, node.parameters, parameters) }, rest, gone);
  }
  if (entry.conditions) {
    const { conditions, ...rest } = entry;
    return restored({ ...node, edges: conditionsInOrder(node.edges, conditions) }, rest, gone);
  }
  const ordered = inConsoleOrder(entry.errors ? node : mirrorNext(node));
  const { frame, transitions, errors } = entry;
  const ways = withNext(errors ? { ...node, edges: inOrder(node.edges, errors) } : ordered, entry.next, gone);
  const usual = frame === undefined && transitions === undefined;
  if (usual) return ways;
  const extra = { id: node.id, frame: frame ?? usualFrame, ...(transitions && { transitions }) };
  return { ...ways, extra };
}

const usualFrame: Frame = [["Parameters"], ["Identifier"], ["Type"], ["Transitions"]];

/** Conditions in the order that is kept; others behind them. */
function conditionsInOrder(edges: readonly FlowEdge[], conditions: readonly string[]): readonly FlowEdge[] {
  const rank = ({ slot }: FlowEdge): number => {
    if (slot.kind !== "condition") return conditions.length + 1;
    const place = conditions.indexOf(slotKey(slot));
    return place < 0 ? conditions.length : place;
  };
  return edges.toSorted((a, b) => rank(a) - rank(b));
}

/** Errors in the order that is kept; others behind them; the plain way on last. */
function inOrder(edges: readonly FlowEdge[], errors: readonly string[]): readonly FlowEdge[] {
  const rank = ({ slot }: FlowEdge): number => {
    if (slot.kind !== "error") return slot.kind === "condition" ? -1 : errors.length + 1;
    const place = errors.indexOf(slot.error);
    return place < 0 ? errors.length : place;
  };
  return edges.toSorted((a, b) => rank(a) - rank(b));
}

/** The `NextAction` that is kept, unless it names an action that is gone. */
function withNext(node: FlowNode, next: string | null | undefined, gone: ReadonlySet<string>): FlowNode {
  if (next === undefined || (next !== null && gone.has(next))) return mirrorNext(node);
  const others = node.edges.filter(({ slot }) => slot.kind !== "next");
  return { ...node, edges: next === null ? others : [...others, { slot: { kind: "next" }, to: next }] };
}

/** The kept metadata, as it is while the flow has the same actions and notes; otherwise with theirs put right. */
function metadata(
  kept: Json,
  graph: FlowGraph,
  { flow, actions }: LayoutFile,
  added: ReadonlySet<string>,
  options: EmitOptions,
): Json {
  if (!isObject(kept)) return kept;
  const present = new Set(graph.nodes.map(({ id }) => id));
  const gone = new Set(actions.flatMap((entry) => ("name" in entry && !present.has(entry.id) ? [entry.id] : [])));
  const notes = notesByAction(kept);
  const inSource = new Set(actions.flatMap((entry) => ("name" in entry && entry.note !== "kept" ? [entry.id] : [])));
  const changed = new Set(
    graph.nodes.flatMap(({ id, note }) => {
      const before = notes.get(id);
      return (before === undefined ? undefined : noteText(before)) === note || !inSource.has(id) ? [] : [id];
    }),
  );
  const named = kept["name"] === flow && flow !== options.name ? { ...kept, name: options.name } : kept;
  if (gone.size + added.size + changed.size === 0) return named;
  const fresh = consoleMetadata(graph, options.layout, {
    name: options.name,
    description: "",
    status: options.status ?? "published",
  });
  const freshActions = fresh["ActionMetadata"] as JsonObject;
  const keptActions = named["ActionMetadata"];
  const rewritten: JsonObject = { ...named };
  if (isObject(keptActions)) {
    const entries = Object.entries(keptActions).filter(([id]) => !gone.has(id));
    const more = [...added].map((id): [string, Json] => [id, freshActions[id] ?? {}]);
    Object.assign(rewritten, { ActionMetadata: Object.fromEntries([...entries, ...more]) });
  }
  const annotations = Array.isArray(named["Annotations"]) ? (named["Annotations"] as readonly Json[]) : [];
  const written = (fresh["Annotations"] as readonly JsonObject[]).filter(
    ({ actionId }) => added.has(actionId as string) || changed.has(actionId as string),
  );
  const rest = annotations.filter((each) => {
    const id = isObject(each) ? each["actionId"] : undefined;
    return typeof id !== "string" || !(gone.has(id) || changed.has(id));
  });
  if (annotations.length + written.length > 0) Object.assign(rewritten, { Annotations: [...rest, ...written] });
  return rewritten;
}

function notesByAction(kept: JsonObject): ReadonlyMap<string, string> {
  const { nodes } = fromDocument({
    Version: "",
    StartAction: "",
    Metadata: kept,
    Actions: actionIds(kept).map((Identifier) => ({ Identifier, Type: "" })),
  });
  return new Map(nodes.flatMap(({ id, note }) => (note === undefined ? [] : [[id, note] as const])));
}

function actionIds(kept: JsonObject): readonly string[] {
  const annotations = Array.isArray(kept["Annotations"]) ? (kept["Annotations"] as readonly Json[]) : [];
  const ids = annotations.flatMap((each) => {
    const id = isObject(each) ? each["actionId"] : undefined;
    return typeof id === "string" ? [id] : [];
  });
  return [...new Set(ids)];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The finding about ways that lead nowhere. */
export function unconnectedWays(name: string, count: number, position: SourcePosition): readonly Diagnostic[] {
  return count === 0 ? [] : [report("FLW310", { name, count: counted(count, "way") }, { position })];
}

/** The finding about actions that nothing leads to: they stand in the layout file as they came. */
export function detachedActions(name: string, count: number, position: SourcePosition): readonly Diagnostic[] {
  if (count === 0) return [];
  const file = layoutFileName(position.file);
  return [report("FLW311", { name, count: counted(count, "action"), file }, { position })];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
