import { isCallTimeObject } from "../../author/paths.js";
import type { StagedFile } from "../stage/staged-file.js";
import type { Mutation, Recording } from "./recording.js";
import type { Tracer } from "./tracer.js";
import { isCallTime } from "./values.js";
import { describe } from "./operators.js";
import { isPlain } from "./plain.js";
import { isResultObject } from "./result-object.js";

/** Objects of the build: where they are born, and whether they may be changed where they are. */
export type HeapCalls = Pick<StagedFile, "own" | "set" | "changing" | "delete" | "key" | "index" | "defaults">;

/** Methods that change their object. */
const mutators = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
  "set",
  "add",
  "delete",
  "clear",
]);

const collections = [Map, Set, WeakMap, WeakSet];

/** True for a call that changes the object it is called on. */
export function isMutator(t: Tracer, object: unknown, key: unknown): boolean {
  if (typeof key !== "string" || object === null || typeof object !== "object") return false;
  if (object instanceof Date) return key.startsWith("set");
  // An iterator that native code gave stands somewhere else afterwards.
  if (key === "next") return t.births.has(object) && Symbol.iterator in object;
  // A pattern that goes on from where it was stands somewhere else afterwards, too.
  if (object instanceof RegExp) {
    return t.births.has(object) && (object.global || object.sticky) && (key === "test" || key === "exec");
  }
  if (!mutators.has(key)) return false;
  return Array.isArray(object) || ArrayBuffer.isView(object) || collections.some((kind) => object instanceof kind);
}

/** Functions that change their first argument. */
const changers = new Set<unknown>([
  Object.assign,
  Object.defineProperty,
  Object.defineProperties,
  Object.setPrototypeOf,
  Reflect.set,
  Reflect.defineProperty,
  Reflect.deleteProperty,
  Reflect.setPrototypeOf,
]);
/** Methods of texts that go on from where a pattern stands, if it is one that stands somewhere. */
const { match, matchAll, replace, replaceAll, search, split } = String.prototype;
const matchers = new Set<unknown>([match, matchAll, replace, replaceAll, search, split]);
/** The same methods as functions, however they are come by: `list.push.bind(list)`, `names.forEach(set.add, set)`. */
const changingMethods = new Set<unknown>(
  [Array, ...collections].flatMap(({ prototype }) =>
    [...mutators].filter((name) => Object.hasOwn(prototype, name)).map((name): unknown => prototype[name as never]),
  ),
);

/** What a call of a native function changes, with words for it; undefined when it changes none of its arguments. */
export function changedBy(
  fn: unknown,
  self: unknown,
  args: readonly unknown[],
): { readonly object: unknown; readonly what: string } | undefined {
  const name = (fn as { readonly name?: unknown }).name;
  if (changers.has(fn)) {
    return { object: args[0], what: `\`${(Reflect as never)[String(name)] === fn ? "Reflect" : "Object"}.${name}()\`` };
  }
  const [pattern] = args;
  if (matchers.has(fn) && pattern instanceof RegExp && pattern.sticky)
    return { object: pattern, what: `\`.${String(name)}()\`` };
  return changingMethods.has(fn) ? { object: self, what: `\`.${String(name)}()\`` } : undefined;
}

/** Remembers an object as born here, if it is not known yet: literals, `new`, and what native functions give back. */
export function bear(t: Tracer, value: unknown): void {
  if (value === null || typeof value !== "object" || t.births.has(value)) return;
  if (isCallTime(value) || isResultObject(value)) return;
  const r = t.recording;
  if (isIterator(value)) watchIterator(t, value);
  t.births.set(value, { recording: r.number, region: r.regions[r.regions.length - 1] ?? 0, sequence: ++r.sequence });
}

/** True for what stands somewhere in a list, and further on when it is asked: what a generator or `.values()` gives. */
export function isIterator(value: object): value is IterableIterator<unknown> {
  return Object.prototype.isPrototypeOf.call(iteratorPrototype, value);
}

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;

/**
 * Has every step of an iterator, by whatever code, held to the rule for changes: a list taken from it in one branch would
 * be missing in the other.
 */
function watchIterator(t: Tracer, iterator: IterableIterator<unknown>): void {
  const next = iterator.next.bind(iterator);
  const watched: typeof next = (...args) => {
    checkChange(t, iterator, "Going on with this iterator");
    return next(...args);
  };
  Object.defineProperty(iterator, "next", { value: watched, configurable: true, writable: true });
}

