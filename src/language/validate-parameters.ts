import type { ActionType } from "./action-type.js";
import type { Json, JsonObject } from "./json.js";
import { expectationInWords, textProblemInWords } from "./parameter-words.js";
import type { AtMost, Choice, ParameterSchema } from "./parameter-schema.js";
import { choiceInWords, predicateInWords } from "./predicate-words.js";
import { actionType } from "./registry.js";
import type { TextProblem } from "./text-rule.js";
import { validators } from "./validators.generated.js";
import type { ValidatorError } from "./validators.generated.js";

/** Something that the service would refuse in an action's parameters. */
export interface ParameterFinding {
  /** Steps from `Parameters` to the value, or to the object that lacks or has too much of something. */
  readonly path: readonly (string | number)[];
  /**
   * `missing`: a parameter that must be there; `unknown`: one that does not exist, or not for these parameters; `choice`:
   * too many or too few of a group; `binding`: a path where none may be, or none where one must be; `empty`: an empty
   * text; `type`: another JSON type; `value`: anything else about the value itself.
   */
  readonly kind: "missing" | "unknown" | "choice" | "binding" | "empty" | "type" | "value";
  /** What is wrong, as a sentence without its full stop: `LoopCount should be a whole number from 0 to 100, …`. */
  readonly message: string;
}

/**
 * Checks the parameters of an action against the catalogue, as the service does when a flow is published: names, types,
 * values, groups, what one parameter asks of another, where paths may be, and empty texts at any depth. Knows nothing of
 * the instance. A type that flowc does not know has no findings.
 */
export function checkParameters(type: string, parameters: JsonObject): readonly ParameterFinding[] {
  const action = actionType(type);
  const validate = validators.get(type);
  if (!action || !validate || validate(parameters)) return [];
  return (validate.errors ?? []).flatMap((error) => finding(action, parameters, error) ?? []);
}

function finding(action: ActionType, parameters: JsonObject, error: ValidatorError): ParameterFinding | undefined {
  const { path, value, schema } = locate(action, parameters, error.instancePath);
  const name = nameOf(path);
  const member = (key: string): string => nameOf([...path, key]);
  switch (error.keyword) {
    case "required":
      return { path, kind: "missing", message: `${member(String(error.params["missingProperty"]))} is missing` };
    case "additionalProperties": {
      const key = String(error.params["additionalProperty"]);
      return { path: [...path, key], kind: "unknown", message: `${member(key)} does not exist${known(schema)}` };
    }
    case "propertyNames":
      return { path, kind: "unknown", message: `${name} may not have ${JSON.stringify(error.params["propertyName"])}` };
    case "rules":
      return ruleFinding(path, value, schema, error);
    case "text":
      return textFinding(path, value, schema, error.params["problem"] as TextProblem);
    case "type":
      return {
        path,
        kind: "type",
        message: `${name} should be ${expectationInWords(schema)}, but it is ${kindOf(value)}`,
      };
    case "minimum":
    case "maximum":
      return {
        path,
        kind: "value",
        message: `${name} should be ${expectationInWords(schema)}, but it is ${String(value)}`,
      };
    case "minItems":
    case "minProperties":
      return { path, kind: "value", message: `${name} has too few entries: at least ${error.params["limit"]}` };
    case "maxItems":
    case "maxProperties":
      return { path, kind: "value", message: `${name} has too many entries: at most ${error.params["limit"]}` };
    default:
      // What `propertyNames` asks of a name; its own finding says it.
      return undefined;
  }
}

function textFinding(
  path: ParameterFinding["path"],
  value: Json | undefined,
  schema: ParameterSchema | undefined,
  problem: TextProblem,
): ParameterFinding {
  const message = `${nameOf(path)} ${textProblemInWords(problem, String(value), schema)}`;
  if (problem === "empty") return { path, kind: "empty", message };
  const binding = problem === "path" || problem === "mixed" || problem === "noPath";
  return { path, kind: binding ? "binding" : "value", message };
}

function ruleFinding(
  path: ParameterFinding["path"],
  value: Json | undefined,
  schema: ParameterSchema | undefined,
  { params: { rule, of } }: ValidatorError,
): ParameterFinding | undefined {
  const member = (key: string): string => nameOf([...path, key]);
  if (rule === "choices") {
    const choice = schema?.choices?.[Number(of)];
    return choice && { path, kind: "choice", message: choiceMessage(choice, value as JsonObject, member) };
  }
  const key = String(of);
  const limit = rule === "atMostWhen" ? schema?.atMostWhen?.[key] : undefined;
  if (limit) return { path: [...path, key], kind: "value", message: tooLarge(member(key), limit, value, key) };
  const when = rule === "requiredWhen" ? schema?.requiredWhen?.[key] : schema?.onlyWhen?.[key];
  if (!when) return undefined;
  return rule === "requiredWhen"
    ? { path, kind: "missing", message: `${member(key)} is missing; it must be there when ${predicateInWords(when)}` }
    : {
        path: [...path, key],
        kind: "unknown",
        message: `${member(key)} may be there only when ${predicateInWords(when)}`,
      };
}

function tooLarge(name: string, { maximum, when }: AtMost, value: Json | undefined, key: string): string {
  return `${name} should be at most ${maximum} when ${predicateInWords(when)}, but it is ${String((value as JsonObject)[key])}`;
}

function choiceMessage({ take, of, when }: Choice, value: JsonObject, member: (key: string) => string): string {
  const given = of.filter((key) => Object.hasOwn(value, key) && value[key] !== undefined);
  const names = of.map(member);
  const list = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const condition = when ? ` when ${predicateInWords(when)}` : "";
  if (given.length > 1) return `of ${list} only one may be there${condition}, but ${given.length} are`;
  return take === "atLeastOne"
    ? `of ${list} at least one must be there${condition}`
    : `of ${list} one must be there${condition}`;
}

function known(schema: ParameterSchema | undefined): string {
  const names = Object.keys(schema?.properties ?? {});
  return names.length === 0
    ? "; there are no parameters here"
    : `; there are ${choiceInWords(names)
        .replace(/ or (?="[^"]*"$)/, " and ")
        .replaceAll('"', "")}`;
}

/** The value and the schema at a JSON Pointer that a validator gave. */
function locate(
  action: ActionType,
  parameters: JsonObject,
  pointer: string,
): { path: (string | number)[]; value: Json | undefined; schema: ParameterSchema | undefined } {
  const path: (string | number)[] = [];
  let value: Json | undefined = parameters;
  let schema: ParameterSchema | undefined = { type: "object", ...action.parameters };
  for (const escaped of pointer.split("/").slice(1)) {
    const step = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) {
      path.push(Number(step));
      value = value[Number(step)] as Json;
      schema = schema?.items;
    } else {
      path.push(step);
      value = (value as JsonObject)[step];
      schema = memberSchema(schema, step);
    }
  }
  return { path, value, schema };
}

function memberSchema(schema: ParameterSchema | undefined, name: string): ParameterSchema | undefined {
  const { properties, additionalProperties } = schema ?? {};
  if (properties && Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

/** `Messages[0].Text`; `Parameters` for the parameters themselves. */
function nameOf(path: ParameterFinding["path"]): string {
  if (path.length === 0) return "Parameters";
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${shorten(step)}`))
    .join("");
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function kindOf(value: Json | undefined): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? "an object" : `the ${typeof value} ${String(value)}`;
}
