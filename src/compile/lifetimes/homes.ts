import type { TraceEdge } from "../trace/graph.js";
import { sourcePosition } from "../trace/position.js";
import { inSentence } from "../trace/tracer.js";
import { NumberOf, Phi, Ref, Text, unwrap } from "../trace/values.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import type { CanonicalValues } from "./canonical-values.js";
import { birthEdges, holding, type Holding, type Tenant } from "./holding.js";
import type { LiveFlow } from "./live-flow.js";
import type { StoredValue, Use } from "./uses.js";

/** A flow attribute that is written on a way. */
export interface Copy {
  readonly attribute: string;
  /** The value, still to be rendered for this way. */
  readonly value: unknown;
  /** The value stands in its own cell here, whatever attributes say: a save right after it was made. */
  readonly fromCell: string | undefined;
}

/** Where each value of the call lives, and what has to be copied for that. */
export interface Homes {
  /** The path that reads a value where it is used. */
  pathAt(value: StoredValue, use: Use): string;
  readonly copies: ReadonlyMap<TraceEdge, readonly Copy[]>;
  readonly findings: readonly Diagnostic[];
}

interface Home {
  /** The cell's own path; undefined for a join that lives in an attribute. */
  readonly path: string | undefined;
  readonly attribute: string | undefined;
}

/**
 * Decides for each value whether it can be read where it was made until its last use. If not, it is saved to a flow
 * attribute where it is made, and only the uses after its loss read that. A join of different things is an attribute,
 * written on each way into it; a join of one thing that is still in its cell on every way costs nothing.
 */
export function findHomes(
  flow: LiveFlow,
  values: CanonicalValues,
  uses: ReadonlyMap<StoredValue, readonly Use[]>,
  context: { readonly flowAttributes: boolean; readonly taken: ReadonlySet<string> },
): Homes {
  const candidates = new Map<Phi, Ref>();
  for (const value of uses.keys()) {
    const ref = value instanceof Phi ? singleSource(value, values) : undefined;
    if (value instanceof Phi && ref) candidates.set(value, ref);
  }
  const held = holding(flow, values, tenants([...uses.keys()], candidates, values));
  demote(candidates, values, held);

  const names = attributeNames(context.taken);
  const homes = new Map<StoredValue, Home>();
  const copies = new Map<TraceEdge, Copy[]>();
  const findings: Diagnostic[] = [];
  const empties: Empty[] = [];
  const copy = (edge: TraceEdge, made: Copy): void => {
    const list = copies.get(edge);
    if (list) list.push(made);
    else copies.set(edge, [made]);
  };
  for (const [value, where] of uses) {
    const source = value instanceof Ref ? value : candidates.get(value);
    const late = source ? where.some((use) => !held.holds(value, use)) : true;
    if (source && !late) {
      homes.set(value, { path: source.path, attribute: undefined });
      continue;
    }
    refuseCopy(
      value,
      source ? where.filter((use) => !held.holds(value, use)) : where,
      values,
      context.flowAttributes,
      findings,
    );
    const attribute = names(value instanceof Phi ? value.name : (/[^.[\]']+(?='?\]?$)/.exec(value.path)?.[0] ?? ""));
    homes.set(value, { path: source?.path, attribute });
    if (source) {
      for (const edge of birthEdges(value, values) ?? []) copy(edge, { attribute, value, fromCell: source.path });
    } else {
      for (const [edge, input] of values.inputs(value as Phi)) {
        const found = values.find(input);
        if (found === "") empties.push({ edge, attribute, value: value as Phi });
        else if (found !== value && found !== undefined) copy(edge, { attribute, value: found, fromCell: undefined });
      }
    }
  }
  for (const empty of empties) {
    if (!mayBeSet(flow, copies, empty)) continue;
    const place = empty.edge.from ? { position: sourcePosition(empty.edge.from.place) } : {};
    findings.push(report("FLW313", { name: empty.value.name }, place));
  }
  return {
    copies,
    findings,
    pathAt(value, use) {
      const home = homes.get(value);
      if (!home) throw new Error(`no home for ${value.describe()}`);
      const inCell = home.path !== undefined && (home.attribute === undefined || held.holds(value, use));
      return inCell ? (home.path as string) : `$.FlowAttributes.${home.attribute}`;
    },
  };
}

/** A way on which a variable is the empty text: nothing is written there, because an attribute is empty until it is set. */
interface Empty {
  readonly edge: TraceEdge;
  readonly attribute: string;
  readonly value: Phi;
}

