import { withoutWays } from "../mends.js";
import { rule } from "../rule.js";

/** Nothing comes after an action that ends the flow. */
export const afterTheEnd = rule("FLW557", (flow, found) => {
  const ending = flow.actions.filter(({ facts, ways }) => facts?.outcomes.next === "none" && ways.length > 0);
  if (ending.length === 0) return;
  const dropped = new Set(ending.flatMap(({ ways }) => ways));
  for (const action of ending) {
    const fix = withoutWays(flow, action, action.ways, dropped);
    found({ type: action.type }, { ...action.place(action.ways[0]?.path), fix });
  }
});
