import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import { relocation } from "../symbol.js";
import { ProtectedValue } from "./protected-value.js";
import type { SettingShape, SettingsSchema } from "./setting.js";
import type { SettingSource } from "./source.js";
import { isSettingSource } from "./source.js";
import type { SettingValues } from "./settings.js";

/** What came of checking one environment's settings. */
export interface CheckedSettings {
  /** What flows read, defaults filled in; frozen. Personal and secret values are {@link ProtectedValue}s. */
  readonly values: SettingValues;
  /** Where the personal and secret values are kept, by the name of their symbol: `adminNumbers.alice`. */
  readonly sources: ReadonlyMap<string, ProtectedSetting>;
  readonly findings: readonly Diagnostic[];
}

/** Where one personal or secret value is kept, and what it must be. */
export interface ProtectedSetting {
  readonly source: SettingSource;
  readonly why: "personal" | "secret";
  readonly shape: SettingShape;
}

/**
 * Checks what a configuration gives for a schema. `where` names the place in messages, for instance
 * `environment local of flowc.config.ts`. The values can be used when there are no findings.
 */
export function checkSettings(schema: SettingsSchema, values: unknown, where: string): CheckedSettings {
  const check: Check = { where, findings: [], sources: new Map() };
  const checked = objectValue(check, "", schema, values ?? {}) ?? {};
  return { values: checked, sources: check.sources, findings: check.findings };
}

interface Check {
  readonly where: string;
  readonly findings: Diagnostic[];
  readonly sources: Map<string, ProtectedSetting>;
}

type Fields = Readonly<Record<string, SettingShape & { readonly default?: unknown }>>;

function objectValue(check: Check, path: string, fields: Fields, given: unknown): SettingValues | undefined {
  if (!isRecord(given)) {
    wrong(check, path || "settings", given, "an object");
    return undefined;
  }
  const known = Object.keys(fields);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    const hint = didYouMean(name, known);
    const holes = { setting: show(join(path, name)), where: check.where, known: known.join(", "), hint };
    check.findings.push(report("FLW823", holes));
  }
  const values = Object.create(null) as Record<string, unknown>;
  for (const name of known) {
    const shape = fields[name] as Fields[string];
    const at = join(path, name);
    const value = Object.hasOwn(given, name) && given[name] !== undefined ? given[name] : shape.default;
    if (value === undefined) {
      check.findings.push(report("FLW821", { setting: at, where: check.where, expected: expected(shape) }));
    } else {
      values[name] = checkValue(check, at, shape, value);
    }
  }
  return Object.freeze(values);
}

function checkValue(check: Check, path: string, shape: SettingShape, value: unknown): unknown {
  switch (shape.kind) {
    case "object":
      return objectValue(check, path, shape.fields, value);
    case "list":
      if (!Array.isArray(value) || !isCount(shape, value.length)) return wrong(check, path, value, expected(shape));
      return Object.freeze(
        Array.from(value, (item, index) => checkValue(check, `${path}[${index}]`, shape.item, item)),
      );
    case "protected":
      return protectedValues(check, path, shape, value);
    default:
      if (isPlain(shape, value)) return value;
      return wrong(check, path, value, value === "" ? `${expected(shape)}, and not empty` : expected(shape));
  }
}

function protectedValues(
  check: Check,
  path: string,
  shape: Extract<SettingShape, { kind: "protected" }>,
  value: unknown,
): readonly ProtectedValue[] | undefined {
  // The value itself must not reach a message: it may be the very number that is to be kept out of the repository.
  const writtenOut = (): undefined => {
    check.findings.push(report("FLW824", { setting: path, where: check.where, expected: expected(shape) }));
  };
  if (!isRecord(value)) return writtenOut();
  const entries = Object.entries(value);
  if (!entries.every(([, source]) => isSettingSource(source))) return writtenOut();
  if (!isCount(shape, entries.length)) return wrong(check, path, value, expected(shape));
  return Object.freeze(
    entries.map(([name, source]) => {
      const symbolName = join(path, name);
      check.sources.set(symbolName, { source: source as SettingSource, why: shape.why, shape: shape.value });
      return new ProtectedValue(relocation({ kind: "setting", name: symbolName }));
    }),
  );
}

function isPlain(shape: SettingShape, value: unknown): boolean {
  switch (shape.kind) {
    case "text":
      return (
        typeof value === "string" &&
        value !== "" &&
        (!shape.values || shape.values.includes(value)) &&
        (shape.pattern === undefined || new RegExp(shape.pattern, "u").test(value))
      );
    case "integer": {
      const { min = -Infinity, max = Infinity } = shape;
      return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max;
    }
    default:
      return typeof value === "boolean";
  }
}

/** True for a value that was found at a setting's source, when it is what the schema declares. */
export function isResolvedValue(setting: ProtectedSetting, value: string): boolean {
  return isPlain(setting.shape, value);
}

/** What a setting takes, in words. */
export function expected(shape: SettingShape): string {
  switch (shape.kind) {
    case "text":
      if (shape.hint) return shape.hint;
      if (shape.values) return `one of ${shape.values.join(", ")}`;
      return shape.pattern === undefined ? "a text" : `a text that matches ${shape.pattern}`;
    case "integer":
      return `a whole number${between(shape.min, shape.max)}`;
    case "boolean":
      return "true or false";
    case "list":
      return `a list${counted(shape)}, each ${expected(shape.item)}`;
    case "object":
      return `an object with ${Object.keys(shape.fields).join(", ")}`;
    case "protected":
      return `names with their sources${counted(shape)}, such as { alice: fromEnv("ALICE") }`;
  }
}

function between(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}

function counted({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return ` of ${min} to ${max} entries`;
  if (min !== undefined) return ` of at least ${min} ${min === 1 ? "entry" : "entries"}`;
  return max === undefined ? "" : ` of at most ${max} entries`;
}

function isCount(
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  count: number,
): boolean {
  return count >= min && count <= max;
}

function wrong(check: Check, setting: string, value: unknown, expected: string): undefined {
  check.findings.push(report("FLW822", { setting, where: check.where, value: show(value), expected }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isSettingSource(value);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return `an object with ${Object.keys(value).length} members`;
  return typeof value === "function" ? "a function" : String(value);
}
