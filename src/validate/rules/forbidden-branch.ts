import { nearest } from "../../diagnostics/did-you-mean.js";
import { allowedErrors } from "../../language/outcomes.js";
import { rule } from "../rule.js";

/** No branch for an error that the action does not have. */
export const forbiddenBranch = rule("FLW554", (flow, found) => {
  for (const { type, facts, parameters, ways, place } of flow.actions) {
    if (!facts?.deployable || facts.outcomes.next === "none") continue;
    const errors = allowedErrors(facts, parameters, flow.flowType);
    const seen = new Set<string>();
    for (const { kind, name, path } of ways) {
      if (kind !== "error") continue;
      if (errors.some((error) => error === name) && !seen.has(name)) {
        seen.add(name);
        continue;
      }
      const near = nearest(
        name,
        errors.filter((error) => !seen.has(error)),
      );
      const fix = near === undefined ? undefined : { was: JSON.stringify(name), becomes: JSON.stringify(near) };
      const branch = seen.has(name) ? `${name} a second time` : name;
      const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
      found({ type, branch, hint }, { ...place([...path, "ErrorType"]), fix });
    }
  }
});
