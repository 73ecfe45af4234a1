import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { onlyWay } from "../walk.js";
import { isFailure } from "../ways.js";

/** What fails is not simply tried again without an end. */
export const retryForever = rule("FLW599", (flow, found) => {
  const tried = new Set<SubjectAction>();
  for (const { from, way, to } of flow.edges) {
    if (tried.has(from) || !flow.reached[from.index] || !isFailure(way) || silence.has(way.name)) continue;
    if (!leadsBack(flow, to, from)) continue;
    tried.add(from);
    found({ type: from.type }, from.place(way.path));
  }
});

/** Errors that are the caller's doing, not a failure of the action: the rule for silent callers looks at them. */
const silence: ReadonlySet<string> = new Set(["InputTimeLimitExceeded", "InvalidPhoneNumber", "TimeLimitExceeded"]);

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
