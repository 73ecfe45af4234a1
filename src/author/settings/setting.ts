import { e164Pattern } from "../../language/phone-number.js";
import { intrinsic } from "../intrinsic.js";
import type { Range } from "../range.js";
import type { SettingSource } from "./source.js";

/** What one setting may be: plain data, read by {@link checkSettings} and by documentation. */
export type SettingShape =
  | { readonly kind: "text"; readonly values?: readonly string[]; readonly pattern?: string; readonly hint?: string }
  | { readonly kind: "integer"; readonly min?: number; readonly max?: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "list"; readonly item: SettingShape; readonly min?: number; readonly max?: number }
  | { readonly kind: "object"; readonly fields: { readonly [name: string]: SettingShape & Defaulted } }
  | {
      /** Named sources; in flows the list of their values, which only linking knows. */
      readonly kind: "protected";
      readonly why: "personal" | "secret";
      readonly value: SettingShape;
      readonly min?: number;
      readonly max?: number;
    };

interface Defaulted {
  readonly default?: unknown;
}

/** A setting of a schema: its shape, and the types of what flows read (`Value`) and configurations write (`Input`). */
export type Setting<Value = unknown, Input = unknown, Optional extends boolean = boolean> = SettingShape &
  Defaulted & {
    /** Carries the types; there is no such property. */
    readonly "~types"?: { readonly value: Value; readonly input: Input; readonly optional: Optional };
  };

/** A project's settings by name. */
export interface SettingsSchema {
  readonly [name: string]: Setting;
}

/** What flows read. */
export type ValueOf<S> = S extends Setting<infer Value, unknown> ? Value : never;
/** What a configuration writes. */
export type InputOf<S> = S extends Setting<unknown, infer Input> ? Input : never;

type OptionalKeys<S> = {
  [K in keyof S]: S[K] extends Setting<unknown, unknown, infer Optional> ? (Optional extends true ? K : never) : never;
}[keyof S];

/** What flows read of a schema. */
export type ValuesOf<S> = { readonly [K in keyof S]: ValueOf<S[K]> };
/** What a configuration writes for a schema; settings with a default may be left out. */
export type InputsOf<S> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: InputOf<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: InputOf<S[K]>;
};

type HasDefault<O> = O extends { default: infer D } ? (undefined extends D ? false : true) : false;
type Whole<O> = O extends { min: infer Min extends number; max: infer Max extends number }
  ? number extends Min | Max
    ? number
    : Max extends keyof SmallNumbers
      ? Range<Min, Max>
      : number
  : number;
type SmallNumbers = { readonly [N in Range<0, 300>]: true };

/** Named sources of a personal or secret setting. */
export interface NamedSources {
  readonly [name: string]: SettingSource;
}

/** How many entries a list takes. */
export interface CountLimits {
  readonly min?: number;
  readonly max?: number;
}

function text<const O extends { default?: string; pattern?: string; hint?: string }>(
  options?: O,
): Setting<string, string, HasDefault<O>> {
  if (options?.pattern !== undefined) regularExpression(options.pattern);
  return { kind: "text", ...options };
}

/** A pattern that is none is refused where it stands, and not when the first value is held against it. */
function regularExpression(pattern: string): RegExp {
  return new RegExp(pattern, "u");
}

function oneOf<const V extends string>(...values: readonly V[]): Setting<V, V, false> {
  return { kind: "text", values };
}

function integer<const O extends { min?: number; max?: number; default?: number }>(
  options?: O,
): Setting<Whole<O>, Whole<O>, HasDefault<O>> {
  return { kind: "integer", ...options };
}

function boolean<const O extends { default?: boolean }>(options?: O): Setting<boolean, boolean, HasDefault<O>> {
  return { kind: "boolean", ...options };
}

function phoneNumber<const O extends { default?: string }>(options?: O): Setting<string, string, HasDefault<O>> {
  return { ...phoneShape, ...options };
}

function phoneNumbers(
  options: CountLimits & { readonly personal: true },
): Setting<readonly string[], NamedSources, false>;
function phoneNumbers(
  options?: CountLimits & { readonly personal?: false },
): Setting<readonly string[], readonly string[], false>;
function phoneNumbers({ personal, ...limits }: CountLimits & { readonly personal?: boolean } = {}): Setting {
  return personal
    ? { kind: "protected", why: "personal", value: phoneShape, ...limits }
    : { kind: "list", item: phoneShape, ...limits };
}

function secrets(limits: CountLimits = {}): Setting<readonly string[], NamedSources, false> {
  return { kind: "protected", why: "secret", value: { kind: "text" }, ...limits };
}

function list<S extends Setting, const O extends CountLimits & { readonly default?: readonly NoInfer<InputOf<S>>[] }>(
  item: S,
  options?: O,
): Setting<readonly ValueOf<S>[], readonly InputOf<S>[], HasDefault<O>> {
  return { kind: "list", item, ...options };
}

function object<S extends SettingsSchema>(fields: S): Setting<ValuesOf<S>, InputsOf<S>, false> {
  return { kind: "object", fields };
}

const phoneShape = {
  kind: "text",
  pattern: `^${e164Pattern}$`,
  hint: "a phone number in E.164 form, such as +6591234567",
} as const;

/**
 * Kinds of settings, for {@link defineSettings}.
 *
 * - `text({ default, pattern, hint })`, `oneOf("a", "b")`, `boolean({ default })`
 * - `integer({ min, max, default })`
 * - `phoneNumber()`: E.164; `phoneNumbers()`: a list of them
 * - `phoneNumbers({ personal: true })`, `secrets()`: named sources; flows see a list of values that only linking knows
 * - `list(item, { min, max, default })`, `object({ … })`
 */
export const setting = { text, oneOf, integer, boolean, phoneNumber, phoneNumbers, secrets, list, object } as const;

intrinsic(text, oneOf, integer, boolean, phoneNumber, phoneNumbers, secrets, list, object);
