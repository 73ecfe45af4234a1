import type { Branch } from "../../author/recorder.js";
import type { KnownOutcomes } from "./outcomes.js";
import type { Place } from "./position.js";
import type { CallTimeValue } from "./values.js";

/** How an edge of the trace leaves its node. Operands may still hold call-time values; lowering renders them. */
export type TraceSlot =
  | { readonly kind: "next" }
  | { readonly kind: "condition"; readonly operator: string; readonly operand: unknown }
  | { readonly kind: "error"; readonly error: string };

/**
 * A way on from a recorded action, attached to its target when that is recorded. Edges stay separate until then, which
 * is what makes fused tests and threaded flags free.
 */
export class TraceEdge {
  readonly from: TraceNode | undefined;
  readonly slot: TraceSlot;
  to: TraceNode | undefined;
  /** What the author compares the node's outcome with. */
  label: string | undefined;
  /** Set on the branch that remains when conditions are added on demand (a menu's keys). */
  open: Branch["open"];
  /** The open branch that this condition was split from. */
  parent: TraceEdge | undefined;
  /** Where the open branch was asked for as what remains: no condition may be split from it any more. */
  claimed: Place | undefined;
  /** What must hear of conditions split from this open branch: joins and reads that cover it. */
  covers: { add(split: TraceEdge): void; remove(split: TraceEdge): void }[] | undefined;

  constructor(from: TraceNode | undefined, slot: TraceSlot) {
    this.from = from;
    this.slot = slot;
    this.to = undefined;
    this.label = undefined;
    this.open = undefined;
    this.parent = undefined;
    this.claimed = undefined;
    this.covers = undefined;
  }
}

/** A recorded action, or a label: a place that several ways lead to (a loop's head, a block), without an action. */
export interface TraceNode {
  readonly index: number;
  /** Action type; undefined for a label. */
  readonly type: string | undefined;
  /** Parameters with call-time values in them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Call-time values that the parameters (and conditions' operands) read. */
  readonly reads: CallTimeValue[];
  readonly edges: TraceEdge[];
  readonly place: Place;
  /** Calls that led here, outermost first. */
  readonly calls: readonly Place[];
  /** Names of the blocks the action stands in. */
  readonly path: readonly string[];
  /** Name of the variable the result goes to. */
  readonly hint: string | undefined;
  /** The author's own identifier. */
  readonly id: string | undefined;
  readonly note: string | undefined;
  /** The author's word for the block (`storeCustomerInput`). */
  readonly block: string;
  /** Its result may not be copied to an attribute. */
  readonly secret: boolean;
  /** Cells that an attempt to run the action empties or replaces. */
  readonly kills: readonly string[];
  /** Errors that the author did not handle may be ignored. */
  readonly harmless: boolean;
  /** The ways that led here when it was recorded; a label may get more later. */
  readonly arrivals: readonly TraceEdge[];
  /** Outcomes of earlier blocks that every way here has decided. */
  readonly outcomes: KnownOutcomes;
  /** The author holds this block's outcome and may compare it. */
  asked: boolean;
  /** The `switch` whose cases this test is one of: an exact flow has one block for them all. */
  readonly selection: object | undefined;
  /** Edges that go back to a counting loop's head, for the check that it is not entered again. */
  back: readonly TraceEdge[] | undefined;
}

/** An error branch that no `try` took. */
export interface UnhandledError {
  readonly edge: TraceEdge;
  readonly state: readonly unknown[];
  /** The author said that the block has this error: it is handled also where it would be harmless. */
  readonly named: boolean;
}

/** A finished recording of one flow. */
export interface Trace {
  readonly entry: TraceEdge;
  readonly nodes: readonly TraceNode[];
}
