import { isIntrinsic } from "../../author/intrinsic.js";
import { isBuiltIn } from "./built-in.js";
import { convert } from "./convert.js";
import { changedBy, mayChange } from "./heap.js";
import { describe } from "./operators.js";
import { resolve } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import { as, isCallTime, Protected } from "./values.js";
import { touch } from "./visible-cells.js";

type AnyFunction = (...args: unknown[]) => unknown;

/** All methods that a prototype has. */
function methodsOf(prototype: object): unknown[] {
  return Object.values(Object.getOwnPropertyDescriptors(prototype)).map(({ value }): unknown => value);
}

/** JavaScript's own functions that call what they are given. Others keep it or compare it: it must stay the same there. */
const callers = new Set<unknown>([
  Array.from,
  JSON.parse,
  JSON.stringify,
  String.prototype.replace,
  String.prototype.replaceAll,
  Map.prototype.forEach,
  Set.prototype.forEach,
  (Object as { readonly groupBy?: unknown }).groupBy,
  (Map as { readonly groupBy?: unknown }).groupBy,
  ...methodsOf(Object.getPrototypeOf(Uint8Array.prototype) as object),
  ...methodsOf(Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object),
]);

/** True when native code may call a function that it is given as an argument. */
export function callsBack(fn: AnyFunction): boolean {
  return !isBuiltIn(fn) || callers.has(fn);
}

/**
 * A function as it is given to native code that calls it. JavaScript's own functions are watched like anywhere
 * (`names.forEach(set.add, set)`, `.filter(Boolean)`); where the answer is needed at build time, `mustAnswer`, it may not
 * be what only the call knows. Anything but a function is given as it is.
 */
export function callback(t: Tracer, name: string, value: unknown, mustAnswer: boolean): unknown {
  if (typeof value !== "function") return value;
  const fn = value as AnyFunction;
  touch(t.recording, t.captures.get(fn));
  const isForeign = isBuiltIn(fn) && !isIntrinsic(fn);
  if (!isForeign && !mustAnswer) return fn;
  return function (this: unknown, ...args: unknown[]): unknown {
    const answer = isForeign ? callBuiltIn(t, fn, this, args) : fn.apply(this, args);
    if (mustAnswer && isCallTime(resolve(t.recording, answer))) t.fail("FLW229", { name });
    return answer;
  };
}

function callBuiltIn(t: Tracer, fn: AnyFunction, self: unknown, args: readonly unknown[]): unknown {
  const converted = convert(t, fn, args);
  if (converted) return converted.value;
  const change = changedBy(fn, self, args);
  if (change) mayChange(t, change.object, change.what);
  // Personal settings refuse what is done to them in words of their own.
  const given = args.find((arg) => isCallTime(arg) && !as(arg, Protected));
  if (given !== undefined) t.fail("FLW206", { name: fn.name, what: describe(given) });
  return fn.apply(self, [...args]);
}
