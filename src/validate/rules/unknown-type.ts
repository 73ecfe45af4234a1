import { nearest } from "../../diagnostics/did-you-mean.js";
import { invalidTypes } from "../../language/invalid-types.js";
import { actionTypes } from "../../language/registry.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";

/** A type that may be newer than the catalogue. */
export const unknownType = rule("FLW550", (flow, found) => {
  for (const action of strangers(flow)) {
    if (meantBy(action.type) === undefined) found({ type: action.type }, action.place(["Type"]));
  }
});

/** A slip of the fingers in a type's name. */
export const misspeltType = rule("FLW560", (flow, found) => {
  for (const action of strangers(flow)) {
    const meant = meantBy(action.type);
    if (meant === undefined) continue;
    const fix = { was: JSON.stringify(action.type), becomes: JSON.stringify(meant) };
    found({ type: action.type, meant }, { ...action.place(["Type"]), fix });
  }
});

/** A type that documents name and the service does not take. */
export const refusedType = rule("FLW551", (flow, found) => {
  for (const { type, facts, place } of flow.actions) {
    if (facts ? facts.deployable : !invalidTypes.has(type)) continue;
    const use = invalidTypes.get(type);
    const mend = use === undefined ? "Remove it; nothing takes its place." : `Use ${use} instead.`;
    found({ type, mend }, place(["Type"]));
  }
});

function strangers(flow: Subject): readonly SubjectAction[] {
  return flow.actions.filter(({ type, facts }) => !facts && !invalidTypes.has(type));
}

const answers = new Map<string, string | undefined>();

function meantBy(type: string): string | undefined {
  if (!answers.has(type)) {
    if (answers.size > 1000) answers.clear();
    const known = actionTypes.filter(({ deployable }) => deployable).map((action) => action.type);
    answers.set(type, nearest(type, known));
  }
  return answers.get(type);
}
