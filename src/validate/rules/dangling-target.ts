import { nearest } from "../../diagnostics/did-you-mean.js";
import { rule } from "../rule.js";

/** Every way on, and the flow's start, leads to an action of the flow. */
export const danglingTarget = rule("FLW552", (flow, found) => {
  const { byId, document } = flow;
  const holes = (way: string, target: string): { way: string; target: string; hint: string } => {
    const near = target === "" ? undefined : nearest(target, byId.keys());
    return {
      way,
      target: target === "" ? "nothing" : `"${target}"`,
      hint: near === undefined ? "" : ` Did you mean "${near}"?`,
    };
  };
  const start = document.StartAction;
  if (!byId.has(start)) found(holes("The start", start), flow.placeOf(["StartAction"]));
  for (const { ways, place } of flow.actions) {
    for (const { label, target, path } of ways) {
      if (!byId.has(target)) found(holes(label, target), place(path));
    }
  }
});
