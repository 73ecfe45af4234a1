import { flowTypeFacts, hangUp, isFlowType } from "../../language/flow-types.js";
import type { JsonObject } from "../../language/json.js";

/** How a flow ends where an error is not handled. */
export interface Ending {
  readonly action: { readonly type: string; readonly parameters: JsonObject };
  /** False where nobody knows what such a flow takes: a stand-in, so that passes can go on to further findings. */
  readonly isKnown: boolean;
}

/** The action that ends a flow of this type when an error is not handled: return, end the flow, hang up. */
export function endingOf(flowType: string): Ending {
  const type = isFlowType(flowType) ? flowTypeFacts(flowType).usualEnd : undefined;
  return { action: { type: type ?? hangUp, parameters: {} }, isKnown: type !== undefined };
}
