import { blockOf } from "../../language/outcomes.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { edgesFrom, onlyWay } from "../walk.js";
import type { Way } from "../ways.js";

/** A caller who says and presses nothing comes to an end of the call. */
export const silentCaller = rule("FLW593", (flow, found) => {
  const reported = new Set<SubjectAction>();
  for (const action of flow.actions) {
    if (!flow.reached[action.index] || reported.has(action) || !waysOfSilence(flow, action)) continue;
    const circle = circleFrom(flow, action);
    if (!circle) continue;
    for (const member of circle) reported.add(member);
    const block = action.facts && blockOf(action.facts, action.parameters)?.name;
    found({ block: `block "${block ?? action.type}"` }, action.place());
  }
});

/** The actions that a silent caller passes from one back to itself, where nothing else decides; undefined otherwise. */
function circleFrom(flow: Subject, start: SubjectAction): readonly SubjectAction[] | undefined {
  const passed = new Set<SubjectAction>();
  for (let here: SubjectAction | undefined = start; here && !passed.has(here);) {
    passed.add(here);
    here = waysOfSilence(flow, here) ?? onlyWay(flow, here)?.to;
    if (here === start) return [...passed];
  }
  return undefined;
}

/** Where an action leads a caller who enters nothing. */
function waysOfSilence(flow: Subject, action: SubjectAction): SubjectAction | undefined {
  if (!action.ways.some(isSilence)) return undefined;
  return edgesFrom(flow, action).find(({ way }) => isSilence(way))?.to;
}

function isSilence({ kind, name }: Way): boolean {
  return kind === "error" && name === "InputTimeLimitExceeded";
}
