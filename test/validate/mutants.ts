import type { ActionType } from "../../src/language/action-type.js";
import type { FlowAction, FlowDocument } from "../../src/language/document.js";
import { errorTypes, type ErrorType } from "../../src/language/error-types.js";
import { flowTypes, type FlowType } from "../../src/language/flow-types.js";
import type { Json, JsonObject } from "../../src/language/json.js";
import { operators } from "../../src/language/operators.js";
import {
  allowedErrors,
  allowedOperands,
  conditionRules,
  requiredErrors,
  requiredOperands,
} from "../../src/language/outcomes.js";
import type { ParameterSchema } from "../../src/language/parameter-schema.js";
import { holds } from "../../src/language/predicate.js";
import { actionTypes } from "../../src/language/registry.js";
import { sample, schemaAt, validParameters, withValue } from "./valid-parameters.js";

/** A flow with one action that is looked at, in order or broken in one way. */
export interface TestFlow {
  /** What was broken, in words. */
  readonly what: string;
  readonly document: FlowDocument;
  readonly flowType: FlowType;
}

/** Identifier of the action that is looked at. */
export const subjectId = "subject";

interface Ways {
  readonly next: string | undefined;
  readonly errors: readonly string[];
  readonly conditions: readonly { readonly operator: string; readonly operands: readonly Json[] }[];
}

/** The valid flows of an action type: for each of its parameters and each of their allowed values. */
export function validFlows(facts: ActionType): readonly (TestFlow & { readonly parameters: JsonObject })[] {
  const flowType = homeOf(facts);
  return validParameters(facts).map(({ parameters, slot }) => ({
    what: slot ? `${facts.type} with ${slot.path.join(".")}` : facts.type,
    parameters,
    flowType,
    document: documentOf(facts.type, parameters, waysFor(facts, parameters, flowType), flowType),
  }));
}

function homeOf({ flowTypes: allowed }: ActionType): FlowType {
  return allowed === "all" ? "contactFlow" : (allowed[0] as FlowType);
}

function waysFor(facts: ActionType, parameters: JsonObject, flowType: FlowType): Ways {
  const rules = conditionRules(facts, parameters);
  const required = requiredOperands(facts, parameters);
  const operator = rules?.operators[0] ?? "Equals";
  const free = operator.startsWith("Number") ? "50" : "word";
  const operands =
    required.length > 0 || !rules?.minimum
      ? required
      : [allowedOperands(facts, parameters) === "free" ? free : (allowedOperands(facts, parameters)[0] as string)];
  return {
    next: facts.outcomes.next === "none" ? undefined : "end",
    errors: requiredErrors(facts, parameters, flowType),
    conditions: operands.map((operand) => ({ operator, operands: [operand] })),
  };
}

function documentOf(type: string, parameters: JsonObject, ways: Ways, flowType: FlowType): FlowDocument {
  const subject: FlowAction = {
    Parameters: parameters,
    Identifier: subjectId,
    Type: type,
    Transitions: {
      ...(ways.next === undefined ? {} : { NextAction: ways.next }),
      ...(ways.conditions.length > 0 && {
        Conditions: ways.conditions.map(({ operator, operands }) => ({
          NextAction: "end",
          Condition: { Operator: operator, Operands: operands },
        })),
      }),
      ...(ways.errors.length > 0 && { Errors: ways.errors.map((ErrorType) => ({ NextAction: "end", ErrorType })) }),
    },
  };
  const end =
    flowType === "module"
      ? "EndFlowModuleExecution"
      : endsBy("EndFlowExecution", flowType)
        ? "EndFlowExecution"
        : "DisconnectParticipant";
  return {
    Version: "2019-10-30",
    StartAction: subjectId,
    Metadata: {},
    Actions: [subject, { Parameters: {}, Identifier: "end", Type: end, Transitions: {} }],
    ...(flowType === "module" && { Settings: {} }),
  };
}

function endsBy(type: string, flowType: FlowType): boolean {
  const allowed = actionTypes.find((facts) => facts.type === type)?.flowTypes;
  return allowed === "all" || allowed?.includes(flowType) === true;
}

/** Every way in which the catalogue says that a valid flow of a type can be broken. */
export function* mutantsOf(facts: ActionType): Generator<TestFlow> {
  const [first] = validFlows(facts);
  if (first) yield* flowTypeMutants(facts, first.parameters);
  for (const { what, parameters, flowType } of validFlows(facts)) {
    const ways = waysFor(facts, parameters, flowType);
    const mutant = (how: string, changed: Partial<Ways>, others: JsonObject = parameters): TestFlow => ({
      what: `${what}: ${how}`,
      document: documentOf(facts.type, others, { ...ways, ...changed }, flowType),
      flowType,
    });
    yield* branchMutants(facts, parameters, flowType, ways, mutant);
    for (const [how, broken] of parameterMutants(facts, parameters)) yield mutant(how, {}, broken);
  }
}

