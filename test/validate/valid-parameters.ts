import type { ActionType } from "../../src/language/action-type.js";
import type { Json, JsonObject } from "../../src/language/json.js";
import type { ParameterSchema } from "../../src/language/parameter-schema.js";
import { holds, type Predicate } from "../../src/language/predicate.js";
import { checkParameters } from "../../src/language/validate-parameters.js";

/** A JSON object that may be changed. */
export type Draft = Record<string, Json>;

const id = "11111111-2222-4333-8444-555555555555";
const patterns: Readonly<Record<string, string>> = { "^[A-Z]{2}$": "SG" };

/** A value that a schema takes. */
export function sample(schema: ParameterSchema, name = ""): Json {
  const types: readonly string[] = Array.isArray(schema.type) ? schema.type : [schema.type as string];
  if (schema.enum) return schema.enum[0] as Json;
  if (types.includes("object")) return sampleObject(schema);
  if (types.includes("array")) return schema.items ? [sample(schema.items)] : [];
  if (types.includes("boolean")) return true;
  if (types.includes("integer") || types.includes("number")) return schema.minimum ?? 1;
  if (schema.binding === "path") return "$.Attributes.something";
  if (schema.resource) return id;
  if (schema.integer) return String(Math.max(schema.integer.minimum ?? 1, 1));
  if (/PhoneNumber$|^Number$/.test(name)) return "+6598765432";
  if (name === "SSML") return "<speak>Hello.</speak>";
  if (schema.pattern !== undefined) return patterns[schema.pattern] ?? matching(schema.pattern);
  return "text";
}

function matching(pattern: string): string {
  const found = ["1", "12", "en-AU", "a".repeat(22), "2026-11-20T09:00:00", "09:00", "a", "A", "text", "*", "0"].find(
    (text) => new RegExp(pattern, "u").test(text),
  );
  if (found === undefined) throw new Error(`no sample for the pattern ${pattern}`);
  return found;
}

function sampleObject(schema: ParameterSchema): Json {
  const made: Draft = {};
  for (const name of schema.required ?? []) made[name] = sample(schema.properties?.[name] ?? { type: "string" }, name);
  const values = schema.additionalProperties;
  if (values && !schema.properties) {
    made[schema.propertyNames?.enum?.[0] ?? "key"] = values === true ? "text" : sample(values);
  }
  return made;
}

/** Steps to a property, and the schema that it has. */
export interface Slot {
  readonly path: readonly string[];
  readonly schema: ParameterSchema;
}

/** Every property that an action's parameters can have, at any depth of objects. */
export function slotsOf(action: ActionType): readonly Slot[] {
  const found: Slot[] = [];
  const visit = (schema: ParameterSchema, path: readonly string[]): void => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      found.push({ path: [...path, name], schema: inner });
      visit(inner, [...path, name]);
    }
  };
  visit({ type: "object", ...action.parameters }, []);
  return found;
}

/**
 * Parameters that the catalogue takes: the fewest that there can be, then for every property some that have it, and for
 * every allowed value some that have that. Each comes with the property that it was made for.
 */
export function validParameters(
  action: ActionType,
): readonly { readonly parameters: JsonObject; readonly slot?: Slot }[] {
  const made: { parameters: JsonObject; slot?: Slot }[] = [];
  const minimal = repaired(action, {}, undefined);
  if (minimal) made.push({ parameters: minimal });
  for (const slot of slotsOf(action)) {
    const values = slot.schema.enum ?? [sample(slot.schema, slot.path.at(-1))];
    for (const value of values) {
      const parameters = repaired(action, withValue({ ...minimal }, slot.path, value), slot, value);
      if (parameters) made.push({ parameters, slot });
    }
  }
  return made;
}

/** A copy of an object with a value at a path. */
export function withValue(object: JsonObject, path: readonly (string | number)[], value: Json | undefined): Draft {
  const copy = structuredClone(object) as Draft;
  let here: Record<string | number, Json> = copy;
  for (const step of path.slice(0, -1)) {
    const next = here[step];
    if (typeof next !== "object" || next === null) here[step] = {};
    here = here[step] as Record<string | number, Json>;
  }
  const last = path.at(-1) as string | number;
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}

/** The value at a path of names and indices. */
function steppedTo(value: Json, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (here, step) => (typeof here === "object" && here !== null ? (here as JsonObject)[step] : undefined),
    value,
  );
}

