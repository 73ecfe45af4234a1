/** Any JSON value, as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** A JSON object. Read hostile ones with `Object.hasOwn`: keys such as `__proto__` are legal. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
