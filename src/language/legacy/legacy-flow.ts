import type { Json, JsonObject } from "../json.js";
import { memberPath } from "../paths.js";

/** A block of the console's older export, read leniently: what is missing or malformed is left out. */
export interface LegacyModule {
  readonly id: string;
  readonly type: string;
  /** Tells blocks of one type apart: `Queue`, `Flow`, `Digits`. */
  readonly target: string | undefined;
  readonly parameters: readonly LegacyParameter[];
  readonly branches: readonly LegacyBranch[];
  readonly metadata: JsonObject;
}

/** A parameter; names are repeated for lists and maps. */
export interface LegacyParameter {
  readonly name: string;
  readonly value: Json | undefined;
  readonly namespace: string | undefined;
  readonly key: string | undefined;
  readonly resourceName: string | undefined;
  /** Everything that stands there. */
  readonly all: JsonObject;
}

/** A way on. */
export interface LegacyBranch {
  readonly condition: string;
  readonly conditionType: string | undefined;
  readonly conditionValue: string | undefined;
  /** Id of the next module; empty where nothing is connected. */
  readonly transition: string;
}

/** Reads one module; undefined for what is no module. */
export function readModule(value: Json): LegacyModule | undefined {
  if (!isObject(value)) return undefined;
  const id = text(value, "id");
  if (id === undefined) return undefined;
  return {
    id,
    type: text(value, "type") ?? "",
    target: text(value, "target"),
    parameters: list(value, "parameters").flatMap(readParameter),
    branches: list(value, "branches").flatMap(readBranch),
    metadata: isObject(own(value, "metadata")) ? (own(value, "metadata") as JsonObject) : {},
  };
}

function readParameter(value: Json): readonly LegacyParameter[] {
  const name = isObject(value) ? text(value, "name") : undefined;
  if (!isObject(value) || name === undefined) return [];
  return [
    {
      name,
      value: own(value, "value"),
      namespace: text(value, "namespace"),
      key: text(value, "key"),
      resourceName: text(value, "resourceName"),
      all: value,
    },
  ];
}

function readBranch(value: Json): readonly LegacyBranch[] {
  if (!isObject(value)) return [];
  const conditionValue = own(value, "conditionValue");
  const isScalar = ["string", "number", "boolean"].includes(typeof conditionValue);
  return [
    {
      condition: text(value, "condition") ?? "",
      conditionType: text(value, "conditionType"),
      conditionValue: isScalar ? String(conditionValue) : undefined,
      transition: text(value, "transition") ?? "",
    },
  ];
}

/** Names of the `System` namespace that are no paths. */
const systemPaths: Readonly<Record<string, string>> = {
  "Customer Number": "$.CustomerEndpoint.Address",
  "Dialed Number": "$.SystemEndpoint.Address",
  "Customer callback number": "$.CallbackNumber",
  "Stored customer input": "$.StoredCustomerInput",
};

/** The path or literal of a value in its namespace, as the Flow language writes it. */
export function valueIn(namespace: string | undefined, value: Json | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === "object") return undefined;
  const plain = String(value);
  if (namespace === undefined || namespace === "") return plain;
  if (plain.startsWith("$.")) return plain;
  switch (namespace) {
    case "User Defined":
      return memberPath("$.Attributes", plain);
    case "External":
      return plain.split(".").reduce(memberPath, "$.External");
    case "Lex.Slots":
    case "Lex.SessionAttributes":
      return memberPath(`$.${namespace}`, plain);
    case "System":
      return Object.hasOwn(systemPaths, plain) ? systemPaths[plain] : `$.${plain}`;
    default:
      return `$.${plain}`;
  }
}

function text(object: JsonObject, name: string): string | undefined {
  const value = own(object, name);
  return typeof value === "string" ? value : undefined;
}

function list(object: JsonObject, name: string): readonly Json[] {
  const value = own(object, name);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
