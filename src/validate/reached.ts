import { report } from "../diagnostics/report.js";
import { actionPlace, type FlowRule } from "./rule.js";
import { waysOf } from "./ways.js";

/** FLW559: every action can be reached from the start. */
export const reached: FlowRule = (subject) => {
  const { Actions, StartAction } = subject.document;
  const byIdentifier = new Map(Actions.map((action) => [action.Identifier, action]));
  const seen = new Set<string>([StartAction]);
  const open = [StartAction];
  for (let identifier = open.pop(); identifier !== undefined; identifier = open.pop()) {
    const action = byIdentifier.get(identifier);
    for (const { target } of action ? waysOf(action) : []) {
      if (!seen.has(target)) open.push(target);
      seen.add(target);
    }
  }
  return Actions.flatMap((action, index) =>
    seen.has(action.Identifier)
      ? []
      : [report("FLW559", { type: action.Type }, actionPlace(subject, { action, path: ["Actions", index] }))],
  );
};
