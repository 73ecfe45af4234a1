import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import type { FlowDocument } from "../document.js";
import { setMember, type Json, type JsonObject } from "../json.js";
import { flowLanguageVersion } from "../limits.js";
import { mirroredBranches, requiredErrors } from "../outcomes.js";
import { actionType } from "../registry.js";
import { isObject, readModule, type LegacyBranch, type LegacyModule } from "./legacy-flow.js";
import { convertModule, type Converted } from "./module-types.js";

/** What came of converting. */
export interface Conversion {
  readonly document: FlowDocument;
  /** What could not be converted for certain; all warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Words of the older export for comparisons. */
const operators: Readonly<Record<string, string>> = {
  Equals: "Equals",
  GreaterThan: "NumberGreaterThan",
  GreaterThanOrEqualTo: "NumberGreaterOrEqualTo",
  LessThan: "NumberLessThan",
  LessThanOrEqualTo: "NumberLessOrEqualTo",
  StartsWith: "TextStartsWith",
  EndsWith: "TextEndsWith",
  Contains: "TextContains",
};

/**
 * Converts a flow of the console's older export (`modules`) to the Flow language: same identifiers, same positions.
 * Errors that the Flow language asks for and the older format did not have lead where the block goes on. Module types
 * that are not known become actions of that type, with what they hold.
 */
export function convertLegacy(flow: JsonObject, source: { readonly file: string; readonly name: string }): Conversion {
  const diagnostics: Diagnostic[] = [];
  const position = { file: source.file, line: 1, column: 1 };
  const doubt = (module: LegacyModule, problem: string): void => {
    const label = module.target === undefined ? module.type : `${module.type} (${module.target})`;
    diagnostics.push(report("FLW521", { name: source.name, module: label, problem }, { position, action: module.id }));
  };
  const modules = (Array.isArray(flow["modules"]) ? (flow["modules"] as readonly Json[]) : []).flatMap(
    (each) => readModule(each) ?? [],
  );
  const metadata = isObject(flow["metadata"]) ? flow["metadata"] : {};
  const converted = modules.map((module) => {
    const known = convertModule(module);
    if (!known) doubt(module, "a type that flowc does not know; it is kept as it is");
    for (const problem of known?.doubts ?? []) doubt(module, problem);
    return { module, action: known ?? asItIs(module) };
  });
  const start = flow["start"];
  const { hash: _, ...head } = metadata;
  const type = flow["type"] ?? metadata["type"];
  return {
    document: {
      Version: flowLanguageVersion,
      StartAction: typeof start === "string" ? start : "",
      Metadata: {
        ...head,
        ActionMetadata: Object.fromEntries(converted.map(({ module, action }) => [module.id, beside(module, action)])),
        ...(typeof type === "string" && { type }),
      },
      Actions: converted.map(({ module, action }) => ({
        Parameters: defined(action.parameters),
        Identifier: module.id,
        Type: action.type,
        Transitions: transitionsOf(module, action, (problem) => doubt(module, problem)),
      })),
    },
    diagnostics,
  };
}

/** An unknown module as an action of its own type. */
function asItIs({ type, parameters }: LegacyModule): Converted {
  const members: [string, Json][] = parameters.map(({ name, all }) => [name, all]);
  return { type: type === "" ? "Unknown" : type, parameters: Object.fromEntries(members) };
}

/** What the console notes beside an action: what stood beside the module, and the names of what it uses. */
function beside({ metadata }: LegacyModule, { displayNames = {} }: Converted): JsonObject {
  const noted: Record<string, Json> = {};
  for (const [path, name] of Object.entries(displayNames)) {
    if (name === undefined || name.trim() === "") continue;
    put(noted, path.split("."), { displayName: name });
  }
  return Object.keys(noted).length === 0 ? metadata : { ...metadata, parameters: noted };
}

function put(into: Record<string, Json>, [first = "", ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    setMember(into, first, value);
    return;
  }
  const known = Object.hasOwn(into, first) ? into[first] : undefined;
  const inner: Record<string, Json> = isObject(known) ? { ...(known as Record<string, Json>) } : {};
  put(inner, rest, value);
  setMember(into, first, inner);
}

interface Entry {
  readonly to: string;
  readonly condition?: { readonly operator: string; readonly operand: string };
  readonly error?: string;
}

function transitionsOf(module: LegacyModule, action: Converted, doubt: (problem: string) => void): JsonObject {
  const { branches } = module;
  if (branches.length === 0) return {};
  const entries: Entry[] = [];
  let next: string | undefined;
  let total = 1;
  for (const branch of branches) {
    const { condition, transition: to } = branch;
    const own = action.branches && Object.hasOwn(action.branches, condition) ? action.branches[condition] : undefined;
    if (own) entries.push("error" in own ? { to, error: own.error } : { to, condition: own });
    else if (condition === "Success") next = to;
    else if (condition === "Error") entries.push({ to, error: "NoMatchingError" });
    else if (condition === "NoMatch") entries.push({ to, error: "NoMatchingCondition" });
    else if (branch.conditionType !== undefined && branch.conditionValue !== undefined) {
      const share = action.shares ? (total += Number(branch.conditionValue)) : 0;
      entries.push({
        to,
        condition: action.shares ? { operator: "NumberLessThan", operand: String(share) } : test(branch),
      });
    } else {
      doubt(`a branch "${condition}" that flowc does not know`);
      entries.push({ to, error: condition === "" ? "NoMatchingError" : condition });
    }
  }
  addRequired(action, entries, next);
  const following = next ?? mirrored(action, entries);
  return {
    ...(following !== undefined && { NextAction: following }),
    ...written(
      "Conditions",
      entries,
      ({ to, condition }) =>
        condition && { NextAction: to, Condition: { Operator: condition.operator, Operands: [condition.operand] } },
    ),
    ...written("Errors", entries, ({ to, error }) =>
      error === undefined ? undefined : { NextAction: to, ErrorType: error },
    ),
  };
}

function test({ conditionType = "", conditionValue = "" }: LegacyBranch): NonNullable<Entry["condition"]> {
  return {
    operator: Object.hasOwn(operators, conditionType) ? operators[conditionType]! : conditionType,
    operand: conditionValue,
  };
}

/** Errors that the Flow language asks for and the older format did not have lead where the block goes on. */
function addRequired(action: Converted, entries: Entry[], next: string | undefined): void {
  const facts = actionType(action.type);
  if (!facts) return;
  const present = new Set(entries.map(({ error }) => error));
  const to = next ?? entries.find(({ error }) => error === "NoMatchingError" || error === "NoMatchingCondition")?.to;
  if (to === undefined) return;
  for (const error of requiredErrors(facts, defined(action.parameters)))
    if (!present.has(error)) entries.push({ to, error });
}

/** The `NextAction` that the console writes where the branches say it all. */
function mirrored(action: Converted, entries: readonly Entry[]): string | undefined {
  const facts = actionType(action.type);
  for (const branch of facts ? mirroredBranches(facts, defined(action.parameters)) : []) {
    const entry = entries.find(({ condition, error }) =>
      branch.kind === "error" ? error === branch.error : condition?.operand === branch.operand,
    );
    if (entry) return entry.to;
  }
  return entries.find(({ error }) => error !== undefined)?.to;
}

function written(key: string, entries: readonly Entry[], write: (entry: Entry) => JsonObject | undefined): JsonObject {
  const list = entries.flatMap((entry) => write(entry) ?? []);
  return (list.length === 0 ? {} : { [key]: list }) as JsonObject;
}

function defined(parameters: Converted["parameters"]): JsonObject {
  const members = Object.entries(parameters).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(members);
}
