import { nearest } from "../../diagnostics/did-you-mean.js";
import { rule } from "../rule.js";

/** Names are looked for this often in a flow: every time among all of its identifiers. */
const mostHints = 100;

/** Every way on, and the flow's start, leads to an action of the flow. */
export const danglingTarget = rule("FLW552", (flow, found) => {
  const { byId, document } = flow;
  let hints = 0;
  const holes = (way: string, target: string): { way: string; target: string; hint: string } => {
    const near = target === "" || ++hints > mostHints ? undefined : nearest(target, byId.keys());
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
