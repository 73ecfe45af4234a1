import type { FlowType } from "../../language/flow-types.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import { titleOf } from "./wrong-flow-type.js";

/** Types of flow that run at an event of the contact. Source: AWS Admin Guide, the blocks that set them. */
const hookTypes: ReadonlyMap<string, readonly FlowType[]> = new Map([
  ["AgentHold", ["agentHold"]],
  ["AgentWhisper", ["agentWhisper"]],
  ["CustomerHold", ["customerHold"]],
  ["CustomerQueue", ["customerQueue"]],
  ["CustomerRemaining", ["contactFlow"]],
  ["CustomerWhisper", ["customerWhisper", "outboundWhisper"]],
  ["DefaultAgentUI", ["contactFlow"]],
  ["DisconnectAgentUI", ["contactFlow"]],
]);
/** Types of flow that a contact can be transferred to. Source: AWS Admin Guide, Transfer to flow. */
const transferTypes: readonly FlowType[] = ["contactFlow", "agentTransfer", "queueTransfer"];

/** Flows that others name are of the type that runs there. */
export const targetFlowType = rule(
  "FLW589",
  (flow, found) => {
    for (const action of flow.actions) {
      for (const { reference, types, at } of references(action)) {
        const target = flow.context.flowAt(reference);
        if (!target?.flowType || types.includes(target.flowType)) continue;
        found(
          {
            parameter: at.slice(1).join("."),
            flow: target.name,
            found: titleOf(target.flowType),
            expected: types.map(titleOf).join(" or "),
          },
          action.place(at),
        );
      }
    }
  },
  { acrossFlows: true },
);

interface Reference {
  readonly reference: string;
  readonly types: readonly FlowType[];
  readonly at: readonly string[];
}

function references({ type, parameters }: SubjectAction): readonly Reference[] {
  const target = parameters["ContactFlowId"];
  const found: Reference[] = [];
  if (type === "TransferToFlow" && typeof target === "string")
    found.push({ reference: target, types: transferTypes, at: ["Parameters", "ContactFlowId"] });
  const hooks = parameters["EventHooks"];
  if (typeof hooks !== "object" || hooks === null || Array.isArray(hooks)) return found;
  for (const [event, reference] of Object.entries(hooks)) {
    const types = hookTypes.get(event);
    if (types && typeof reference === "string")
      found.push({ reference, types, at: ["Parameters", "EventHooks", event] });
  }
  return found;
}
