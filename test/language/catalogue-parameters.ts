import type { ParameterSchema } from "../../src/language/parameter-schema.js";
import { inFlightRedactionEntities, redactionEntities } from "../../src/language/shapes/redaction.js";
import type { ReferenceParameter, ReferenceParameters } from "./reference.js";

/** Takes one comparison: what is compared, what the table says, what the catalogue says. */
export type Compare = (fact: string, expected: unknown, actual: unknown) => void;

const bindings = new Map([
  ["static", "static"],
  ["jsonpath", "path"],
  ["staticOrJsonpath", "staticOrPath"],
  ["any", "dynamic"],
]);

/** Compares an object's parameters with the table's rows, at any depth. */
export function compareParameters(
  rows: ReferenceParameters,
  schema: Pick<ParameterSchema, "properties" | "required" | "requiredWhen" | "onlyWhen" | "atMostWhen" | "choices">,
  at: string,
  compare: Compare,
): void {
  compare(`${at}: names`, Object.keys(rows).toSorted(), Object.keys(schema.properties ?? {}).toSorted());
  for (const [name, row] of Object.entries(rows)) {
    const inner = schema.properties?.[name];
    if (!inner) continue;
    const here = `${at}.${name}`;
    compare(`${here}: required`, requirement(row), requirementOf(name, row, schema));
    if (row.when !== undefined)
      compare(`${here}: when`, true, Object.hasOwn({ ...schema.requiredWhen, ...schema.onlyWhen }, name));
    compareParameter(row, inner, here, compare, schema.atMostWhen?.[name]?.maximum);
  }
}

function requirement({ required }: ReferenceParameter): string {
  return typeof required === "string" ? "one of a group" : required === true ? "yes" : "no";
}

/** As {@link requirement}: a parameter that is required in one form of the action only counts where the table wants one. */
function requirementOf(
  name: string,
  row: ReferenceParameter,
  { required = [], requiredWhen = {}, choices = [] }: Pick<ParameterSchema, "required" | "requiredWhen" | "choices">,
): string {
  if (required.includes(name)) return "yes";
  const wanted = requirement(row);
  if (wanted === "yes" && Object.hasOwn(requiredWhen, name)) return "yes";
  const inGroup = choices.some(({ take, of }) => take !== "atMostOne" && of.includes(name));
  return wanted === "one of a group" && inGroup ? "one of a group" : "no";
}

function compareParameter(
  row: ReferenceParameter,
  schema: ParameterSchema,
  at: string,
  compare: Compare,
  usualMaximum?: number,
): void {
  compare(`${at}: type`, row.type.split("|").map(jsonType).toSorted(), typesOf(schema));
  compareBinding(row, schema, at, compare);
  compareValues(row, schema, at, compare);
  compareSizes(row, schema, at, compare, usualMaximum);
  if (row.pattern !== undefined) compare(`${at}: pattern`, row.pattern, schema.pattern);
  if (row.maxLength !== undefined) compare(`${at}: maxLength`, row.maxLength, schema.maxLength);
  if (row.keys) compare(`${at}: keys`, row.keys.toSorted(), schema.propertyNames?.enum?.toSorted());
  if (row.properties) compareParameters(row.properties, schema, at, compare);
  const values = schema.additionalProperties;
  if (row.valueProperties && typeof values === "object")
    compareParameters(row.valueProperties, values, `${at}.*`, compare);
  if (row.items?.properties && schema.items) compareParameters(row.items.properties, schema.items, `${at}[]`, compare);
}

/** The table's types as those of JSON Schema; `resourceId` and the quoted kinds are texts. */
function jsonType(type: string): string {
  const types: Record<string, string> = {
    string: "text",
    resourceId: "text",
    integerString: "whole number in a text",
    booleanString: "text",
    integer: "integer",
    number: "number",
    boolean: "boolean",
    object: "object",
    map: "object",
    array: "array",
  };
  return types[type] ?? type;
}

function typesOf(schema: ParameterSchema): readonly string[] {
  const types: readonly string[] = Array.isArray(schema.type) ? schema.type : [schema.type as string];
  // A proficiency level is a number that published flows also write as a text.
  const written = types.includes("number") ? types.filter((type) => type !== "string") : types;
  return written
    .map((type) => (type === "string" ? (schema.integer ? "whole number in a text" : "text") : type))
    .toSorted();
}

function compareBinding(row: ReferenceParameter, schema: ParameterSchema, at: string, compare: Compare): void {
  const expected = bindings.get(row.binding ?? "static");
  const kinds = new Set(row.type.split("|").map(jsonType));
  const bound = (target: ParameterSchema | undefined): unknown => target?.binding ?? "static";
  if (kinds.has("text") && kinds.has("object")) compare(`${at}: binding`, "path", bound(schema));
  else if (row.type === "map") {
    const values = schema.additionalProperties;
    if (!row.valueProperties) compare(`${at}: binding`, expected, bound(values === true ? schema : values));
  } else if (kinds.has("object")) {
    if (!row.properties && !kinds.has("array")) compare(`${at}: binding`, expected, bound(schema));
  } else if (kinds.has("array")) {
    if (!row.items?.properties) compare(`${at}: binding`, expected, bound(schema.items));
  } else compare(`${at}: binding`, expected, bound(schema));
}

function compareValues(row: ReferenceParameter, schema: ParameterSchema, at: string, compare: Compare): void {
  const target = row.type === "array" ? schema.items : schema;
  if (row.values?.every((value) => typeof value === "number")) {
    const between = [schema.minimum, schema.maximum];
    compare(`${at}: values`, [Math.min(...(row.values as number[])), Math.max(...(row.values as number[]))], between);
  } else if (row.values) compare(`${at}: values`, row.values, target?.enum ?? target?.known);
  else if (row.valuesFrom === undefined && target?.enum) compare(`${at}: values`, undefined, target.enum);
  if (row.valuesFrom === "redactionEntities") compare(`${at}: values`, redactionEntities, target?.enum);
  else if (row.valuesFrom?.startsWith("redactionEntities minus"))
    compare(`${at}: values`, inFlightRedactionEntities, target?.enum);
}

/** `usualMaximum`: what holds unless the action is used in another way; the table knows no more. */
function compareSizes(
  row: ReferenceParameter,
  schema: ParameterSchema,
  at: string,
  compare: Compare,
  usualMaximum?: number,
): void {
  if (row.values?.every((value) => typeof value === "number")) return;
  const types = row.type.split("|");
  const [minimum, maximum] = types.includes("array")
    ? [schema.minItems, schema.maxItems]
    : types.includes("map") || types.includes("object")
      ? [schema.minProperties, schema.maxProperties]
      : [schema.integer?.minimum ?? schema.minimum, usualMaximum ?? schema.integer?.maximum ?? schema.maximum];
  // The empty list or object of AssociateContactToCustomerProfile is said in words there.
  if (types.includes("array") && types.includes("object")) return;
  if (row.min !== undefined || minimum !== undefined) compare(`${at}: minimum`, row.min, minimum);
  if (row.max !== undefined || maximum !== undefined) compare(`${at}: maximum`, row.max, maximum);
}
