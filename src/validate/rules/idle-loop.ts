import { rule } from "../rule.js";

/** What a Loop counts makes a difference. */
export const idleLoop = rule("FLW592", (flow, found) => {
  for (const { facts, ways, place } of flow.actions) {
    if (facts?.call.decides !== "count") continue;
    const target = (operand: string): string | undefined =>
      ways.find((way) => way.kind === "condition" && way.operand === operand)?.target;
    const again = target("ContinueLooping");
    if (again !== undefined && again !== "" && again === target("DoneLooping")) found({}, place());
  }
});
