import type { AtMost, Choice, ParameterSchema, ParametersSchema } from "./parameter-schema.js";
import type { Predicate } from "./predicate.js";
import type { TextRule } from "./text-rule.js";

/** A JSON Schema with two keywords of our own, `text` and `rules`, as the validator compiler takes it. */
export interface CompilableSchema {
  readonly [keyword: string]: unknown;
  readonly text?: TextRule;
  readonly rules?: ObjectRules;
}

/** Rules about which members an object has. */
export interface ObjectRules {
  readonly requiredWhen: Readonly<Record<string, Predicate>>;
  readonly onlyWhen: Readonly<Record<string, Predicate>>;
  readonly atMostWhen: Readonly<Record<string, AtMost>>;
  readonly choices: readonly Choice[];
}

/** `$id` of the schema for JSON of any shape, whose texts may hold paths and are not empty. */
export const anyJsonId = "flowc:any";

/** The schema for JSON of any shape; `$ref` {@link anyJsonId}. */
export const anyJson: CompilableSchema = {
  $id: anyJsonId,
  text: { binding: "dynamic" },
  additionalProperties: { $ref: anyJsonId },
  items: { $ref: anyJsonId },
};

/** Translates the shape of an action's parameters. What {@link ParameterSchema} leaves unsaid is said here. */
export function compilableSchema(parameters: ParametersSchema): CompilableSchema {
  return translate({ type: "object", ...parameters });
}

function translate(schema: ParameterSchema): CompilableSchema {
  const types = typesOf(schema);
  return {
    type: [...types],
    ...(types.has("string") ? { text: textRule(schema) } : {}),
    ...numberKeywords(schema),
    ...(types.has("array") ? arrayKeywords(schema) : {}),
    ...(types.has("object") ? objectKeywords(schema) : {}),
  };
}

/** The JSON types that a value may have: a path may stand for anything, and an integer need not be quoted. */
function typesOf(schema: ParameterSchema): Set<string> {
  const types = new Set<string>(Array.isArray(schema.type) ? schema.type : [schema.type as string]);
  if (schema.integer) types.add("integer");
  if ((schema.binding ?? "static") !== "static" && !holdsOthers(schema)) types.add("string");
  return types;
}

/** True for lists and maps, whose binding speaks of what is inside. */
function holdsOthers({ type }: ParameterSchema): boolean {
  return type === "object" || type === "array";
}

function textRule(schema: ParameterSchema): TextRule {
  const written = Array.isArray(schema.type) ? schema.type.includes("string") : schema.type === "string";
  if (!written) return { binding: "path" };
  return {
    binding: schema.binding ?? "static",
    ...(schema.enum ? { enum: schema.enum.map(String) } : {}),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    ...(schema.integer ? { integer: schema.integer } : {}),
  };
}

function numberKeywords(schema: ParameterSchema): Record<string, unknown> {
  return defined({
    minimum: schema.minimum ?? schema.integer?.minimum,
    maximum: schema.maximum ?? schema.integer?.maximum,
  });
}

function arrayKeywords(schema: ParameterSchema): Record<string, unknown> {
  return defined({
    items: schema.items && translate(schema.items),
    minItems: schema.minItems,
    maxItems: schema.maxItems,
  });
}

function objectKeywords(schema: ParameterSchema): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, translate(inner)] as const);
  const others = schema.additionalProperties;
  const { requiredWhen = {}, onlyWhen = {}, atMostWhen = {}, choices = [] } = schema;
  const hasRules = [requiredWhen, onlyWhen, atMostWhen, choices].some((rules) => Object.keys(rules).length > 0);
  return defined({
    properties: properties.length > 0 ? Object.fromEntries(properties) : undefined,
    required: schema.required,
    additionalProperties: others === true ? { $ref: anyJsonId } : others ? translate(others) : false,
    propertyNames: schema.propertyNames,
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
    rules: hasRules ? { requiredWhen, onlyWhen, atMostWhen, choices } : undefined,
  });
}

function defined(keywords: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}
