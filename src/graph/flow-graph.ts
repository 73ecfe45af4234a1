import type { SourcePosition } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../language/json.js";
import type { ActionRemainder, DocumentRemainder } from "./remainder.js";

/** Which way on an edge stands for: the action's `NextAction`, one of its `Conditions`, or one of its `Errors`. */
export type Slot =
  | { readonly kind: "next" }
  | { readonly kind: "condition"; readonly operator: string; readonly operand: string }
  | { readonly kind: "error"; readonly error: string };

/** A way on from one action to another. */
export interface FlowEdge {
  readonly slot: Slot;
  /** Identifier of the target action. It may be dangling (`""`, or an action that is not there) in an unfinished flow. */
  readonly to: string;
}

/** One action of a flow. Plain data: passes make new nodes instead of changing them. */
export interface FlowNode {
  /** The action's `Identifier`; unique in the graph. */
  readonly id: string;
  /** The action's `Type`; also one that the catalogue does not know. */
  readonly type: string;
  readonly parameters: JsonObject;
  /** Ways on, conditions first in their order, then errors, `next` last. No two edges share a slot. */
  readonly edges: readonly FlowEdge[];
  /** Text of the block's note in the console, when the author wrote one. */
  readonly note?: string;
  /** What the caller types here is secret, as the author says; no document knows it. */
  readonly secret?: true;
  /** The author's line; absent for flows that came in as JSON. */
  readonly source?: SourcePosition;
  /** What the document it came from says besides; only `from-document.ts` and `to-document.ts` look at it. */
  readonly extra?: ActionRemainder;
}

/**
 * A flow as every tool of flowc sees it: compiled, imported or read from an instance. Immutable plain data.
 * `nodes` is in document order.
 */
export interface FlowGraph {
  readonly start: string;
  readonly nodes: readonly FlowNode[];
  /** What the document it came from says besides; only `from-document.ts` and `to-document.ts` look at it. */
  readonly extra?: DocumentRemainder;
}
