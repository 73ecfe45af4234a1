import type { FlowGraph } from "../../graph/flow-graph.js";
import type { FlowType } from "../../language/flow-types.js";
import { identify } from "../identifiers.js";

/** A flow or module that something is to be proved of. A compiled flow is one; an imported one is made by `fromDocument`. */
export interface ProvableFlow {
  readonly name: string;
  readonly graph: FlowGraph;
  /** `flow` when absent. */
  readonly kind?: "flow" | "module";
  /** An inbound flow when absent. */
  readonly flowType?: FlowType;
  /** ARN or id, where other flows name it by that. */
  readonly arn?: string;
}

/** What an identifier in a flow names. */
export interface FoundFlow {
  readonly flow: ProvableFlow | undefined;
  /** For messages, also of a flow that is not there. */
  readonly name: string;
}

/** Finds flows by relocation token, ARN, id or name. */
export function flowFinder(flows: readonly ProvableFlow[]): (kind: "flow" | "module", identifier: string) => FoundFlow {
  const byName = new Map<string, ProvableFlow>();
  const byId = new Map<string, ProvableFlow>();
  for (const flow of flows) {
    byName.set(`${flow.kind ?? "flow"} ${flow.name}`, flow);
    if (flow.arn !== undefined) byId.set(identify(flow.arn).name, flow);
  }
  return (kind, identifier) => {
    const { name } = identify(identifier);
    return { flow: byName.get(`${kind} ${name}`) ?? byId.get(name), name };
  };
}
