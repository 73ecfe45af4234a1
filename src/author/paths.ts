import { memberPath } from "../language/paths.js";
import { recorder } from "./recorder.js";
import { nameOf } from "./values.js";

/**
 * Extends a reference by a key: `.name`, or `['a key']` for keys that are more than a plain word. Refuses keys that would
 * change what the reference means.
 */
export function below(prefix: string, key: string): string {
  return memberPath(prefix, checkedKey(key));
}

/** A name that can be part of a reference. */
export function checkedKey(key: string): string {
  if (key === "" || /['"[\]{}()$\\`\p{C}]/u.test(key)) recorder().fail("FLW812", { value: nameOf(key) });
  return key;
}

/** References below a prefix, one for every name: `tags.region` reads `$.Tags.region`. */
export type ReferenceMap = { readonly [name: string]: string };

/** References by the names of a list; by any name when the list is not known to TypeScript. */
export type Loaded<Names extends readonly string[], Always extends string = never> = string extends Names[number]
  ? ReferenceMap
  : { readonly [Name in Names[number] | Always]: string };

/** Makes the object whose properties are references below `prefix`. */
export function referenceMap(object: string, prefix: string): ReferenceMap {
  return callTimeObject(object, (key) => recorder().reference(below(prefix, key)));
}

const callTimeObjects = new WeakSet<object>();

/** True for `attributes`, `contact.tags` and their like: reading and setting their properties asks the recorder. */
export function isCallTimeObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && callTimeObjects.has(value);
}

/** An object whose properties exist only during the call: reads by name work, anything else is a diagnostic. */
export function callTimeObject<T>(
  object: string,
  read: (key: string) => T,
  write?: (key: string, value: unknown) => void,
): { [name: string]: T } {
  const refuse = (use: string): never => recorder().fail("FLW818", { object, use });
  const made = new Proxy<{ [name: string]: T }>(Object.create(null) as { [name: string]: T }, {
    get: (_, key) => (typeof key === "string" ? read(key) : undefined),
    set: (_, key, value) => {
      if (typeof key !== "string" || !write) return refuse("set");
      write(key, value);
      return true;
    },
    has: () => refuse("looked for with `in`"),
    ownKeys: () => refuse("listed"),
    deleteProperty: () => refuse("deleted"),
    defineProperty: () => refuse("defined"),
  });
  callTimeObjects.add(made);
  return made;
}
