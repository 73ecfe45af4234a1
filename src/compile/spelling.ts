import { canonicalForm } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import { valueAt } from "../language/predicate.js";
import { actionType } from "../language/registry.js";

/**
 * Spellings of parameters that mean the same to the service. The source of an imported flow has the meaning, its layout
 * file the spelling: a parameter's value as it was written, or `null` where it was left out.
 */
export type Spelling = Readonly<Record<string, Json>>;

/**
 * The spelling that makes `written` out of `plain`: empty when they are equal, undefined when they do not mean the same.
 */
export function spellingOf(type: string, plain: JsonObject, written: JsonObject): Spelling | undefined {
  const spelling: [string, Json][] = [];
  for (const name of new Set([...Object.keys(plain), ...Object.keys(written)])) {
    const own = Object.hasOwn(plain, name) ? plain[name] : undefined;
    const given = Object.hasOwn(written, name) ? written[name] : undefined;
    if (own !== undefined && given !== undefined && canonicalForm(own) === canonicalForm(given)) continue;
    if (!meansTheSame(type, name, own, given)) return undefined;
    if (given === null) return undefined;
    spelling.push([name, given ?? null]);
  }
  return Object.fromEntries(spelling);
}

/** Parameters in a kept spelling; members that have another meaning now keep their new value. */
export function spelled(type: string, parameters: JsonObject, spelling: Spelling): JsonObject {
  const result = new Map(Object.entries(parameters));
  for (const [name, value] of Object.entries(spelling)) {
    const own = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const given = value === null ? undefined : value;
    if (!meansTheSame(type, name, own, given)) continue;
    if (given === undefined) result.delete(name);
    else result.set(name, given);
  }
  return Object.fromEntries(result) as JsonObject;
}

function meansTheSame(type: string, name: string, a: Json | undefined, b: Json | undefined): boolean {
  const otherwise = valueAt(actionType(type)?.usualParameters, [name]);
  if (name === "EventHooksConfiguration" && a === undefined && b !== undefined) return switchesNothingOff(b);
  if (name === "EventHooksConfiguration" && b === undefined && a !== undefined) return switchesNothingOff(a);
  const [x, y] = [a ?? otherwise, b ?? otherwise];
  return (
    x !== undefined && y !== undefined && canonicalForm(essence(asTexts(x))) === canonicalForm(essence(asTexts(y)))
  );
}

/** A configuration of event hooks that says what holds without it: the flow is run (observed in console exports). */
function switchesNothingOff(value: Json): boolean {
  return /^\{(?:"\w+":\{"DisableExecution":"false"\},?)+\}$/.test(canonicalForm(value));
}

/** Numbers, and true and false, as the texts that the console writes. */
function asTexts(value: Json): Json {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return /^(?:true|false)$/i.test(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(asTexts);
  if (value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asTexts(member as Json)]));
}

/** A value without members that do nothing: how something that is switched off would be done (observed in exports). */
function essence(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(essence);
  if (value === null || typeof value !== "object") return value;
  const object = value as JsonObject;
  const members = Object.entries(object).filter(([name, member]) => !isIdle(name, member as Json, object));
  return Object.fromEntries(members.map(([name, member]) => [name, essence(member as Json)]));
}

function isIdle(name: string, value: Json, object: JsonObject): boolean {
  switch (name) {
    case "AnalyticsRedactionResults":
      return object["AnalyticsRedactionBehavior"] === "Disabled";
    case "ConversationalAnalyticsRedactionConfiguration":
    case "InFlightChatRedactionConfiguration":
      return canonicalForm(value) === '{"Enabled":"false"}';
    case "Chat":
    case "Voice":
      return canonicalForm(value) === '{"AnalyticsModes":[]}';
    default:
      return false;
  }
}
