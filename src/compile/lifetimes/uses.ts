import type { TraceEdge, TraceNode } from "../trace/graph.js";
import { NumberOf, Phi, Ref, Text, unwrap } from "../trace/values.js";
import type { CanonicalValues } from "./canonical-values.js";
import type { LiveFlow } from "./live-flow.js";

/** Where a value is read: by an action, or on the way into a join. */
export type Use =
  { readonly node: TraceNode; readonly edge?: undefined } | { readonly edge: TraceEdge; readonly node?: undefined };

/** A value that lives somewhere during the call. */
export type StoredValue = Ref | Phi;

/** Every reference and join that is read, with the places that read it. */
export function findUses(flow: LiveFlow, values: CanonicalValues): ReadonlyMap<StoredValue, readonly Use[]> {
  const uses = new Map<StoredValue, Use[]>();
  const phis: Phi[] = [];
  const add = (value: unknown, use: Use): void => {
    const found = values.find(value);
    const inner = unwrap(found);
    if (inner instanceof Text) for (const part of inner.parts) add(part, use);
    if (inner instanceof NumberOf) add(inner.of, use);
    if (!(inner instanceof Ref) && !(inner instanceof Phi)) return;
    const known = uses.get(inner);
    if (known) known.push(use);
    else {
      uses.set(inner, [use]);
      if (inner instanceof Phi) phis.push(inner);
    }
  };
  for (const node of flow.nodes) for (const value of node.reads) add(value, { node });
  for (let phi = phis.shift(); phi; phi = phis.shift()) {
    for (const [edge, value] of values.inputs(phi)) add(value, { edge });
  }
  return uses;
}
