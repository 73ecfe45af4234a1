import { errorsOfCallers } from "../../language/error-types.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { onlyWay } from "../walk.js";
import { isFailure } from "../ways.js";

/** What fails is not simply tried again without an end. */
export const retryForever = rule("FLW599", (flow, found) => {
  // What callers do is looked at by the rule for silent callers.
  const tried = new Set<SubjectAction>();
  for (const { from, way, to } of flow.edges) {
    if (tried.has(from) || !flow.reached[from.index] || !isFailure(way) || errorsOfCallers.has(way.name)) continue;
    if (!leadsBack(flow, to, from)) continue;
    tried.add(from);
    found({ type: from.type }, from.place(way.path));
  }
});

/** True when a call comes from one action to another without anything that could decide otherwise. */
function leadsBack(flow: Subject, from: SubjectAction, to: SubjectAction): boolean {
  const passed = new Set<SubjectAction>();
  for (let here: SubjectAction | undefined = from; here && !passed.has(here);) {
    if (here === to) return true;
    passed.add(here);
    here = onlyWay(flow, here)?.to;
  }
  return false;
}
