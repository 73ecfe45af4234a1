import { flowTypesOfEvent, transferFlowTypes, type FlowType } from "../../language/flow-types.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import { titleOf } from "./wrong-flow-type.js";

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

function references({ facts, parameters }: SubjectAction): readonly Reference[] {
  const target = parameters["ContactFlowId"];
  const found: Reference[] = [];
  if (facts?.call.leads === "flow" && typeof target === "string")
    found.push({ reference: target, types: transferFlowTypes(), at: ["Parameters", "ContactFlowId"] });
  const hooks = parameters["EventHooks"];
  if (typeof hooks !== "object" || hooks === null || Array.isArray(hooks)) return found;
  for (const [event, reference] of Object.entries(hooks)) {
    const types = flowTypesOfEvent(event);
    if (types.length > 0 && typeof reference === "string")
      found.push({ reference, types, at: ["Parameters", "EventHooks", event] });
  }
  return found;
}
