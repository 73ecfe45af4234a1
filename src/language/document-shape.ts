import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { Place } from "../diagnostics/report.js";
import { readApiAnswer } from "./api-answer.js";
import type { Json, JsonObject } from "./json.js";
import type { JsonPath } from "./json-reader.js";
import { flowLanguageVersion, identifierProblem } from "./limits.js";

type PlaceOf = (path: JsonPath) => Place;

/** Findings as they come, and whether one of them means that a member has not its type. */
interface Collected {
  readonly findings: Diagnostic[];
  complete: boolean;
  readonly placeOf: PlaceOf;
}

/** A place in the document. Its path is put together when something is found there, which is rare. */
interface Spot {
  readonly above: Spot | undefined;
  readonly step: string | number;
}

/**
 * Holds a value against the shape of a flow. `complete`: every member has the type that `FlowDocument` gives it, whatever
 * else was found.
 */
export function shapeFindings(value: Json, placeOf: PlaceOf): { findings: readonly Diagnostic[]; complete: boolean } {
  const stranger = notAFlow(value, placeOf);
  if (stranger) return { findings: [stranger], complete: false };
  const flow = value as JsonObject;
  const collected: Collected = { findings: [], complete: true, placeOf };
  checkTop(flow, collected);
  checkActions(flow["Actions"] as readonly Json[], collected);
  return collected;
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

function checkTop(flow: JsonObject, collected: Collected): void {
  checkKind(flow, undefined, "Version", texts, collected);
  const version = member(flow, "Version");
  if (typeof version === "string" && version !== flowLanguageVersion)
    collected.findings.push({
      ...report("FLW512", { version: short(version) }, collected.placeOf(["Version"])),
      fix: { was: JSON.stringify(version), becomes: JSON.stringify(flowLanguageVersion) },
    });
  checkKind(flow, undefined, "StartAction", texts, collected);
  checkKind(flow, undefined, "Metadata", optionalObjects, collected);
  checkKind(flow, undefined, "Settings", optionalObjects, collected);
}

function checkActions(actions: readonly Json[], collected: Collected): void {
  const first = new Map<string, number>();
  const list: Spot = { above: undefined, step: "Actions" };
  for (let index = 0; index < actions.length; index++) {
    const action = actions[index] as Json;
    const spot: Spot = { above: list, step: index };
    if (!isObject(action)) {
      mistyped(`Action ${index + 1}`, "an object", action, spot, collected);
      continue;
    }
    checkKind(action, spot, "Identifier", texts, collected);
    checkKind(action, spot, "Type", texts, collected);
    checkKind(action, spot, "Parameters", emptyObjects, collected);
    checkKind(action, spot, "Transitions", emptyObjects, collected);
    checkTransitions(action, spot, collected);
    const identifier = member(action, "Identifier");
    if (typeof identifier !== "string") continue;
    const earlier = first.get(identifier);
    checkIdentifier(identifier, spot, earlier, collected);
    if (earlier === undefined) first.set(identifier, index);
  }
}

function checkIdentifier(identifier: string, above: Spot, earlier: number | undefined, collected: Collected): void {
  const problem = identifierProblem(identifier);
  if (problem === undefined && earlier === undefined) return;
  const { findings, placeOf } = collected;
  const place = { ...placeOf(pathOf({ above, step: "Identifier" })), action: identifier };
  if (problem !== undefined) findings.push(report("FLW515", { identifier: short(identifier), problem }, place));
  if (earlier === undefined) return;
  const { position } = placeOf(["Actions", earlier, "Identifier"]);
  const related = position ? [{ ...position, message: "first used here" }] : undefined;
  findings.push(report("FLW514", { identifier: short(identifier) }, { ...place, related }));
}

/** Malformed transitions are kept as they are; the flow can still be read. */
function checkTransitions(action: JsonObject, above: Spot, collected: Collected): void {
  const transitions = member(action, "Transitions");
  if (!isObject(transitions)) return;
  const { complete } = collected;
  const spot: Spot = { above, step: "Transitions" };
  checkKind(transitions, spot, "NextAction", optionalTexts, collected);
  for (const name of ["Errors", "Conditions"]) {
    checkKind(transitions, spot, name, optionalLists, collected);
    const entries = member(transitions, name);
    if (!Array.isArray(entries)) continue;
    const list: Spot = { above: spot, step: name };
    for (let index = 0; index < entries.length; index++)
      checkEntry(entries[index] as Json, name, { above: list, step: index }, collected);
  }
  collected.complete = complete;
}

function checkEntry(entry: Json, list: string, spot: Spot, collected: Collected): void {
  if (!isObject(entry)) {
    mistyped(`An entry of ${list}`, "an object", entry, spot, collected);
    return;
  }
  checkKind(entry, spot, "NextAction", texts, collected);
  if (list === "Errors") {
    checkKind(entry, spot, "ErrorType", texts, collected);
    return;
  }
  checkKind(entry, spot, "Condition", objects, collected);
  const condition = member(entry, "Condition");
  if (!isObject(condition)) return;
  const inner: Spot = { above: spot, step: "Condition" };
  checkKind(condition, inner, "Operator", texts, collected);
  checkKind(condition, inner, "Operands", lists, collected);
}

type Kind = "text" | "object" | "list" | "null" | "missing";
/** What a member may be; the first is what messages ask for. */
type Kinds = readonly [Exclude<Kind, "missing" | "null">, ...Kind[]];
const texts: Kinds = ["text"];
const optionalTexts: Kinds = ["text", "missing"];
const lists: Kinds = ["list"];
const optionalLists: Kinds = ["list", "missing"];
const objects: Kinds = ["object"];
const optionalObjects: Kinds = ["object", "missing"];
/** Older exports have `null` where there is nothing. */
const emptyObjects: Kinds = ["object", "null", "missing"];
const kindWords: Readonly<Record<Kinds[0], string>> = { text: "a text", object: "an object", list: "a list" };

function checkKind(
  object: JsonObject,
  above: Spot | undefined,
  name: string,
  kinds: Kinds,
  collected: Collected,
): void {
  const value = member(object, name);
  for (const kind of kinds) if (isKind(value, kind)) return;
  mistyped(`"${name}"`, kindWords[kinds[0]], value, { above, step: name }, collected);
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

function mistyped(name: string, expected: string, value: Json | undefined, spot: Spot, collected: Collected): void {
  const holes = { member: name, expected, actual: kindOf(value) };
  collected.findings.push(report("FLW513", holes, collected.placeOf(pathOf(spot))));
  collected.complete = false;
}

function pathOf(spot: Spot): JsonPath {
  const path: (string | number)[] = [];
  for (let here: Spot | undefined = spot; here; here = here.above) path.unshift(here.step);
  return path;
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
