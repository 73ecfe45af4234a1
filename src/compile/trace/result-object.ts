import { partsOf } from "../../author/joinable.js";

/** Reads one field of a result, by the names that lead to it. */
export type FieldReader = (path: readonly string[]) => unknown;

const reader = Symbol("flowc.fields");

/** Called when an author does with a result what only plain objects allow: never returns. */
export type RefuseResultUse = (use: "set" | "list") => never;

let refuse: RefuseResultUse = () => {
  throw new TypeError("the fields of a result are known only during the call");
};

/** Says what happens when a result is listed, spread or changed. Gives what happened before. */
export function onResultMisuse(handler: RefuseResultUse): RefuseResultUse {
  const before = refuse;
  refuse = handler;
  return before;
}

interface Target {
  readonly [reader]: FieldReader;
  readonly path: readonly string[];
}

const traps: ProxyHandler<Target> = {
  get(target, key) {
    if (key === reader) return target[reader];
    if (typeof key === "symbol") {
      return key === Symbol.iterator || key === Symbol.toPrimitive ? refuse("list") : undefined;
    }
    return target[reader]([...target.path, key]);
  },
  set: () => refuse("set"),
  deleteProperty: () => refuse("set"),
  defineProperty: () => refuse("set"),
  has: () => refuse("list"),
  ownKeys: () => refuse("list"),
};

/** A result of the call, such as a Lambda's answer: reading any property reads that field during the call. */
export function resultObject(read: FieldReader): object {
  const target: Target = Object.assign(Object.create(null) as object, { [reader]: read, path: [] });
  return new Proxy(target, traps);
}

/** True for a result of the call. */
export function isResultObject(value: unknown): boolean {
  return fieldsOf(value) !== undefined;
}

/** How to read a result's fields, or the parts of an object of flowc's own; undefined for anything else. */
export function memberReader(value: unknown): FieldReader | undefined {
  const fields = fieldsOf(value);
  const own = fields ? undefined : partsOf(value);
  return own ? ([part = ""]) => own.read(part) : fields;
}

/** How to read a result's fields; undefined for anything else. */
export function fieldsOf(value: unknown): FieldReader | undefined {
  if (value === null || typeof value !== "object") return undefined;
  return (value as Partial<Target>)[reader];
}
