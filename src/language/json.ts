/** Any JSON value, as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object. Read hostile ones with `Object.hasOwn`: keys such as `__proto__` are legal. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * An object with every member changed; members without a value are left out. Whatever their names: `__proto__` is a
 * member like any other.
 */
export function mapMembers<T>(
  object: Readonly<Record<string, unknown>>,
  change: (value: unknown) => T,
): Readonly<Record<string, T>> {
  // A copy has the member already, so that setting it cannot mean anything else; and it is made in one step.
  const changed = { ...object } as Record<string, T>;
  let isWhole = true;
  for (const key of Object.keys(changed)) {
    const value = object[key];
    if (value === undefined) isWhole = false;
    else changed[key] = change(value);
  }
  return isWhole ? changed : Object.fromEntries(Object.entries(changed).filter(([key]) => object[key] !== undefined));
}
