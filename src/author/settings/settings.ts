import { intrinsic } from "../intrinsic.js";
import { recorder } from "../recorder.js";
import { nameOf } from "../values.js";
import type { SettingsSchema, ValuesOf } from "./setting.js";

/** A project's settings, as flows read them. */
export type Settings<S extends SettingsSchema = SettingsSchema> = ValuesOf<S> & {
  /** Carries the schema's type; there is no such property. */
  readonly "~schema"?: S;
};

/** Values of one environment by setting, as `checkSettings` gives them. */
export type SettingValues = Readonly<Record<string, unknown>>;

const schemas = new WeakMap<object, SettingsSchema>();
let bound: SettingValues | undefined;

/**
 * Declares the settings of a project, once. Flows read them like any object, inside their bodies: the values are those
 * of the environment that is being compiled.
 *
 * @example
 * ```ts
 * export const settings = defineSettings({
 *   adminNumbers: setting.phoneNumbers({ personal: true, min: 1 }),
 *   pinDigits: setting.integer({ min: 4, max: 8, default: 6 }),
 *   locations: setting.list(setting.object({ name: setting.text(), queue: setting.text() })),
 * });
 * ```
 */
export function defineSettings<const S extends SettingsSchema>(schema: S): Settings<S> {
  const names = Object.keys(schema);
  const read = (name: string): unknown => {
    if (!Object.hasOwn(schema, name)) {
      return recorder().fail("FLW825", { setting: nameOf(name), known: names.join(", ") });
    }
    if (!bound) return recorder().fail("FLW820", { setting: name });
    return bound[name];
  };
  const settings = new Proxy(Object.create(null) as object, {
    get: (_, name) => (typeof name === "string" ? read(name) : undefined),
    has: (_, name) => typeof name === "string" && Object.hasOwn(schema, name),
    ownKeys: () => names,
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === "string" && Object.hasOwn(schema, name)
        ? { value: read(name), enumerable: true, configurable: true, writable: false }
        : undefined,
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
  schemas.set(settings, schema);
  return settings as Settings<S>;
}

/** The schema behind what {@link defineSettings} gave; undefined for anything else. */
export function schemaOf(settings: unknown): SettingsSchema | undefined {
  return typeof settings === "object" && settings !== null ? schemas.get(settings) : undefined;
}

/**
 * Gives the settings their values for the environment that is compiled next, or takes them away (`undefined`). Gives
 * back the values before. The values are those that `checkSettings` found to be in order.
 */
export function bindSettings(values: SettingValues | undefined): SettingValues | undefined {
  const before = bound;
  bound = values;
  return before;
}

intrinsic(defineSettings);
