import { describe, expect, test } from "vitest";
import type { ActionType } from "../../src/language/action-type.js";
import { parseDocument } from "../../src/language/document.js";
import type { FlowAction } from "../../src/language/document.js";
import type { JsonObject } from "../../src/language/json.js";
import { isOperator } from "../../src/language/operators.js";
import {
  allowedErrors,
  allowedOperands,
  conditionRules,
  mirroredBranches,
  requiredErrors,
  requiredOperands,
} from "../../src/language/outcomes.js";
import { parsePath, pathsIn } from "../../src/language/paths.js";
import { actionType } from "../../src/language/registry.js";
import { corpus, hasCorpus } from "./corpus.js";

interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
  readonly Conditions?: readonly {
    readonly NextAction: string;
    readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
  }[];
}

/** Everything about an action's transitions that the catalogue would not expect. */
function* surprises(action: ActionType, { Parameters, Transitions }: FlowAction): Generator<string> {
  const parameters: JsonObject = Parameters ?? {};
  const { NextAction, Errors = [], Conditions = [] } = (Transitions ?? {}) as Transitions;
  const errors = Errors.map(({ ErrorType }) => ErrorType);
  const allowed: readonly string[] = allowedErrors(action, parameters);
  for (const error of errors) if (!allowed.includes(error)) yield `has ${error}`;
  for (const error of requiredErrors(action, parameters)) if (!errors.includes(error)) yield `has no ${error}`;
  if (action.outcomes.next === "required" && NextAction === undefined) yield "has no NextAction";
  if (action.outcomes.next === "none" && Object.keys(Transitions ?? {}).length > 0)
    yield "ends the flow and has transitions";
  yield* conditionSurprises(action, parameters, Conditions);
  const mirrored = mirroredBranches(action, parameters).flatMap((branch) =>
    branch.kind === "error"
      ? Errors.filter(({ ErrorType }) => ErrorType === branch.error).map((entry) => entry.NextAction)
      : Conditions.filter(({ Condition }) => Condition.Operands[0] === branch.operand).map((entry) => entry.NextAction),
  );
  if (mirrored.length > 0 && NextAction !== undefined && !mirrored.includes(NextAction))
    yield "has a NextAction of its own";
}

function* conditionSurprises(
  action: ActionType,
  parameters: JsonObject,
  conditions: NonNullable<Transitions["Conditions"]>,
): Generator<string> {
  const rules = conditionRules(action, parameters);
  if (!rules && conditions.length > 0) yield "has conditions";
  if (!rules) return;
  if (conditions.length < (rules.minimum ?? 0)) yield "has too few conditions";
  const operands = allowedOperands(action, parameters);
  const given = new Set(conditions.map(({ Condition }) => Condition.Operands[0] ?? ""));
  for (const operand of requiredOperands(action, parameters))
    if (!given.has(operand)) yield `has no condition for ${operand}`;
  for (const { Condition } of conditions) {
    const {
      Operator: operator,
      Operands: [operand = ""],
    } = Condition;
    if (!isOperator(operator) || !rules.operators.includes(operator)) yield `compares by ${operator}`;
    if (operands !== "free" && !operands.includes(operand)) yield `compares with ${operand}`;
    const bound = pathsIn(operand).length > 0;
    if (bound && (rules.operandBinding !== "staticOrPath" || !parsePath(operand)))
      yield `compares with the path ${operand}`;
  }
}

describe.skipIf(!hasCorpus)("what instances have published is what the catalogue expects", () => {
  test("of errors, conditions and NextAction", () => {
    const found: string[] = [];
    let checked = 0;
    for (const [file, text] of corpus()) {
      const { document } = parseDocument(text, file);
      const { status } = (document?.Metadata ?? {}) as { status?: unknown };
      if (String(status).toLowerCase() !== "published") continue;
      for (const flowAction of document?.Actions ?? []) {
        const action = actionType(flowAction.Type);
        if (!action) continue;
        checked += 1;
        for (const surprise of surprises(action, flowAction))
          found.push(`${file}: ${flowAction.Type} ${flowAction.Identifier} ${surprise}`);
      }
    }
    expect(checked).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
