import { reachable, startOf } from "../../graph/reachability.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import { beginsCalls } from "../walk.js";
import { isFailure } from "../ways.js";

/** A caller hears something before the call ends, as long as nothing fails. */
export const silentEnd = rule(
  "FLW594",
  (flow, found) => {
    if (!beginsCalls(flow)) return;
    const inSilence = reachable(flow.graph, startOf(flow.graph), (number) => {
      const { from, way } = flow.edges[number]!;
      return !isFailure(way) && !isVoiceless(from, way.operand) && !mayBeHeard(from);
    });
    for (const action of flow.actions) {
      if (action.facts?.call.leads === "ended" && inSilence[action.index] === 1) found({}, action.place());
    }
  },
  { acrossFlows: true },
);

/** True for actions that let the participant see or hear something, and for those of which nobody knows. */
function mayBeHeard({ facts }: SubjectAction): boolean {
  return (
    !facts || facts.category === "participant" || facts.category === "interaction" || facts.call.othersSpeak === true
  );
}

/** True for a branch on a channel on which nobody hears anything anyway. */
function isVoiceless({ parameters }: SubjectAction, operand: string): boolean {
  return parameters["ComparisonValue"] === "$.Channel" && operand !== "" && operand !== "VOICE";
}
