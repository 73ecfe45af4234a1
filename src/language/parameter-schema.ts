import type { Predicate } from "./predicate.js";

/**
 * How a text parameter may refer to the call:
 * `static`: never; `path`: it is exactly one path; `staticOrPath`: a literal, or exactly one path; `dynamic`: literal
 * text with any number of paths in it.
 */
export type Binding = "static" | "path" | "staticOrPath" | "dynamic";

/** JSON's own types, as JSON Schema names them. */
export type JsonType = "string" | "integer" | "number" | "boolean" | "object" | "array";

/**
 * Shape of a parameter: JSON Schema (draft 2020-12) with a small vocabulary of our own, marked (own). As in JSON Schema,
 * a keyword speaks only of values of its type: `binding` and `enum` beside `type: ["object", "string"]` do not concern
 * the object.
 *
 * Three things hold everywhere and are not repeated: a text is never empty, an object with `properties` has no others
 * unless `additionalProperties` describes them, and a whole-value path may stand where `binding` allows it, whatever
 * else the text would have to be (`enum`, `pattern`, `integer`, JSON numbers and booleans too).
 */
export interface ParameterSchema {
  readonly type: JsonType | readonly JsonType[];
  /** What it means, its unit, its default, and what else is known of it. */
  readonly description?: string;

  /** (own) Texts, and the texts inside a list or map: how it may refer to the call. `static` when absent. */
  readonly binding?: Binding;
  readonly enum?: readonly (string | number)[];
  /** (own) The values seen or documented; others are not refused. */
  readonly known?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  /** (own) A text that holds a whole number. The console writes a text; the service takes a JSON number as well. */
  readonly integer?: IntegerRange;
  /** (own) A literal is a phone number in E.164 form. */
  readonly phoneNumber?: true;
  /** (own) What the id or ARN names in the instance. */
  readonly resource?: Resource;

  readonly minimum?: number;
  readonly maximum?: number;

  readonly items?: ParameterSchema;
  readonly minItems?: number;
  readonly maxItems?: number;

  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
  /** The values of a map with free keys. `true`: any JSON. */
  readonly additionalProperties?: ParameterSchema | true;
  readonly propertyNames?: { readonly enum?: readonly string[]; readonly pattern?: string };
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** (own) Properties that must be there when a predicate over this object holds. */
  readonly requiredWhen?: Readonly<Record<string, Predicate>>;
  /** (own) Properties that may be there only when a predicate over this object holds. */
  readonly onlyWhen?: Readonly<Record<string, Predicate>>;
  /** (own) Whole numbers, quoted or not, that must not be larger when a predicate over this object holds. */
  readonly atMostWhen?: Readonly<Record<string, AtMost>>;
  /** (own) Choices among properties. */
  readonly choices?: readonly Choice[];
}

/** Bounds of a whole number carried in a text, both inclusive. */
export interface IntegerRange {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A limit of a whole number that holds only then. */
export interface AtMost {
  readonly maximum: number;
  readonly when: Predicate;
}

/** A rule about how many of a group of properties may be there. */
export interface Choice {
  readonly take: "exactlyOne" | "atMostOne" | "atLeastOne";
  readonly of: readonly string[];
  /** The rule holds only then. */
  readonly when?: Predicate;
}

/** Things of an instance that a parameter names by id or ARN. */
export type Resource = "queue" | "agent" | "prompt" | "hours" | "flow" | "module" | "lambda" | "view" | "bot" | "table";

/** The shape of an action's `Parameters`: always an object. */
export interface ParametersSchema extends Omit<ParameterSchema, "type"> {
  readonly properties: Readonly<Record<string, ParameterSchema>>;
}
