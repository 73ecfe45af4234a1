import type { Json, JsonObject } from "../language/json.js";
import { object, plain, type Expression } from "./expression.js";

/** A module's contract as the author writes it; undefined for one that the author's words do not reach. */
export function contractFrom(settings: string): Expression | undefined {
  let value: Json;
  try {
    value = JSON.parse(settings) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const input = fields(member(value["input"], "schema"));
  const data = fields(member(value["resultData"], "schema"));
  const results = resultsOf(member(value["transitions"], "results"));
  if (input === "other" || data === "other" || results === "other") return undefined;
  return object({ input, results, resultData: data });
}

/** Types that fields of a contract have. */
const fieldTypes = new Set(["string", "number", "integer", "boolean"]);

/** Fields by name and type, when all of them are required and of plain types. */
function fields(schema: Json | undefined): Expression | "other" | undefined {
  if (schema === undefined) return undefined;
  const properties = member(schema, "properties");
  if (!isObject(properties)) return "other";
  const required = member(schema, "required");
  const names = Object.keys(properties);
  if (names.length === 0) return undefined;
  if (!Array.isArray(required) || !names.every((name) => required.includes(name))) return "other";
  const members = names.map((name) => [name, member(properties[name], "type")] as const);
  if (!members.every(([, type]) => typeof type === "string" && fieldTypes.has(type))) return "other";
  return { kind: "object", members: members.map(([name, type]) => [name, plain(type as string)]) };
}

/** The results, with their descriptions. */
function resultsOf(results: Json | undefined): Expression | "other" | undefined {
  if (results === undefined) return undefined;
  if (!Array.isArray(results)) return "other";
  const named = (results as readonly Json[]).map(
    (each) => [member(each, "name"), member(each, "description")] as const,
  );
  if (!named.every(([name]) => typeof name === "string" && name !== "")) return "other";
  if (named.length === 0) return undefined;
  const told = named.some(([, description]) => typeof description === "string" && description !== "");
  if (!told) return { kind: "list", items: named.map(([name]) => plain(name as string)) };
  return {
    kind: "object",
    members: named.map(([name, text]) => [name as string, plain(typeof text === "string" ? text : "")]),
  };
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