function* flowTypeMutants(facts: ActionType, parameters: JsonObject): Generator<TestFlow> {
  if (facts.flowTypes === "all") return;
  for (const flowType of Object.keys(flowTypes) as FlowType[]) {
    if (facts.flowTypes.includes(flowType)) continue;
    const document = documentOf(facts.type, parameters, waysFor(facts, parameters, flowType), flowType);
    yield { what: `${facts.type} in a flow of the type ${flowType}`, document, flowType };
  }
}

type Mutant = (how: string, changed: Partial<Ways>) => TestFlow;

function* branchMutants(
  facts: ActionType,
  parameters: JsonObject,
  flowType: FlowType,
  ways: Ways,
  mutant: Mutant,
): Generator<TestFlow> {
  if (facts.outcomes.next === "none") {
    yield mutant("goes on", { next: "end" });
    yield mutant("has an error branch", { errors: ["NoMatchingError"] });
    yield mutant("has a condition", { conditions: [{ operator: "Equals", operands: ["1"] }] });
    return;
  }
  if (facts.outcomes.next === "required") yield mutant("has no way on", { next: undefined });
  yield mutant("leads to an action that is not there", { next: "nowhere" });
  for (const error of requiredErrors(facts, parameters, flowType)) {
    yield mutant(`has no branch for ${error}`, { errors: ways.errors.filter((one) => one !== error) });
    yield mutant(`has two branches for ${error}`, { errors: [...ways.errors, error] });
  }
  const allowed = allowedErrors(facts, parameters, flowType);
  for (const error of Object.keys(errorTypes) as ErrorType[]) {
    if (!allowed.includes(error)) yield mutant(`has a branch for ${error}`, { errors: [...ways.errors, error] });
  }
  yield mutant("has a branch for an error that is none", { errors: [...ways.errors, "NoSuchError"] });
  yield* conditionMutants(facts, parameters, ways, mutant);
}

function* conditionMutants(facts: ActionType, parameters: JsonObject, ways: Ways, mutant: Mutant): Generator<TestFlow> {
  const rules = conditionRules(facts, parameters);
  const operands = allowedOperands(facts, parameters);
  const add = (operator: string, list: readonly Json[]): Partial<Ways> => ({
    conditions: [...ways.conditions, { operator, operands: list }],
  });
  if (!rules) {
    yield mutant("has a condition", add("Equals", ["1"]));
    return;
  }
  for (const operand of requiredOperands(facts, parameters)) {
    yield mutant(`has no branch for ${operand}`, {
      conditions: ways.conditions.filter((condition) => condition.operands[0] !== operand),
    });
  }
  if (rules.minimum && requiredOperands(facts, parameters).length === 0)
    yield mutant("has no condition at all", { conditions: [] });
  for (const operator of Object.keys(operators) as (keyof typeof operators)[]) {
    if (!rules.operators.includes(operator))
      yield mutant(`asks ${operator}`, add(operator, [operands === "free" ? "5" : (operands[0] ?? "5")]));
  }
  const operator = rules.operators[0] as string;
  for (const wrong of ["And", "Or", "Not", "Contains", "Exists"]) yield mutant(`asks ${wrong}`, add(wrong, ["5"]));
  yield mutant("compares with an empty text", add(operator, [""]));
  yield mutant("compares with nothing", add(operator, []));
  yield mutant("compares with two operands", add(operator, ["5", "6"]));
  if (operands !== "free")
    yield mutant("compares with a word that it does not know", add(operator, ["no such operand"]));
  else if (rules.operandBinding !== "staticOrPath")
    yield mutant("compares with a path", add(operator, ["$.Attributes.x"]));
}

