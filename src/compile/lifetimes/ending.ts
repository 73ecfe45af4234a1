import { flowTypeFacts, isFlowType } from "../../language/flow-types.js";
import type { JsonObject } from "../../language/json.js";

/**
 * The action that ends a flow of this type when an error is not handled: return, end the flow, hang up. Undefined where
 * nobody knows what such a flow takes.
 */
export function endingOf(flowType: string): { readonly type: string; readonly parameters: JsonObject } | undefined {
  const type = isFlowType(flowType) ? flowTypeFacts(flowType).usualEnd : undefined;
  return type === undefined ? undefined : { type, parameters: {} };
}
