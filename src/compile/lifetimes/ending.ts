import type { FlowType } from "../../language/flow-types.js";
import type { JsonObject } from "../../language/json.js";
import { actionType } from "../../language/registry.js";

/**
 * Ways to end a flow, the gentlest first: a customer who waits in a queue stays there. Which of them a flow type takes is
 * a fact of the catalogue.
 */
const endings: readonly { readonly type: string; readonly parameters: JsonObject }[] = [
  { type: "EndFlowModuleExecution", parameters: {} },
  { type: "EndFlowExecution", parameters: {} },
  { type: "DisconnectParticipant", parameters: {} },
];

/** The action that ends a flow of this type when an error is not handled: return, end the flow, hang up. */
export function endingOf(flowType: string): { readonly type: string; readonly parameters: JsonObject } {
  const found = endings.find(({ type }) => {
    const allowed = actionType(type)?.flowTypes;
    return allowed === "all" || allowed?.includes(flowType as FlowType);
  });
  if (!found) throw new Error(`nothing ends a flow of type ${flowType}`);
  return found;
}