function* parameterMutants(facts: ActionType, parameters: JsonObject): Generator<readonly [string, JsonObject]> {
  yield ["a parameter that does not exist", { ...parameters, NoSuchParameter: "text" }];
  for (const { path, value, schema } of valuesIn(facts, parameters)) {
    const name = path.join(".");
    const put = (broken: Json | undefined): JsonObject => withValue(parameters, path, broken);
    const types: readonly string[] = Array.isArray(schema.type) ? schema.type : [schema.type as string];
    if (types.includes("string")) yield [`${name} is an empty text`, put("")];
    if (!(schema.additionalProperties === true))
      yield [`${name} is of another type`, put(types.includes("array") || types.includes("object") ? true : [["x"]])];
    if (schema.properties && typeof value === "object" && !schema.additionalProperties)
      yield [`${name} has a member that does not exist`, put({ ...(value as JsonObject), NoSuchMember: "text" })];
    if (typeof value === "string") yield* textMutants(schema, name, put);
    if (schema.minItems && Array.isArray(value)) yield [`${name} is an empty list`, put([])];
    yield* objectMutants(schema, value, name, (broken) => put(broken));
  }
  yield* objectMutants({ type: "object", ...facts.parameters }, parameters, "Parameters", (broken) => broken);
}

function* textMutants(
  schema: ParameterSchema,
  name: string,
  put: (broken: Json) => JsonObject,
): Generator<readonly [string, JsonObject]> {
  const binding = schema.binding ?? "static";
  if (binding === "static") yield [`${name} is a path`, put("$.Attributes.x")];
  if (binding === "static") yield [`${name} holds a path`, put("text $.Attributes.x")];
  if (binding === "path" || binding === "staticOrPath")
    yield [`${name} has text around a path`, put("a $.Attributes.x")];
  if (binding === "path") yield [`${name} is no path`, put("text")];
  if (schema.enum && binding !== "path") yield [`${name} has a value that is not allowed`, put(`${schema.enum[0]}x`)];
  if (schema.maxLength !== undefined) yield [`${name} is too long`, put("1".repeat(schema.maxLength + 1))];
  if (schema.pattern !== undefined) yield [`${name} is of another form`, put("~~~")];
  if (schema.integer) {
    yield [`${name} is no number`, put("many")];
    yield [`${name} is no whole number`, put("1.5")];
    if (schema.integer.minimum !== undefined) yield [`${name} is too small`, put(String(schema.integer.minimum - 1))];
    if (schema.integer.maximum !== undefined) yield [`${name} is too large`, put(String(schema.integer.maximum + 1))];
  }
}

function* objectMutants(
  schema: ParameterSchema,
  value: Json | undefined,
  name: string,
  put: (broken: JsonObject) => JsonObject,
): Generator<readonly [string, JsonObject]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const object = value as JsonObject;
  const requiredNow = Object.entries(schema.requiredWhen ?? {}).flatMap(([key, when]) =>
    holds(when, object) ? [key] : [],
  );
  for (const key of [...(schema.required ?? []), ...requiredNow]) {
    if (Object.hasOwn(object, key)) yield [`${name} lacks ${key}`, put(withValue(object, [key], undefined))];
  }
  for (const [key, when] of Object.entries(schema.onlyWhen ?? {})) {
    const inner = schema.properties?.[key];
    if (inner && !Object.hasOwn(object, key) && !holds(when, { ...object, [key]: sample(inner, key) }))
      yield [`${name} has ${key}, which does not belong there`, put({ ...object, [key]: sample(inner, key) })];
  }
  for (const { take, of, when } of schema.choices ?? []) {
    if (when && !holds(when, object)) continue;
    const given = of.filter((key) => Object.hasOwn(object, key));
    if (take !== "atLeastOne" && given.length === 1) {
      for (const key of of) {
        const inner = schema.properties?.[key];
        if (inner && !given.includes(key))
          yield [`${name} has ${key} too`, put({ ...object, [key]: sample(inner, key) })];
      }
    }
    if (take !== "atMostOne" && given.length > 0) {
      const without = Object.fromEntries(Object.entries(object).filter(([key]) => !of.includes(key)));
      if (!when || holds(when, without)) yield [`${name} has none of ${of.join(", ")}`, put(without)];
    }
  }
}

interface Value {
  readonly path: readonly (string | number)[];
  readonly value: Json;
  readonly schema: ParameterSchema;
}

/** Every value of the parameters that the catalogue has a schema for. */
function* valuesIn(facts: ActionType, parameters: JsonObject): Generator<Value> {
  const open: { path: readonly (string | number)[]; value: Json }[] = [{ path: [], value: parameters }];
  for (let here = open.pop(); here; here = open.pop()) {
    const { path, value } = here;
    const schema = schemaAt(facts, path);
    if (!schema) continue;
    if (path.length > 0) yield { path, value, schema };
    if (Array.isArray(value))
      (value as Json[]).forEach((item, index) => open.push({ path: [...path, index], value: item }));
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) open.push({ path: [...path, key], value: inner as Json });
  }
}
