import { pathEnded } from "../stage/path-ended.js";
import { isIntrinsic } from "../../author/intrinsic.js";
import type { StagedFile } from "../stage/staged-file.js";
import { refuseIfPoison, refusePoison } from "./branch.js";
import { isBuiltIn } from "./built-in.js";
import { callback, callsBack } from "./callbacks.js";
import { anyOf, compare, equality } from "./condition.js";
import { logic } from "./control.js";
import { convert } from "./convert.js";
import { refuseLookup } from "./identity.js";
import { bear, bearAll, changedBy, isIterator, isMutator, mayChange } from "./heap.js";
import { describe, holdsCallTime, joinTexts } from "./operators.js";
import { isResultObject } from "./result-object.js";
import { resolve } from "./resolve.js";
import { budget, type Tracer } from "./tracer.js";
import { touch } from "./visible-cells.js";
import { as, isCallTime, NumberOf, Condition, Poison, Unknown, unknown, unwrap, type CallTimeValue } from "./values.js";

/** Calls of functions, methods and constructors. */
export type CallCalls = Pick<StagedFile, "call" | "method" | "new">;

type AnyFunction = (...args: unknown[]) => unknown;

/** Functions that list what an object has. */
const listers = new Set<unknown>([Object.keys, Object.values, Object.entries, Object.getOwnPropertyNames]);
/** Methods that look a key up. */
const lookups = new Set(["get", "has", "set", "add", "delete"]);
/** Methods of arrays that need their callback's answer while compiling. */
const predicates = new Set(["find", "findIndex", "findLast", "findLastIndex", "filter", "sort", "toSorted"]);
/** Methods of arrays that move elements about without looking into them: references among them are welcome. */
const carriers = new Set([
  "push",
  "unshift",
  "concat",
  "map",
  "forEach",
  "flatMap",
  "find",
  "filter",
  "slice",
  "at",
  "reduce",
  "reduceRight",
  "reverse",
  "toReversed",
  "pop",
  "shift",
  "splice",
  "toSpliced",
  "with",
  "entries",
  "values",
  "keys",
  "flat",
]);

/** Those of them that call a function. */
const calling = new Set([...predicates, "map", "forEach", "flatMap", "reduce", "reduceRight"]);
/** Functions that make all that is in what they give. */
const makers = new Set<unknown>([JSON.parse, structuredClone]);
/** Functions that give what is there already. */
const lookers = new Set<unknown>([Map.prototype.get, WeakMap.prototype.get, Reflect.get]);

/** Functions that have something done later. */
const timers = new Set<unknown>([setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick]);

const stagedFunctions = new WeakMap<AnyFunction, boolean>();

/**
 * True for functions that flowc rewrote: their text calls `$f`. An arrow function that only names a value
 * (`(x) => x.name`) has nothing to rewrite and is as good as rewritten.
 */