/** Adds and removes what the catalogue asks for until it is content; undefined when the wanted value cannot stay. */
function repaired(action: ActionType, start: Draft, wanted: Slot | undefined, value?: Json): JsonObject | undefined {
  let parameters = start;
  /** Members that were added so that the wanted one may be there. */
  const needed = new Set<string>();
  for (let turn = 0; turn < 40; turn++) {
    const [finding] = checkParameters(action.type, parameters);
    if (!finding) {
      const there = wanted && steppedTo(parameters, wanted.path);
      const kept = !wanted || (typeof value === "object" ? there !== undefined : there === value);
      return kept ? parameters : undefined;
    }
    const path = finding.path.map(String);
    const name = /(?:^|[\]. ])([A-Za-z0-9_]+) (?:is missing|may be there only|does not exist)/.exec(
      finding.message,
    )?.[1];
    const holder = finding.kind === "unknown" ? path.slice(0, -1) : path;
    const schema = schemaAt(action, holder);
    const object = (holder.length === 0 ? parameters : steppedTo(parameters, holder)) as JsonObject;
    const pathOf = (member: string): string => JSON.stringify([...holder, member]);
    const isWanted = (member: string): boolean =>
      needed.has(pathOf(member)) ||
      (wanted !== undefined && JSON.stringify(wanted.path.slice(0, holder.length + 1)) === pathOf(member));
    if (finding.kind === "missing" && name) {
      parameters = withValue(
        parameters,
        [...holder, name],
        sample(schema?.properties?.[name] ?? { type: "string" }, name),
      );
    } else if (finding.kind === "choice" && schema) {
      parameters = chosen(parameters, holder, schema, object, isWanted);
    } else if (finding.kind === "unknown" && name) {
      if (schema?.onlyWhen?.[name]) for (const member of namesIn(schema.onlyWhen[name])) needed.add(pathOf(member));
      const when = schema?.onlyWhen?.[name];
      parameters =
        isWanted(name) && when
          ? satisfied(parameters, holder, schema, when)
          : withValue(parameters, [...holder, name], undefined);
    } else if (finding.kind === "value" && schema?.properties === undefined && schema?.minProperties) {
      parameters = withValue(parameters, path, sample(schema));
    } else return undefined;
  }
  return undefined;
}

function chosen(
  parameters: Draft,
  holder: readonly string[],
  schema: ParameterSchema,
  object: JsonObject,
  isWanted: (member: string) => boolean,
): Draft {
  for (const { take, of, when } of schema.choices ?? []) {
    if (when && !holds(when, object)) continue;
    const given = of.filter((member) => Object.hasOwn(object, member));
    if (given.length === 0 && take !== "atMostOne") {
      const name = of[0] as string;
      return withValue(parameters, [...holder, name], sample(schema.properties?.[name] ?? { type: "string" }, name));
    }
    if (given.length > 1 && take !== "atLeastOne") {
      const loser = given.findLast((member) => !isWanted(member)) as string;
      return withValue(parameters, [...holder, loser], undefined);
    }
  }
  return parameters;
}

/** The first names of what a predicate wants to be there. */
function namesIn(when: Predicate): readonly string[] {
  if ("all" in when) return when.all.flatMap(namesIn);
  if ("any" in when) return when.any.slice(0, 1).flatMap(namesIn);
  if ("not" in when) return [];
  return ("present" in when ? when.present : when.path).slice(0, 1);
}

/** Makes a predicate true for the object at a path. */
function satisfied(
  parameters: Draft,
  at: readonly string[],
  schema: ParameterSchema | undefined,
  when: Predicate,
): Draft {
  if ("all" in when) return when.all.reduce((draft, part) => satisfied(draft, at, schema, part), parameters);
  if ("any" in when) return satisfied(parameters, at, schema, when.any[0] as Predicate);
  if ("present" in when) {
    const inner = schemaBelow(schema, when.present);
    return withValue(parameters, [...at, ...when.present], inner ? sample(inner, when.present.at(-1)) : "text");
  }
  if ("not" in when) {
    const inner = when.not;
    if ("present" in inner) return withValue(parameters, [...at, ...inner.present], undefined);
    if ("equals" in inner) {
      const other = schemaBelow(schema, inner.path)?.enum?.find((value) => value !== inner.equals);
      return withValue(parameters, [...at, ...inner.path], other);
    }
    if ("any" in inner)
      return inner.any.reduce((draft, part) => satisfied(draft, at, schema, { not: part }), parameters);
    return parameters;
  }
  if ("equals" in when) return withValue(parameters, [...at, ...when.path], when.equals);
  if ("in" in when) return withValue(parameters, [...at, ...when.path], when.in[0] as string);
  const list = steppedTo(parameters, [...at, ...when.path]);
  const values = Array.isArray(list) ? (list as Json[]) : [];
  return withValue(parameters, [...at, ...when.path], [...new Set([...values, when.contains])]);
}

/** The schema at a path of property names and indices; undefined inside free JSON. */
export function schemaAt(action: ActionType, path: readonly (string | number)[]): ParameterSchema | undefined {
  return schemaBelow({ type: "object", ...action.parameters }, path);
}

function schemaBelow(
  schema: ParameterSchema | undefined,
  path: readonly (string | number)[],
): ParameterSchema | undefined {
  let here = schema;
  for (const step of path) {
    if (!here) return undefined;
    if (here.items && /^\d+$/.test(String(step))) here = here.items;
    else if (here.properties && Object.hasOwn(here.properties, step)) here = here.properties[step];
    else here = typeof here.additionalProperties === "object" ? here.additionalProperties : undefined;
  }
  return here;
}
