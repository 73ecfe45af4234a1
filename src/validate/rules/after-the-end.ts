import { rule } from "../rule.js";

/** Nothing comes after an action that ends the flow. */
export const afterTheEnd = rule("FLW557", (flow, found) => {
  for (const { type, facts, ways, place } of flow.actions) {
    const first = ways[0];
    if (facts?.outcomes.next === "none" && first) found({ type }, place(first.path));
  }
});
