import { rule } from "../rule.js";

/** What a Loop counts makes a difference. */
export const idleLoop = rule("FLW592", (flow, found) => {
  for (const { type, ways, place } of flow.actions) {
    if (type !== "Loop") continue;
    const target = (operand: string): string | undefined =>
      ways.find((way) => way.kind === "condition" && way.operand === operand)?.target;
    const again = target("ContinueLooping");
    if (again !== undefined && again !== "" && again === target("DoneLooping")) found({}, place());
  }
});
