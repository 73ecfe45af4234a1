import { solve } from "../../graph/dataflow.js";
import { lambdaTimes } from "../../language/limits.js";
import { holds } from "../../language/predicate.js";
import { rule } from "../rule.js";
import { canSpeak } from "../prompts.js";
import type { SubjectAction } from "../subject.js";

/** Functions that share their time fit into it. */
export const lambdaTime = rule("FLW912", (flow, found) => {
  const seconds = flow.actions.map(secondsOf);
  const isInvoking = seconds.some((one) => one > 0);
  if (!isInvoking) return;
  const most = lambdaTimes.sharedSeconds + lambdaTimes.synchronousSeconds;
  const { before } = solve<number>(flow.graph, {
    direction: "forward",
    none: 0,
    boundary: 0,
    join: Math.max,
    equal: (a, b) => a === b,
    node: (index, spent) => {
      const action = flow.actions[index]!;
      if (!action.facts || canSpeak(action) || rests(action)) return 0;
      return Math.min(most, spent + seconds[index]!);
    },
  });
  for (const action of flow.actions) {
    const spent = before[action.index] ?? 0;
    const all = spent + seconds[action.index]!;
    if (all === spent || spent > lambdaTimes.sharedSeconds || all <= lambdaTimes.sharedSeconds) continue;
    found({ seconds: all, limit: lambdaTimes.sharedSeconds }, action.place());
  }
});

/** True for what ends a row of functions besides prompts: waiting, and other modules. */
function rests({ facts }: SubjectAction): boolean {
  return facts?.call.rests === true;
}

function secondsOf({ facts, parameters }: SubjectAction): number {
  const shared = facts?.call.sharesTime;
  if (!shared || !holds(shared.when, parameters)) return 0;
  const seconds = Number(parameters[shared.seconds]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}
