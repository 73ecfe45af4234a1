import type { ActionType, Cell, ConditionRules, ErrorRule, MirroredBranch } from "./action-type.js";
import type { ErrorType } from "./error-types.js";
import type { FlowType } from "./flow-types.js";
import type { JsonObject } from "./json.js";
import { memberPath } from "./paths.js";
import type { Predicate } from "./predicate.js";
import { holds, valueAt } from "./predicate.js";

/** Errors that must have a branch for these parameters, in the catalogue's order. */
export function requiredErrors(action: ActionType, parameters: JsonObject, flowType?: FlowType): readonly ErrorType[] {
  const always = alwaysErrors(action);
  if (always) return always.required;
  return errorsInForce(action, parameters, flowType)
    .filter((rule) => rule.required)
    .map((rule) => rule.error);
}

/** Errors that may have a branch for these parameters (the required ones among them), in the catalogue's order. */
export function allowedErrors(action: ActionType, parameters: JsonObject, flowType?: FlowType): readonly ErrorType[] {
  const always = alwaysErrors(action);
  if (always) return always.allowed;
  return errorsInForce(action, parameters, flowType).map((rule) => rule.error);
}

interface AlwaysErrors {
  readonly required: readonly ErrorType[];
  readonly allowed: readonly ErrorType[];
}

const always = new WeakMap<ActionType, AlwaysErrors | null>();

/** The errors of an action whose parameters and flow type make no difference to them: most. Found once. */
function alwaysErrors(action: ActionType): AlwaysErrors | null {
  let found = always.get(action);
  if (found === undefined) {
    const { errors } = action.outcomes;
    const fixed = errors.every((rule) => rule.when === undefined && rule.notIn === undefined);
    const names = (rules: readonly ErrorRule[]): readonly ErrorType[] => rules.map((rule) => rule.error);
    found = fixed ? { required: names(errors.filter((rule) => rule.required)), allowed: names(errors) } : null;
    always.set(action, found);
  }
  return found;
}

function errorsInForce(
  action: ActionType,
  parameters: JsonObject,
  flowType: FlowType | undefined,
): readonly ErrorRule[] {
  return action.outcomes.errors.filter(
    (rule) => inForce(rule.when, parameters) && !(flowType !== undefined && rule.notIn?.includes(flowType)),
  );
}

/** The rules for conditions with these parameters; undefined when the action takes no conditions then. */
export function conditionRules(action: ActionType, parameters: JsonObject): ConditionRules | undefined {
  for (const rules of action.outcomes.conditions) if (inForce(rules.when, parameters)) return rules;
  return undefined;
}

/** The value that the conditions look at, as the parameters name it; undefined where the block finds it out itself. */
export function comparedPath(action: ActionType, parameters: JsonObject): string | undefined {
  const at = conditionRules(action, parameters)?.looksAt;
  const value = at && valueAt(parameters, at);
  return typeof value === "string" ? value : undefined;
}

/** Operands that these parameters allow; `free` for the author's own, an empty list where there are no conditions. */
export function allowedOperands(action: ActionType, parameters: JsonObject): "free" | readonly string[] {
  const operands = conditionRules(action, parameters)?.operands ?? [];
  if (operands === "free") return "free";
  return operands.filter((rule) => inForce(rule.when, parameters)).map((rule) => rule.operand);
}

/** Operands that must have a condition with these parameters. */
export function requiredOperands(action: ActionType, parameters: JsonObject): readonly string[] {
  const operands = conditionRules(action, parameters)?.operands ?? [];
  if (operands === "free") return [];
  return operands.filter((rule) => rule.required && inForce(rule.when, parameters)).map((rule) => rule.operand);
}

/**
 * Branches whose target `NextAction` repeats with these parameters: the first that the action has counts, and the flow
 * never takes `NextAction` then. Empty: `NextAction` is a way on of its own.
 */
export function mirroredBranches(action: ActionType, parameters: JsonObject): readonly MirroredBranch[] {
  return action.outcomes.nextMirrors.filter((branch) => inForce(branch.when, parameters));
}

/** The console's block for these parameters, with its mode; undefined when no block fits. */
export function blockOf(action: ActionType, parameters: JsonObject): { name: string; mode?: string } | undefined {
  for (const block of action.blocks) if (inForce(block.when, parameters)) return block;
  return undefined;
}

/**
 * A cell for given parameters. `path` is written as a flow writes it; an attribute whose name is no plain word is in
 * brackets: `$.Attributes['first name']`.
 */
export interface ConcreteCell {
  readonly path: string;
  /** It adds to what is there: what was there before stays readable. */
  readonly adds: boolean;
}

/** Cells that can be read after the action did its work (`NextAction`, conditions, `NoMatchingCondition`). */
export function producedCells(action: ActionType, parameters: JsonObject): readonly ConcreteCell[] {
  return concrete(action.produces, parameters);
}

/** Cells that an attempt destroys, on every way on. */
export function replacedCells(action: ActionType, parameters: JsonObject): readonly ConcreteCell[] {
  return concrete(action.replaces, parameters);
}

/** Cells that the action may change without its parameters naming them. */
export function changeableCells(action: ActionType, parameters: JsonObject): readonly ConcreteCell[] {
  return concrete(action.mayChange, parameters);
}

function concrete(cells: readonly Cell[], parameters: JsonObject): readonly ConcreteCell[] {
  const found: ConcreteCell[] = [];
  for (const cell of cells) {
    if (!inForce(cell.when, parameters)) continue;
    for (const path of pathsOf(cell, parameters)) found.push({ path, adds: cell.adds === true });
  }
  return found;
}

function pathsOf(cell: Cell, parameters: JsonObject): readonly string[] {
  if (!cell.keysOf) return [cell.path];
  const map = valueAt(parameters, cell.keysOf);
  if (typeof map !== "object" || map === null || Array.isArray(map)) return [];
  return Object.keys(map).map((key) => memberPath(cell.path, key));
}

function inForce(when: Predicate | undefined, parameters: JsonObject): boolean {
  return when === undefined || holds(when, parameters);
}