/** The same for what a native function made anew, and all that is in it: nobody else has seen that. */
export function bearAll(t: Tracer, value: unknown): void {
  const waiting = [value];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object === null || typeof object !== "object" || t.births.has(object)) continue;
    bear(t, object);
    if (!t.births.has(object)) continue;
    if (object instanceof Map) waiting.push(...object.values());
    else if (object instanceof Set) waiting.push(...object);
    else if (isPlain(object)) for (const { value: member } of membersOf(object)) waiting.push(member);
  }
}

function membersOf(object: object): readonly PropertyDescriptor[] {
  return Object.values(Object.getOwnPropertyDescriptors(object));
}

/**
 * Checks that an object may be changed here. Both sides of a branch are traced one after the other, so an object from
 * outside the innermost branch, or from outside the block, would be changed on every path; an object from outside the flow would carry the change
 * into other flows and into the next run of this one.
 */
export function mayChange(t: Tracer, object: unknown, what: string): void {
  const r = t.recording;
  if (r.idle || object === null || (typeof object !== "object" && typeof object !== "function")) return;
  if (isCallTimeObject(object)) return;
  if (isCallTime(object) || isResultObject(object)) t.fail("FLW204", { what, of: describe(object) });
  const merged = t.merged.get(object);
  if (merged) t.fail("FLW234", { name: merged.name, join: merged.join });
  if (t.constructing.some((made) => object instanceof made)) bear(t, object);
  checkChange(t, object, what);
  r.mutations.push({ object, sequence: ++r.sequence, place: t.place, what });
}

/** Refuses a change of an object that was made elsewhere. */
function checkChange(t: Tracer, object: object, what: string): void {
  const r = t.recording;
  if (r.idle) return;
  const birth = t.births.get(object);
  if (birth?.recording !== r.number) t.fail("FLW214", { what });
  const region = r.regions.lastIndexOf(birth.region);
  if ((region >= 0 && region < r.regions.length - 1) || birth.sequence <= r.blockBegun) t.fail("FLW212", { what });
}

/** Changes since a moment of objects that lived at that moment already, the latest first. */
export function changesSince(t: Tracer, r: Recording, sequence: number): readonly Mutation[] {
  const found: Mutation[] = [];
  for (let i = r.mutations.length - 1; i >= 0; i--) {
    const change = r.mutations[i] as Mutation;
    if (change.sequence <= sequence) break;
    if (bornAt(t, change.object) <= sequence) found.push(change);
  }
  return found;
}

/** When an object of the build was born in this recording; 0 for one that is older. */
export function bornAt(t: Tracer, object: object): number {
  return t.births.get(object)?.sequence ?? 0;
}

/** Makes the calls of one staged file. `at` sets the place. */
export function heapCalls(t: Tracer, at: (position: number) => void): HeapCalls {
  const refuseKey = (key: unknown) => {
    if (isCallTime(key)) t.fail("FLW223", { what: describe(key) });
  };
  return {
    own(_position, object) {
      bear(t, object);
      return object;
    },

    set(position, object, key, value) {
      at(position);
      refuseKey(key);
      mayChange(t, object, `\`.${String(key)} =\``);
      (object as Record<PropertyKey, unknown>)[key as PropertyKey] = value;
      return value;
    },

    changing(position, object, key) {
      at(position);
      mayChange(t, object, `\`.${key} =\``);
      return object;
    },

    delete(position, object, key) {
      at(position);
      refuseKey(key);
      mayChange(t, object, `\`delete .${String(key)}\``);
      return delete (object as Record<PropertyKey, unknown>)[key as PropertyKey];
    },

    key(position, key) {
      at(position);
      refuseKey(key);
      return key;
    },

    index(position, object, key) {
      at(position);
      refuseKey(key);
      return (object as Record<PropertyKey, unknown>)[key as PropertyKey];
    },

    defaults(position, source, names) {
      at(position);
      if ((isResultObject(source) || isCallTimeObject(source)) && names.length > 0) {
        t.fail("FLW220", { what: `\`${names.join("`, `")}\` of a result of the call` });
      }
      return source;
    },
  };
}
