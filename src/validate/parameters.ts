import { report } from "../diagnostics/report.js";
import { checkParameters } from "../language/validate-parameters.js";
import { actionPlace, type ActionRule } from "./rule.js";

/** FLW556: parameters are what the service takes. */
export const parameters: ActionRule = (subject, subjectAction) =>
  checkParameters(subjectAction.action.Type, subjectAction.parameters).map(({ path, message }) =>
    report(
      "FLW556",
      { type: subjectAction.action.Type, problem: message },
      actionPlace(subject, subjectAction, ["Parameters", ...path]),
    ),
  );
