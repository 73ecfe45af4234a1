import { reachable, startOf } from "../../graph/reachability.js";
import { valueAt } from "../../language/predicate.js";
import { parsePath } from "../../language/paths.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";

/** Where the project asks for consent, recording begins after it. */
export const consent = rule("FLW925", (flow, found) => {
  const { consent: asked } = flow.context;
  if (!asked || !flow.actions.some(records)) return;
  const isAnswer = ({ parameters }: SubjectAction): boolean => {
    const compared = parameters["ComparisonValue"];
    const [namespace, name, ...more] = (typeof compared === "string" && parsePath(compared)) || [];
    return namespace === "Attributes" && name === asked.attribute && more.length === 0;
  };
  const unasked = reachable(flow.graph, startOf(flow.graph), (number) => {
    const { from, way } = flow.edges[number]!;
    return !(isAnswer(from) && way.name === "Equals" && way.operand === asked.value);
  });
  for (const action of flow.actions) {
    if (records(action) && unasked[action.index] === 1) found(asked, action.place());
  }
});

/** True for an action that turns the recording of people on, in either form. */
function records({ facts, parameters }: SubjectAction): boolean {
  if (!facts) return false;
  const older = valueAt(parameters, ["RecordingBehavior", "RecordedParticipants"]);
  if (Array.isArray(older) && older.length > 0) return true;
  const voice = valueAt(parameters, ["VoiceBehavior", "VoiceRecordingBehavior", "RecordedParticipants"]);
  return Array.isArray(voice) && voice.length > 0;
}
