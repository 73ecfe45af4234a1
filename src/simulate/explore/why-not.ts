import type { FlowNode, Slot } from "../../graph/flow-graph.js";
import { comparedPath } from "../../language/outcomes.js";
import { actionType } from "../../language/registry.js";
import { testOf } from "../conditions.js";

/** What is known of a block whose branch no call has taken. */
export interface Known {
  /** Some call has come to the block. */
  readonly isRun: boolean;
  /** Why calls end at the block. */
  readonly stops: string | undefined;
  /** Values that its comparison has met. */
  readonly values: ReadonlySet<string> | undefined;
  /** Everything has been looked at. */
  readonly isComplete: boolean;
  /** What it compares is put together from several values. */
  readonly isPart: boolean;
  /** Branches that would lead to the block, from blocks that calls come to. */
  readonly waysTo: readonly string[];
}

/** Why no call takes a branch, as far as that is known. */
export function whyNot(
  node: FlowNode,
  slot: Slot,
  { isRun, stops, values, isComplete, isPart, waysTo }: Known,
): string {
  if (stops !== undefined) return `Calls stop at this block: ${stops}`;
  if (!isRun) {
    const none = isComplete ? "No call comes to this block." : "No call has come to this block yet.";
    return waysTo.length === 0 ? none : `${none} It would come by ${waysTo.slice(0, 3).join(", or by ")}.`;
  }
  const earlier = slot.kind === "condition" ? shadowedBy(node, slot) : undefined;
  if (earlier !== undefined) return `The condition ${earlier} before it is true whenever this one is.`;
  if (isPart) return "The value is put together from several others; none was found that fits.";
  if (values && values.size > 0 && isComplete) {
    const shown = [...values].slice(0, 5).map((value) => JSON.stringify(value));
    return `The value is always ${shown.join(" or ")}${values.size > 5 ? " or another" : ""} when a call comes here.`;
  }
  if (looksAtValue(node)) return "Where the value comes from is not known, so it could not be chosen.";
  return isComplete ? "No choice of inputs and data leads there." : "It was not found within the bound.";
}

function looksAtValue({ type, parameters }: FlowNode): boolean {
  const facts = actionType(type);
  return facts !== undefined && comparedPath(facts, parameters) !== undefined;
}

/** An earlier condition of the same block that is met by the same text. */
function shadowedBy(node: FlowNode, slot: Extract<Slot, { readonly kind: "condition" }>): string | undefined {
  for (const { slot: other } of node.edges) {
    if (
      other === slot ||
      (other.kind === "condition" && other.operator === slot.operator && other.operand === slot.operand)
    )
      return undefined;
    if (other.kind !== "condition" || slot.operator !== "Equals") continue;
    if (testOf(other.operator)?.(slot.operand, other.operand, undefined)) return `${other.operator} "${other.operand}"`;
  }
  return undefined;
}
