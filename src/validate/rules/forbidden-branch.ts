import { nearest } from "../../diagnostics/did-you-mean.js";
import { allowedErrors } from "../../language/outcomes.js";
import { withoutWays } from "../mends.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import type { Way } from "../ways.js";

/** No branch for an error that the action does not have. */
export const forbiddenBranch = rule("FLW554", (flow, found) => {
  const strangers: Stranger[] = [];
  for (const action of flow.actions) {
    const { facts, parameters, ways } = action;
    if (!facts?.deployable || facts.outcomes.next === "none") continue;
    const errors = allowedErrors(facts, parameters, flow.flowType);
    const seen = new Set<string>();
    for (const way of ways) {
      const { kind, name } = way;
      if (kind !== "error") continue;
      if (errors.some((error) => error === name) && !seen.has(name)) {
        seen.add(name);
        continue;
      }
      const near = nearest(
        name,
        errors.filter((error) => !seen.has(error)),
      );
      strangers.push({ action, way, near, branch: seen.has(name) ? `${name} a second time` : name });
    }
  }
  const dropped = new Set(strangers.flatMap(({ way, near }) => (near === undefined ? [way] : [])));
  for (const { action, way, near, branch } of strangers) {
    const fix =
      near === undefined
        ? withoutWays(flow, action, [way], dropped)
        : { was: JSON.stringify(way.name), becomes: JSON.stringify(near) };
    const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
    found({ type: action.type, branch, hint }, { ...action.place([...way.path, "ErrorType"]), fix });
  }
});

/** A branch that its action does not have. */
interface Stranger {
  readonly action: SubjectAction;
  readonly way: Way;
  /** The branch that may be meant. */
  readonly near: string | undefined;
  readonly branch: string;
}
