import { nearest } from "../diagnostics/did-you-mean.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { actionType, actionTypes } from "../language/registry.js";
import { branches } from "./branches.js";
import { parameters } from "./parameters.js";
import { reached } from "./reached.js";
import { actionPlace, type ActionRule, type FlowRule, type Subject } from "./rule.js";
import { size } from "./size.js";
import { targets } from "./targets.js";

const flowRules: readonly FlowRule[] = [targets, reached, size];
const actionRules: readonly ActionRule[] = [branches, parameters];

/** Holds a flow against the catalogue: the findings of every rule. Unknown action types are a warning and nothing more. */
export function validate(subject: Subject): readonly Diagnostic[] {
  const findings = flowRules.flatMap((rule) => rule(subject));
  for (const [index, action] of subject.document.Actions.entries()) {
    const facts = actionType(action.Type);
    const path = ["Actions", index];
    const place = actionPlace(subject, { action, path }, ["Type"]);
    if (!facts) {
      const near = nearest(
        action.Type,
        actionTypes.map(({ type }) => type),
      );
      findings.push(
        report("FLW550", { type: action.Type, hint: near === undefined ? "" : ` Did you mean "${near}"?` }, place),
      );
    } else if (!facts.deployable) findings.push(report("FLW551", { type: action.Type }, place));
    else {
      const subjectAction = { action, facts, parameters: action.Parameters ?? {}, path };
      findings.push(...actionRules.flatMap((rule) => rule(subject, subjectAction)));
    }
  }
  return findings;
}
