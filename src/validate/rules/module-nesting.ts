import { moduleLimits } from "../../language/limits.js";
import type { KnownFlow } from "../context.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { rememberFor } from "../remember.js";

/** Modules invoke modules at most five levels deep, and not in circles. */
export const moduleNesting = rule(
  "FLW587",
  (flow, found) => {
    for (const [action, module] of invoked(flow)) {
      const chain = deepest(module, [module.name]);
      const isCircle = new Set(chain).size < chain.length;
      if (chain.length <= moduleLimits.depth && !isCircle) continue;
      const problem = isCircle ? "in a circle" : `${chain.length} levels deep`;
      found({ problem, chain: chain.join(" → ") }, action.place(["Parameters", "FlowModuleId"]));
    }
  },
  { acrossFlows: true },
);

/** The longest chain of modules from one on, cut where it closes a circle or is longer than it may be. */
function deepest(module: KnownFlow, chain: readonly string[]): readonly string[] {
  if (!module.subject || chain.length > moduleLimits.depth + 1) return chain;
  let longest = chain;
  for (const [, next] of invoked(module.subject)) {
    const here = chain.includes(next.name) ? [...chain, next.name] : deepest(next, [...chain, next.name]);
    if (new Set(here).size < here.length) return here;
    if (here.length > longest.length) longest = here;
  }
  return longest;
}

const invoked: (flow: Subject) => readonly (readonly [SubjectAction, KnownFlow])[] = rememberFor((flow) => {
  const modules = new Map<string, readonly [SubjectAction, KnownFlow]>();
  for (const action of flow.actions) {
    const reference = action.parameters["FlowModuleId"];
    const module = typeof reference === "string" ? flow.context.flowAt(reference) : undefined;
    if (module && !modules.has(module.name)) modules.set(module.name, [action, module]);
  }
  return [...modules.values()];
});
