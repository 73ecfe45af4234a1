import type { Json, JsonObject } from "../language/json.js";
import type { Behaviour, TransitionFacts } from "./behaviour.js";
import { testOf } from "./conditions.js";
import type { Ending } from "./ending.js";
import { parseText } from "./path.js";
import type { ConditionalWay, FlowKind, PreparedAction, PreparedFlow, Way } from "./prepared-flow.js";
import { actionTypes, unverifiedTypes } from "./registry.js";
import { Settings } from "./settings.js";
import { broken, Unusable } from "./unusable.js";

/**
 * Brings an emitted document into the form that calls run on. Never throws: a document of the wrong shape gives a flow
 * whose calls end as `brokenDocument`, an action that is not simulated one where only calls that reach it do.
 */
export function prepareFlow(name: string, document: unknown, kind: FlowKind = "flow"): PreparedFlow {
  try {
    const flow = object(document as Json, "The document");
    const start = text(flow["StartAction"], "StartAction");
    const actions = new Map<string, PreparedAction>();
    for (const entry of list(flow["Actions"], "Actions")) {
      const action = object(entry, "An action");
      const id = text(action["Identifier"], "An action's Identifier");
      if (actions.has(id)) throw broken(`Two actions are called "${id}".`);
      actions.set(id, prepareAction(id, action));
    }
    return { name, kind, start, actions, problem: undefined };
  } catch (error) {
    return { name, kind, start: "", actions: new Map(), problem: asEnding(error, `The flow "${name}" cannot run`) };
  }
}

function prepareAction(id: string, action: JsonObject): PreparedAction {
  const type = text(action["Type"], `The Type of "${id}"`);
  const nowhere = { next: undefined, conditions: [], errors: new Map<string, Way>() };
  try {
    const ways = readWays(action["Transitions"] ?? {});
    return { id, type, ...ways, behaviour: prepareBehaviour(type, action["Parameters"] ?? {}, ways) };
  } catch (error) {
    return { id, type, ...nowhere, behaviour: asEnding(error, `The action "${id}" (${type}) cannot run`) };
  }
}

type Ways = Pick<PreparedAction, "next" | "conditions" | "errors">;

function prepareBehaviour(type: string, parameters: Json, ways: Ways): Behaviour {
  const make = actionTypes.get(type);
  if (!make)
    throw new Unusable("unsupportedAction", unverifiedTypes.get(type) ?? "there is no action type of this name");
  const settings = new Settings(object(parameters, "Parameters"));
  const facts: TransitionFacts = {
    operands: ways.conditions.flatMap(({ slot }) => (slot.kind === "condition" ? [slot.operand] : [])),
  };
  const behaviour = make(settings, facts);
  settings.finish();
  return behaviour;
}

function readWays(value: Json): Ways {
  const transitions = object(value, "Transitions");
  const next = transitions["NextAction"];
  const errors = new Map<string, Way>();
  for (const entry of list(transitions["Errors"] ?? [], "Errors")) {
    const way = object(entry, "An entry of Errors");
    const error = text(way["ErrorType"], "An ErrorType");
    // The first entry of a type wins, as the first true condition does.
    if (!errors.has(error)) errors.set(error, { slot: { kind: "error", error }, to: target(way["NextAction"]) });
  }
  return {
    next: next === undefined || next === null ? undefined : { slot: { kind: "next" }, to: target(next) },
    conditions: list(transitions["Conditions"] ?? [], "Conditions").map(readCondition),
    errors,
  };
}

function readCondition(entry: Json): ConditionalWay {
  const way = object(entry, "An entry of Conditions");
  const condition = object(way["Condition"] ?? null, "A Condition");
  const operator = text(condition["Operator"], "An Operator");
  const operands = list(condition["Operands"], "Operands");
  const first = operands[0];
  if (operands.length !== 1 || first === null || typeof first === "object" || first === undefined)
    throw broken("a condition does not have exactly one operand");
  const operand = String(first);
  const test = testOf(operator);
  return {
    slot: { kind: "condition", operator, operand },
    to: target(way["NextAction"]),
    condition: test && { test, operand: parseText(operand) },
  };
}

/** Unfinished flows have empty targets; they matter only to the call that goes there. */
function target(value: Json | undefined): string {
  return text(value, "A NextAction");
}

function object(value: Json | undefined, what: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw broken(`${what} is not an object`);
  return value as JsonObject;
}

function list(value: Json | undefined, what: string): readonly Json[] {
  if (!Array.isArray(value)) throw broken(`${what} is not a list`);
  return value as readonly Json[];
}

function text(value: Json | undefined, what: string): string {
  if (typeof value !== "string") throw broken(`${what} is not a text`);
  return value;
}

function asEnding(error: unknown, what: string): Ending {
  if (error instanceof Unusable) return { reason: error.reason, explanation: `${what}: ${error.message}` };
  throw error;
}
