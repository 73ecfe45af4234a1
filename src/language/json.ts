/** Any JSON value, as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object. Read hostile ones with `Object.hasOwn`: keys such as `__proto__` are legal. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Sets a member whatever its name: `__proto__` too is only a name in JSON. */
export function setMember<T>(object: Record<string, T>, name: string, value: T): void {
  if (name === "__proto__")
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

/** An object with every member changed, whatever their names; members without a value are left out. */
export function mapMembers<T>(
  object: Readonly<Record<string, unknown>>,
  change: (value: unknown) => T,
): Readonly<Record<string, T>> {
  const changed: Record<string, T> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value !== undefined) setMember(changed, name, change(value));
  }
  return changed;
}