/** True when a call may have written the attribute before it comes this way. */
function mayBeSet(
  flow: LiveFlow,
  copies: ReadonlyMap<TraceEdge, readonly Copy[]>,
  { edge, attribute }: Empty,
): boolean {
  const waiting = [...copies].filter(([, made]) => made.some((c) => c.attribute === attribute)).map(([at]) => at);
  const seen = new Set<TraceEdge>(waiting);
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const node = (flow.passedOver.get(at) ?? at).to;
    if (node && node === edge.from) return true;
    for (const next of node?.edges ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

function tenants(
  stored: readonly StoredValue[],
  candidates: ReadonlyMap<Phi, Ref>,
  values: CanonicalValues,
): readonly Tenant[] {
  const found: Tenant[] = [];
  for (const value of stored) {
    const source = value instanceof Ref ? value : candidates.get(value);
    const cell = source?.cell;
    if (cell !== undefined && birthEdges(value, values)) found.push({ value, cell });
  }
  return found;
}

/** The one path that all inputs of a join read, if there is one. */
function singleSource(phi: Phi, values: CanonicalValues, seen = new Set<Phi>()): Ref | undefined {
  const found = sourceOf(phi, values, seen);
  return found instanceof Ref ? found : undefined;
}

/** `mixed` when inputs differ; undefined when nothing but joins that are being looked at was found. */
function sourceOf(value: unknown, values: CanonicalValues, seen: Set<Phi>): Ref | "mixed" | undefined {
  const inner = unwrap(values.find(value));
  if (inner instanceof Ref) return inner;
  if (!(inner instanceof Phi)) return "mixed";
  if (seen.has(inner)) return undefined;
  seen.add(inner);
  let source: Ref | undefined;
  for (const [, input] of values.inputs(inner)) {
    const found = sourceOf(input, values, seen);
    if (found === "mixed" || (source && found && found.path !== source.path)) return "mixed";
    source ??= found;
  }
  return source;
}

/** Takes joins out of their cell whose inputs are not all in it where they arrive; until nothing changes. */
function demote(candidates: Map<Phi, Ref>, values: CanonicalValues, held: Holding): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const phi of candidates.keys()) {
      const stays = values.inputs(phi).every(([edge, input]) => {
        const inner = unwrap(values.find(input));
        if (inner === phi) return held.holds(phi, { edge });
        if (inner instanceof Ref) return held.holds(inner, { edge });
        return inner instanceof Phi && candidates.has(inner) && held.holds(inner, { edge });
      });
      if (!stays) {
        candidates.delete(phi);
        changed = true;
      }
    }
  }
}

/** A secret may not be copied, and a module has no attributes of its own to copy to. */
function refuseCopy(
  value: StoredValue,
  late: readonly Use[],
  values: CanonicalValues,
  flowAttributes: boolean,
  findings: Diagnostic[],
): void {
  const code = isSecret(value, values) ? "FLW301" : flowAttributes ? undefined : "FLW302";
  if (code === undefined) return;
  const [first] = birthEdges(value, values) ?? [];
  const made = (value instanceof Ref ? value.def : undefined) ?? first?.from;
  const readers = late.flatMap((use) => use.node ?? use.edge?.from ?? []);
  const place = (made ?? readers[0])?.place;
  const related = readers.slice(0, 3).map((node) => ({ ...sourcePosition(node.place), message: "it is read here" }));
  const holes = inSentence(code, { what: value.describe() });
  findings.push(report(code, holes, { ...(place && { position: sourcePosition(place) }), related }));
}

function isSecret(value: unknown, values: CanonicalValues, seen = new Set<Phi>()): boolean {
  const inner = unwrap(values.find(value));
  if (inner instanceof Ref) return inner.def?.secret === true && inner.path === "$.StoredCustomerInput";
  if (inner instanceof Text) return inner.parts.some((part) => isSecret(part, values, seen));
  if (inner instanceof NumberOf) return isSecret(inner.of, values, seen);
  if (!(inner instanceof Phi) || seen.has(inner)) return false;
  seen.add(inner);
  return values.inputs(inner).some(([, input]) => isSecret(input, values, seen));
}

/** Gives out names of flow attributes, each once, that the author does not use. */
function attributeNames(taken: ReadonlySet<string>): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    const base = wanted.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 60) || "value";
    let name = base;
    for (let i = 2; used.has(name); i++) name = `${base}_${i}`;
    used.add(name);
    return name;
  };
}
