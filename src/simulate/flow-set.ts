import { identify } from "./identifiers.js";
import { prepareFlow } from "./prepare-flow.js";
import type { FlowKind, Flows, PreparedFlow } from "./prepared-flow.js";

/** One flow or module of an instance. */
export interface FlowSource {
  readonly name: string;
  /** The emitted document, linked or not. */
  readonly document: unknown;
  /** ARN or id, when documents refer to it by that. */
  readonly arn?: string;
  /** `flow` when absent. */
  readonly kind?: FlowKind;
}

/** The flows of an instance, found by name, ARN, id or relocation token. */
export function flowSet(sources: Iterable<FlowSource>): Flows {
  const byName = new Map<string, PreparedFlow>();
  const byToken = new Map<string, PreparedFlow>();
  for (const { name, document, arn, kind = "flow" } of sources) {
    // A module may have the name of a flow; the call's state needs a name of its own for each.
    const flow = prepareFlow(byName.has(name) ? `${name} (${kind})` : name, document, kind);
    byName.set(flow.name, flow);
    byToken.set(`${kind}/${name}`, flow);
    if (arn !== undefined) byToken.set(`id/${identify(arn).name}`, flow);
  }
  return {
    find(identifier) {
      const found = byName.get(identifier) ?? byToken.get(identifier);
      if (found) return found;
      const { kind, name } = identify(identifier);
      if (kind !== undefined) return byToken.get(`${kind}/${name}`);
      return byToken.get(`id/${name}`) ?? byName.get(name);
    },
  };
}
