import type { Slot } from "../../graph/flow-graph.js";
import type { JsonObject } from "../../language/json.js";
import type { TraceNode } from "../trace/graph.js";

/** A way on of a lowered action. */
export interface LoweredEdge {
  readonly slot: Slot;
  to: LoweredNode;
}

/** An action whose parameters are plain JSON: what the graph's passes start from. */
export interface LoweredNode {
  readonly type: string;
  readonly parameters: JsonObject;
  readonly edges: LoweredEdge[];
  /** The traced action it came from, or beside which the compiler put it. */
  readonly origin: TraceNode | undefined;
  /** Names given to the action beyond what `origin` knows: blocks that start here, what a copy keeps. */
  readonly hint: string | undefined;
  readonly notes: string[];
  /** Identifier of the author's own. */
  readonly id: string | undefined;
  /** The end that errors without a handler lead to. An equal end of the author's own stands for it where there is one. */
  readonly isUsualEnd?: boolean;
}
