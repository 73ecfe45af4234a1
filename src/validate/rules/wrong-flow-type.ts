import { flowTypes, type FlowType } from "../../language/flow-types.js";
import { rule } from "../rule.js";

/** Actions stand in flows of a type that takes them. */
export const wrongFlowType = rule("FLW571", (flow, found) => {
  const { flowType } = flow;
  if (flowType === undefined) return;
  for (const { type, facts, place } of flow.actions) {
    if (!facts?.deployable || facts.flowTypes === "all" || facts.flowTypes.includes(flowType)) continue;
    found({ type, kind: titleOf(flowType), allowed: facts.flowTypes.map(titleOf).join(", ") }, place(["Type"]));
  }
});

/** A flow type with its article: `an inbound flow`. */
export function titleOf(flowType: FlowType): string {
  const { title } = flowTypes[flowType];
  return `${/^[aeiou]/.test(title) ? "an" : "a"} ${title}`;
}