export function isStaged(fn: AnyFunction): boolean {
  let known = stagedFunctions.get(fn);
  if (known === undefined) {
    const source = Function.prototype.toString.call(fn);
    known = /\$f\./.test(source) || /^(?:\([^()]*\)|[\w$]+)\s*=>\s*[\w$.'"`]+$/.test(source);
    stagedFunctions.set(fn, known);
  }
  return known;
}

/** Calls a function of any kind with arguments that may be call-time values. */
export function callFunction(
  t: Tracer,
  fn: unknown,
  self: unknown,
  args: readonly unknown[],
  name: string | undefined,
): unknown {
  if (as(fn, Unknown)) return unknown;
  refuseIfPoison(t, fn);
  if (typeof fn !== "function") t.fail("FLW244", { name: name ?? "this" });
  if (timers.has(fn)) t.fail("FLW103", { what: `${fn.name}()` });
  const callee = fn as AnyFunction;
  touch(t.recording, t.captures.get(callee));
  const converted = convert(t, callee, args);
  if (converted) return converted.value;
  const borrowed = borrowers.has(callee) ? borrowedCall(t, callee, self, args) : undefined;
  if (borrowed) return borrowed.value;
  if (isIntrinsic(callee)) return callIntrinsic(t, callee, self, args);
  const value = isStaged(callee) ? callStaged(t, callee, self, args, name) : callNative(t, callee, self, args, name);
  if (value !== null && typeof value === "object" && isIterator(value)) bear(t, value);
  if (value instanceof Promise) refusePromise(t, value, `${name ?? (callee.name || "this function")}()`);
  return value;
}

const { apply, bind, call } = Function.prototype;
const borrowers = new Set<unknown>([apply, bind, call, Reflect.apply]);

/** `f.call(…)`, `f.apply(…)`, `Reflect.apply(f, …)` and `f.bind(…)` call `f` as any other call does. */
function borrowedCall(
  t: Tracer,
  fn: AnyFunction,
  self: unknown,
  args: readonly unknown[],
): { readonly value: unknown } | undefined {
  const [first, second, third] = args;
  const listed = (list: unknown): readonly unknown[] => Array.from((list ?? []) as ArrayLike<unknown>);
  if (fn === (Reflect.apply as AnyFunction)) return { value: callFunction(t, first, second, listed(third), undefined) };
  if (typeof self !== "function" || isIntrinsic(self)) return undefined;
  if (fn === (call as AnyFunction)) return { value: callFunction(t, self, first, args.slice(1), self.name) };
  if (fn === (apply as AnyFunction)) return { value: callFunction(t, self, first, listed(second), self.name) };
  if (fn !== (bind as AnyFunction) || !isBuiltIn(self as AnyFunction)) return undefined;
  const bound: AnyFunction = (...rest) => callFunction(t, self, first, [...args.slice(1), ...rest], self.name);
  stagedFunctions.set(bound, true);
  return { value: bound };
}

/** What a promise does comes too late: the flow has been recorded then. Its own failure is nobody's any more. */
function refusePromise(t: Tracer, promise: Promise<unknown>, what: string): void {
  if (t.recording.idle) return;
  promise.catch(() => undefined);
  t.fail("FLW103", { what });
}

function callIntrinsic(t: Tracer, fn: AnyFunction, self: unknown, args: readonly unknown[]): unknown {
  const { place } = t;
  const given = joinedTemplate(t, args);
  t.inLibrary++;
  try {
    return fn.apply(self, given as unknown[]);
  } finally {
    t.inLibrary--;
    t.place = place;
  }
}

/** The arguments of a tag: its template as one text. Other arguments are left as they are. */
function joinedTemplate(t: Tracer, args: readonly unknown[]): readonly unknown[] {
  const [strings, ...values] = args;
  if (values.length === 0 || !Array.isArray(strings) || !Object.hasOwn(strings, "raw")) return args;
  const parts = (strings as readonly string[]).flatMap((piece, i) => (i === 0 ? [piece] : [values[i - 1], piece]));
  return [joinTexts(t, parts, "a text")];
}

function callStaged(
  t: Tracer,
  fn: AnyFunction,
  self: unknown,
  args: readonly unknown[],
  name: string | undefined,
): unknown {
  const r = t.recording;
  const { place } = t;
  const { calls } = r;
  if (++r.depth > budget.depth) {
    r.depth = 0;
    t.fail("FLW224", { name: name ?? (fn.name || "this function") });
  }
  r.calls = [...calls, place];
  const note = r.note;
  r.note = undefined;
  try {
    return fn.apply(self, args as unknown[]);
  } finally {
    r.depth = Math.max(0, r.depth - 1);
    r.calls = calls;
    r.note = note;
    t.place = place;
  }
}

function callNative(
  t: Tracer,
  fn: AnyFunction,
  self: unknown,
  args: readonly unknown[],
  name: string | undefined,
): unknown {
  const change = changedBy(fn, self, args);
  if (change) mayChange(t, change.object, change.what);
  if (listers.has(fn) && isResultObject(args[0])) t.fail("FLW205", { what: describe(args[0]) });
  refuseCallTime(t, args, name ?? (fn.name || "a native function"));
  return guardEnd(t, () => {
    const given = callsBack(fn) ? args.map((arg) => callback(t, name ?? "a native function", arg, true)) : [...args];
    const value = fn.apply(self, given);
    if (makers.has(fn)) bearAll(t, value);
    else if (!lookers.has(fn)) bear(t, value);
    return value;
  });
}

/** Runs native code; if a path ended inside it and it went on, it is left now. */
function guardEnd(t: Tracer, go: () => unknown): unknown {
  const r = t.recording;
  const open = r.cursor.length > 0;
  const value = go();
  if (open && t.recording === r && r.cursor.length === 0) throw pathEnded;
  return value;
}

function refuseCallTime(t: Tracer, args: readonly unknown[], name: string): void {
  const found = args.find((arg) => holdsCallTime(arg) && !as(arg, Unknown));
  if (found === undefined) return;
  const inner = unwrap(found);
  if (inner instanceof Poison) refusePoison(t, inner);
  t.fail("FLW206", { name, what: describe(found) });
}

/** Methods of texts that a contact flow knows. */
function isComparison(key: string): key is "startsWith" | "endsWith" | "includes" {
  return key === "startsWith" || key === "endsWith" || key === "includes";
}

/** A method of a reference, text or condition. */
function callMethodOfValue(t: Tracer, value: CallTimeValue, handle: unknown, key: string, args: readonly unknown[]) {
  if (value instanceof Unknown) return unknown;
  if (value instanceof Poison) refusePoison(t, value);
  const isText = !(value instanceof Condition) && !(value instanceof NumberOf);
  if (isComparison(key) && args.length === 1 && isText) {
    return compare(t, key, handle, args[0]);
  }
  if (key === "toString" && isText) return handle;
  return t.fail("FLW202", { name: `${key}()`, what: value.describe() });
}

/** Methods of arrays that ask about elements: call-time answers become conditions. Undefined when it is none of them. */
function askArray(
  t: Tracer,
  array: readonly unknown[],
  key: string,
  args: readonly unknown[],
): { readonly value: unknown } | undefined {
  const held = array.some((element) => isCallTime(element));
  const [first] = args;
  switch (key) {
    case "includes":
      if (!isCallTime(first)) refuseLookup(t, first, array);
      if (!held && !isCallTime(first)) return undefined;
      return {
        value: anyOf(
          array.map((element) =>
            isCallTime(element) || isCallTime(first) ? equality(t, first, element) : Object.is(element, first),
          ),
        ),
      };
    case "some":
    case "every":
      return {
        value: askEach(t, key, array, (element, i) => callFunction(t, first, undefined, [element, i, array], key)),
      };
    case "join":
      if (!held) return undefined;
      return {
        value: joinTexts(
          t,
          array.flatMap((e, i) => (i > 0 ? [first ?? ",", e] : [e])),
          "a joined text",
        ),
      };
    case "indexOf":
    case "lastIndexOf":
      if (held || isCallTime(first)) t.fail("FLW229", { name: key });
      refuseLookup(t, first, array);
      return undefined;
    default:
      return undefined;
  }
}

/** `.some()` and `.every()`: elements are asked in turn, as long as the answer is open; questions may be blocks. */
function askEach(
  t: Tracer,
  key: "some" | "every",
  array: readonly unknown[],
  ask: (element: unknown, index: number) => unknown,
): unknown {
  const kind = key === "some" ? "or" : "and";
  let answer: unknown = key === "every";
  for (const [i, element] of array.entries()) {
    const question = (): unknown => {
      const asked = ask(element, i);
      return isCallTime(asked) ? asked : Boolean(asked);
    };
    if (isCallTime(answer)) answer = logic(t, t.recording, kind, answer, question, []);
    else if (answer === (key === "some")) return answer;
    else answer = question();
  }
  return answer;
}

function callArray(t: Tracer, array: unknown[], key: string, args: readonly unknown[]): unknown {
  const asked = askArray(t, array, key, args);
  if (asked) return asked.value;
  if (isMutator(t, array, key)) mayChange(t, array, `\`.${key}()\``);
  const method = (array as unknown as Record<string, AnyFunction>)[key];
  if (!carriers.has(key) && !predicates.has(key)) return callFunction(t, method, array, args, key);
  const [first, ...rest] = args;
  const given =
    args.length === 0 ? [] : [calling.has(key) ? callback(t, key, first, predicates.has(key)) : first, ...rest];
  return guardEnd(t, () => {
    const value = (method as AnyFunction).apply(array, given);
    if (key !== "at" && key !== "find" && key !== "pop" && key !== "shift" && !key.startsWith("reduce")) bear(t, value);
    return value;
  });
}

const namedObjects = new Map<unknown, string>([
  [JSON, "JSON"],
  [Math, "Math"],
  [Object, "Object"],
  [Promise, "Promise"],
  [Reflect, "Reflect"],
]);

/** A method by its object and name where the object has a name everybody knows: `JSON.stringify`, `.test`. */
function methodName(self: unknown, name: string): string {
  const known = namedObjects.get(self) ?? "";
  return `${known}.${name}`;
}

/** Makes the calls of one staged file. `at` sets the place. */
export function callCalls(t: Tracer, at: (position: number) => void): CallCalls {
  return {
    call(position, callee, args, name) {
      at(position);
      return callFunction(t, callee, undefined, args, name);
    },

    method(position, object, key, args, get) {
      at(position);
      const self = resolve(t.recording, object);
      if (get) return callFunction(t, get(self), self, args, undefined);
      if (isCallTime(key)) t.fail("FLW223", { what: describe(key) });
      const name = String(key);
      const inner = unwrap(self);
      if (inner) return callMethodOfValue(t, inner, self, name, args);
      if (self === null || self === undefined) t.fail("FLW244", { name: `${String(self)}.${name}` });
      if (typeof self === "string" && isComparison(name) && isCallTime(args[0])) {
        t.fail("FLW251", { operator: name, what: describe(args[0]) });
      }
      if (Array.isArray(self) && typeof key !== "symbol") return callArray(t, self, name, args);
      if ((self instanceof Map || self instanceof Set) && lookups.has(name)) {
        if (isCallTime(args[0])) t.fail("FLW223", { what: describe(args[0]) });
        refuseLookup(t, args[0], [...self.keys()]);
      }
      if (isMutator(t, self, key)) {
        mayChange(t, self, `\`.${name}()\``);
        if (self instanceof Map && name === "set") return self.set(args[0], args[1]);
      }
      const fn = (self as Record<PropertyKey, unknown>)[key as PropertyKey];
      return callFunction(t, fn, self, args, methodName(self, name));
    },

    new(position, constructor, args) {
      at(position);
      if (typeof constructor !== "function") t.fail("FLW244", { name: "new" });
      const make = constructor as unknown as new (...args: unknown[]) => object;
      if (!isStaged(constructor as AnyFunction)) refuseCallTime(t, args, `new ${make.name}`);
      t.constructing.push(make);
      let object: object;
      try {
        object = new make(...args);
      } finally {
        t.constructing.pop();
      }
      bear(t, object);
      if (object instanceof Promise) refusePromise(t, object, "new Promise()");
      return object;
    },
  };
}
