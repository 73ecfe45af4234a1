import type { TraceEdge } from "../trace/graph.js";
import { type CallTimeValue, Phi, Protected, Ref, Text, unwrap } from "../trace/values.js";
import type { LiveFlow } from "./live-flow.js";

/** Gives each value of the call one representative, and takes joins apart that join nothing. */
export interface CanonicalValues {
  /** The value that stands for this one: a plain value, or the one object for a call-time value. */
  find(value: unknown): unknown;
  /** The inputs of a join on ways that a call can take. */
  inputs(phi: Phi): readonly (readonly [edge: TraceEdge, value: unknown])[];
}

/** Looks at all values that live actions read. */
export function canonicalValues(flow: LiveFlow): CanonicalValues {
  const replaced = new Map<Phi, unknown>();
  const refs = new Map<string, Ref>();
  const edgeNumbers = new Map<TraceEdge, number>();
  const numberOf = (edge: TraceEdge): number => {
    let number = edgeNumbers.get(edge);
    if (number === undefined) edgeNumbers.set(edge, (number = edgeNumbers.size));
    return number;
  };
  const known = new Map<Ref, Ref>();
  const canonicalRef = (ref: Ref): Ref => {
    let canonical = known.get(ref);
    if (!canonical) known.set(ref, (canonical = firstLike(ref)));
    return canonical;
  };
  const firstLike = (ref: Ref): Ref => {
    const key = `${ref.path}|${ref.def?.index ?? ""}|${ref.anchor?.map(numberOf).join(",") ?? ""}`;
    const first = refs.get(key);
    if (!first) refs.set(key, ref);
    return first ?? ref;
  };
  const find = (value: unknown): unknown => {
    let inner = unwrap(value);
    let plain = value;
    while (inner instanceof Phi && replaced.has(inner)) {
      plain = replaced.get(inner);
      inner = unwrap(plain);
    }
    return inner instanceof Ref ? canonicalRef(inner) : (inner ?? plain);
  };
  const inputs = (phi: Phi) => [...phi.inputs].filter(([edge]) => flow.isLive(edge));

  const phis = reachablePhis(flow, inputs);
  // A join whose inputs are all one value (or itself) is that value. Taking one away may make another one such.
  for (let changed = true; changed;) {
    changed = false;
    for (const phi of phis) {
      if (replaced.has(phi)) continue;
      const only = onlyInput(phi, inputs(phi), find);
      if (only) {
        replaced.set(phi, only.value);
        changed = true;
      }
    }
  }
  return { find, inputs };
}

function onlyInput(
  phi: Phi,
  inputs: readonly (readonly [TraceEdge, unknown])[],
  find: (value: unknown) => unknown,
): { readonly value: unknown } | undefined {
  let only: { readonly value: unknown } | undefined;
  for (const [, input] of inputs) {
    const value = find(input);
    if (value === phi) continue;
    if (!only) only = { value };
    else if (!sameValue(only.value, value)) return undefined;
  }
  return only;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return (
    (a instanceof Protected && b instanceof Protected && a.token === b.token) ||
    (a instanceof Ref && b instanceof Ref && a.cell === undefined && b.cell === undefined && a.path === b.path)
  );
}

function reachablePhis(
  flow: LiveFlow,
  inputs: (phi: Phi) => readonly (readonly [TraceEdge, unknown])[],
): ReadonlySet<Phi> {
  const phis = new Set<Phi>();
  const waiting: unknown[] = [];
  for (const { reads } of flow.nodes) waiting.push(...reads);
  while (waiting.length > 0) {
    const inner: CallTimeValue | undefined = unwrap(waiting.pop());
    if (inner instanceof Text) waiting.push(...inner.parts);
    if (!(inner instanceof Phi) || phis.has(inner)) continue;
    phis.add(inner);
    for (const [, value] of inputs(inner)) waiting.push(value);
  }
  return phis;
}
