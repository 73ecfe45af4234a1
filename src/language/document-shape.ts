import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { Place } from "../diagnostics/report.js";
import { readApiAnswer } from "./api-answer.js";
import type { Json, JsonObject } from "./json.js";
import type { JsonPath } from "./json-reader.js";
import { flowLanguageVersion, identifierProblem } from "./limits.js";

type PlaceOf = (path: JsonPath) => Place;
type Finding = { readonly diagnostic: Diagnostic; readonly breaks: boolean };

/**
 * Holds a value against the shape of a flow. `complete`: every member has the type that `FlowDocument` gives it, whatever
 * else was found.
 */
export function shapeFindings(value: Json, placeOf: PlaceOf): { findings: readonly Diagnostic[]; complete: boolean } {
  const stranger = notAFlow(value, placeOf);
  if (stranger) return { findings: [stranger], complete: false };
  const flow = value as JsonObject;
  const findings = [...topFindings(flow, placeOf), ...actionsFindings(flow["Actions"] as readonly Json[], placeOf)];
  return {
    findings: findings.map(({ diagnostic }) => diagnostic),
    complete: findings.every(({ breaks }) => !breaks),
  };
}

/** The finding for something that is no flow at all. */
function notAFlow(value: Json, placeOf: PlaceOf): Diagnostic | undefined {
  if (!isObject(value)) return report("FLW510", { problem: `it is ${kindOf(value)}` }, placeOf([]));
  if (Array.isArray(member(value, "Actions"))) return undefined;
  if (isLegacyFlow(value)) return report("FLW511", {}, placeOf([]));
  const problem = readApiAnswer(value)
    ? "it is an answer of the API, whose Content holds the flow as a text"
    : Object.hasOwn(value, "Actions")
      ? `its Actions are ${kindOf(value["Actions"])} and no list`
      : "it has no Actions";
  return report("FLW510", { problem }, placeOf(["Actions"]));
}

/** True for the console's older export: `modules` and `start`, and neither Actions nor Version. */
export function isLegacyFlow(value: Json): boolean {
  return isObject(value) && Array.isArray(member(value, "modules")) && !Object.hasOwn(value, "Actions");
}

function* topFindings(flow: JsonObject, placeOf: PlaceOf): Generator<Finding> {
  yield* wrongKind(flow, [], "Version", ["text"], placeOf);
  const version = member(flow, "Version");
  if (typeof version === "string" && version !== flowLanguageVersion)
    yield { diagnostic: report("FLW512", { version: short(version) }, placeOf(["Version"])), breaks: false };
  yield* wrongKind(flow, [], "StartAction", ["text"], placeOf);
  yield* wrongKind(flow, [], "Metadata", ["object", "missing"], placeOf);
  yield* wrongKind(flow, [], "Settings", ["object", "missing"], placeOf);
}

function* actionsFindings(actions: readonly Json[], placeOf: PlaceOf): Generator<Finding> {
  const first = new Map<string, number>();
  for (const [index, action] of actions.entries()) {
    const path = ["Actions", index];
    if (!isObject(action)) {
      yield mistyped(`Action ${index + 1}`, "an object", action, placeOf(path));
      continue;
    }
    yield* wrongKind(action, path, "Identifier", ["text"], placeOf);
    yield* wrongKind(action, path, "Type", ["text"], placeOf);
    yield* wrongKind(action, path, "Parameters", ["object", "null", "missing"], placeOf);
    yield* wrongKind(action, path, "Transitions", ["object", "null", "missing"], placeOf);
    yield* transitionsFindings(action, path, placeOf);
    const identifier = member(action, "Identifier");
    if (typeof identifier !== "string") continue;
    yield* identifierFindings(identifier, [...path, "Identifier"], first.get(identifier), placeOf);
    if (!first.has(identifier)) first.set(identifier, index);
  }
}

function* identifierFindings(
  identifier: string,
  path: JsonPath,
  earlier: number | undefined,
  placeOf: PlaceOf,
): Generator<Finding> {
  const problem = identifierProblem(identifier);
  if (problem === undefined && earlier === undefined) return;
  const place = { ...placeOf(path), action: identifier };
  if (problem !== undefined)
    yield { diagnostic: report("FLW515", { identifier: short(identifier), problem }, place), breaks: false };
  if (earlier === undefined) return;
  const { position } = placeOf(["Actions", earlier, "Identifier"]);
  const related = position ? [{ ...position, message: "first used here" }] : undefined;
  yield {
    diagnostic: report("FLW514", { identifier: short(identifier) }, { ...place, related }),
    breaks: false,
  };
}

/** Malformed transitions are kept as they are; the flow can still be read. */
function* transitionsFindings(action: JsonObject, path: JsonPath, placeOf: PlaceOf): Generator<Finding> {
  const transitions = member(action, "Transitions");
  if (!isObject(transitions)) return;
  const here = [...path, "Transitions"];
  const lenient = (findings: Iterable<Finding>): Finding[] =>
    [...findings].map(({ diagnostic }) => ({ diagnostic, breaks: false }));
  yield* lenient(wrongKind(transitions, here, "NextAction", ["text", "missing"], placeOf));
  for (const name of ["Errors", "Conditions"]) {
    yield* lenient(wrongKind(transitions, here, name, ["list", "missing"], placeOf));
    const list = member(transitions, name);
    if (!Array.isArray(list)) continue;
    for (const [index, entry] of (list as readonly Json[]).entries())
      yield* lenient(entryFindings(entry, name, [...here, name, index], placeOf));
  }
}

function* entryFindings(entry: Json, list: string, path: JsonPath, placeOf: PlaceOf): Generator<Finding> {
  if (!isObject(entry)) {
    yield mistyped(`An entry of ${list}`, "an object", entry, placeOf(path));
    return;
  }
  yield* wrongKind(entry, path, "NextAction", ["text"], placeOf);
  if (list === "Errors") {
    yield* wrongKind(entry, path, "ErrorType", ["text"], placeOf);
    return;
  }
  yield* wrongKind(entry, path, "Condition", ["object"], placeOf);
  const condition = member(entry, "Condition");
  if (!isObject(condition)) return;
  const inner = [...path, "Condition"];
  yield* wrongKind(condition, inner, "Operator", ["text"], placeOf);
  yield* wrongKind(condition, inner, "Operands", ["list"], placeOf);
}

type Kind = "text" | "object" | "list" | "null" | "missing";
const kindWords: Readonly<Record<Exclude<Kind, "missing" | "null">, string>> = {
  text: "a text",
  object: "an object",
  list: "a list",
};

function* wrongKind(
  object: JsonObject,
  path: JsonPath,
  name: string,
  kinds: readonly [Exclude<Kind, "missing" | "null">, ...Kind[]],
  placeOf: PlaceOf,
): Generator<Finding> {
  const value = member(object, name);
  if (!kinds.some((kind) => isKind(value, kind)))
    yield mistyped(`"${name}"`, kindWords[kinds[0]], value, placeOf([...path, name]));
}

function isKind(value: Json | undefined, kind: Kind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "object":
      return isObject(value);
    case "list":
      return Array.isArray(value);
    case "null":
      return value === null;
    case "missing":
      return value === undefined;
  }
}

function mistyped(name: string, expected: string, value: Json | undefined, place: Place): Finding {
  return { diagnostic: report("FLW513", { member: name, expected, actual: kindOf(value) }, place), breaks: true };
}

function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: Json | undefined): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
