import type { ActionRequest } from "../../src/author/recorder.js";
import type { JsonObject } from "../../src/language/json.js";
import {
  allowedErrors,
  allowedOperands,
  conditionRules,
  mirroredBranches,
  requiredErrors,
  requiredOperands,
} from "../../src/language/outcomes.js";
import { actionTypes } from "../../src/language/registry.js";
import { checkParameters } from "../../src/language/validate-parameters.js";
import { plain } from "./test-recorder.js";

/** Blocks that go on by their conditions alone, or not at all: `NextAction` is optional. */
const endsByItself = new Set(["MessageParticipantIteratively"]);

/** Where a request is not what the catalogue says of its type, in words. */
export function disagreements(request: ActionRequest): readonly string[] {
  const parameters = plain(request.parameters) as JsonObject;
  const type = actionTypes.find((each) => each.type === request.type);
  if (!type) return [`there is no type ${request.type}`];
  const branches = request.branches ?? [{ slot: { kind: "next" }, label: "next" }];
  const conditions = branches.flatMap(({ slot }) => (slot.kind === "condition" ? [slot] : []));
  const given = conditions.map((each) => each.operand);
  const errors = branches.flatMap(({ slot }) => (slot.kind === "error" ? [slot.error] : []));
  const rules = conditionRules(type, parameters);
  const operands = allowedOperands(type, parameters);
  const allowed: readonly string[] = allowedErrors(type, parameters);
  const isOpen = branches.some((branch) => branch.open !== undefined);

  // `next` is a way on unless the console only repeats another branch there.
  const declared = new Set<string>([...errors, ...requiredErrors(type, parameters), ...given]);
  const repeated = mirroredBranches(type, parameters).some((branch) =>
    declared.has(branch.kind === "error" ? branch.error : branch.operand),
  );
  const hasNext = branches.some(({ slot }) => slot.kind === "next");
  const goesOn = type.outcomes.next !== "none" && !repeated && !endsByItself.has(request.type);
  const labels = branches.map((branch) => branch.label);

  return [
    ...checkParameters(request.type, parameters).map((finding) => finding.message),
    ...conditions
      .filter((each) => !(rules?.operators as readonly string[] | undefined)?.includes(each.operator))
      .map((each) => `operator ${each.operator}`),
    ...given.filter((operand) => operands !== "free" && !operands.includes(operand)).map((each) => `operand ${each}`),
    ...requiredOperands(type, parameters)
      .filter((operand) => !given.includes(operand))
      .map((each) => `no condition for ${each}`),
    ...errors.filter((error) => !allowed.includes(error)).map((each) => `error ${each}`),
    ...(isOpen || conditions.length >= (rules?.minimum ?? 0) ? [] : ["too few conditions"]),
    ...(hasNext === goesOn ? [] : [goesOn ? "no way on" : "a way on that is never taken"]),
    ...(new Set(labels).size === labels.length ? [] : ["two branches with one label"]),
  ];
}
