import { partsOf } from "../../author/joinable.js";
import { symbolKinds } from "../../author/symbol.js";
import type { Variables } from "../stage/staged-file.js";
import { branch } from "./branch.js";
import type { TraceEdge } from "./graph.js";
import { isPlain } from "./plain.js";
import { describePlace } from "./position.js";
import type { Arrival, Origin, Recording } from "./recording.js";
import { fieldsOf, memberReader, resultObject, type FieldReader } from "./result-object.js";
import { valueOnEdge } from "./resolve.js";
import { bornAt, changesSince } from "./heap.js";
import { reaches } from "./reaches.js";
import { same } from "./same.js";
import { assign, unset, withValue } from "./snapshot.js";
import type { Tracer } from "./tracer.js";
import { as, Condition, isCallTime, Phi, Poison, wrap } from "./values.js";

/**
 * Goes on with all of the arrivals: each variable becomes what it is on each way. A stored condition that differs is
 * decided on its own ways first, so that the join carries a boolean. `begun` is the recording's sequence when the
 * construct began that ends here: what was born since then can only be seen afterwards through the variables.
 */
export function join(
  t: Tracer,
  r: Recording,
  variables: Variables,
  arrivals: readonly Arrival[],
  begun = Number.POSITIVE_INFINITY,
): void {
  let live = arrivals.filter((a) => a.edges.length > 0);
  if (live.length > 1) {
    for (let i = 0; i < variables.length; i++) live = decideConditions(t, r, live, i);
    refuseChangesOnOnePath(t, r, live, begun);
  }
  const only = live.length === 1 ? live[0] : undefined;
  r.cursor = only ? only.edges : edgesOf(live);
  variables.forEach((variable, i) => {
    if (live.length === 0) return;
    const value = only
      ? only.snapshot.values[i]
      : merge(
          t,
          live.map((a) => ({ edges: a.edges, value: a.snapshot.values[i] })),
          variable[2],
        );
    assign(variable, value);
  });
}

function edgesOf(arrivals: readonly Arrival[]): readonly TraceEdge[] {
  const all: TraceEdge[] = [];
  for (const { edges } of arrivals) all.push(...edges);
  return all;
}

function decideConditions(t: Tracer, r: Recording, live: readonly Arrival[], i: number): Arrival[] {
  const first = live[0]?.snapshot.values[i];
  if (live.every((a) => same(a.snapshot.values[i], first))) return [...live];
  return live.flatMap((a) => {
    const value = a.snapshot.values[i];
    if (!as(value, Condition)) return [a];
    r.cursor = a.edges;
    const { whenTrue, whenFalse } = branch(t, r, value);
    return [
      { edges: whenTrue, snapshot: withValue(a.snapshot, i, true) },
      { edges: whenFalse, snapshot: withValue(a.snapshot, i, false) },
    ].filter((x) => x.edges.length > 0);
  });
}

/** A build-time object that was changed on one of the joining paths only would have to be two objects afterwards. */
function refuseChangesOnOnePath(t: Tracer, r: Recording, live: readonly Arrival[], begun: number): void {
  if (r.mutations.length === 0) return;
  const since = Math.min(...live.map((a) => a.snapshot.sequence));
  const changes = changesSince(t, r, since).toReversed();
  const change = changes.find((m) => bornAt(t, m.object) <= begun) ?? changes.find((m) => canBeSeen(m.object));
  function canBeSeen(object: object): boolean {
    const roots = [...live.flatMap((a) => a.snapshot.values), ...changesSince(t, r, begun).map((m) => m.object)];
    return reaches(roots, object);
  }
  if (change) t.fail("FLW213", { what: change.what, join: describePlace(t.place) }, change.place);
}

/** One value for several ways. */
export function merge(t: Tracer, groups: readonly Origin[], name: string): unknown {
  const first = groups[0]?.value;
  if (groups.every((g) => same(g.value, first))) return first;
  if (groups.some((g) => g.value === unset)) return unset;
  const poisoned = groups.find((g) => as(g.value, Poison));
  if (poisoned) return poisoned.value;
  if (groups.every((g) => isSimple(g.value))) {
    const inputs = new Map<TraceEdge, unknown>();
    for (const { edges, value } of groups) for (const edge of edges) inputs.set(edge, valueOnEdge(value, edge));
    return wrap(new Phi(inputs, name));
  }
  const place = { name, join: describePlace(t.place) };
  const merged = mergeResults(t, groups, name) ?? mergeObjects(t, groups, name);
  if (!merged) return wrap(new Poison("FLW234", place));
  t.merged.set(merged, place);
  t.recording.origins.set(merged, groups);
  return merged;
}

function isSimple(value: unknown): boolean {
  return (
    isCallTime(value) ||
    value === undefined ||
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  );
}

/** Results of the call merge field by field, as their fields are read; objects of flowc's own part by part. */
function mergeResults(t: Tracer, groups: readonly Origin[], name: string): object | undefined {
  const readers = groups.map((g) => memberReader(g.value));
  const kinds = new Set(groups.map((g) => partsOf(g.value)?.kind));
  if (kinds.size > 1 || !readers.every((read): read is FieldReader => read !== undefined)) return undefined;
  const member: FieldReader = (path) =>
    merge(
      t,
      groups.map((g, i) => ({ edges: g.edges, value: readers[i]?.(path) })),
      [name, ...path].join("."),
    );
  return partsOf(groups[0]?.value)?.remake((part) => member([part])) ?? resultObject(member);
}

/** The objects that are being merged: one of them within itself (two that know each other) has no end. */
const merging = new Set<object>();

/** Plain objects and arrays of the same shape merge member by member. */
function mergeObjects(t: Tracer, groups: readonly Origin[], name: string): object | undefined {
  const records = groups.map((g) => plainRecord(t, g.value));
  const [first] = records;
  if (!first || !records.every((x) => x !== undefined) || merging.has(first)) return undefined;
  merging.add(first);
  try {
    return mergeMembers(t, groups, records, name);
  } finally {
    merging.delete(first);
  }
}

function mergeMembers(
  t: Tracer,
  groups: readonly Origin[],
  records: readonly Readonly<Record<string, unknown>>[],
  name: string,
): object | undefined {
  const first = records[0] as Readonly<Record<string, unknown>>;
  const keys = Object.keys(first);
  const alike = records.every(
    (x) => x && Array.isArray(x) === Array.isArray(first) && Object.keys(x).join("\0") === keys.join("\0"),
  );
  if (!alike) return undefined;
  const merged = new Map(
    keys.map((key) => [
      key,
      merge(
        t,
        groups.map((g, i) => ({ edges: g.edges, value: records[i]?.[key] })),
        `${name}.${key}`,
      ),
    ]),
  );
  return Array.isArray(first) ? [...merged.values()] : Object.fromEntries(merged);
}

/** A queue, a prompt, a flow …: its name stands in parameters, so it cannot differ from call to call. */
function isSymbol(value: object): boolean {
  return Object.isFrozen(value) && "kind" in value && (symbolKinds as readonly unknown[]).includes(value.kind);
}

function plainRecord(t: Tracer, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === null || typeof value !== "object" || isCallTime(value) || fieldsOf(value)) return undefined;
  if (!isPlain(value) || isSymbol(value) || (t.births.has(value) && hasAccessors(value))) return undefined;
  return value as Readonly<Record<string, unknown>>;
}

/** True for an object of the author's with getters: reading them runs code, whose time has not come. */
function hasAccessors(value: object): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(value)).some((member) => member.get ?? member.set);
}
