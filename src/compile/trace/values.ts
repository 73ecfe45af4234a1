import { isProtected, type ProtectedValue } from "../../author/settings/protected-value.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import type { Place } from "./position.js";

/** Key under which a call-time value's proxy gives the value itself. */
const inside = Symbol("flowc.value");

/** Something known only during the call. Authors hold it behind a proxy that refuses every native use. */
export abstract class CallTimeValue {
  /** The value itself, as its handle gives it. */
  get [inside](): CallTimeValue {
    return this;
  }

  /** What the author would call it. */
  abstract describe(): string;
}

/** A read of a path. It remembers what gave the cell its value: an action (`def`), or the ways it came (`anchor`). */
export class Ref extends CallTimeValue {
  readonly path: string;
  /** The cell that the path reads, when something can replace it; see `cells.ts`. */
  readonly cell: string | undefined;
  readonly def: TraceNode | undefined;
  readonly anchor: readonly TraceEdge[] | undefined;
  /** Reads a field below this one, where the value may be an object (a Lambda's nested answer). */
  readonly nested: ((name: string) => unknown) | undefined;

  constructor(path: string, source: RefSource = {}) {
    super();
    this.path = path;
    this.cell = source.cell;
    this.def = source.def;
    this.anchor = source.anchor;
    this.nested = source.nested;
    for (const edge of source.anchor ?? []) {
      if (edge.open) {
        (edge.covers ??= []).push({
          add: (split) => void source.anchor?.push(split),
          remove: (split) => void source.anchor?.splice(source.anchor.indexOf(split), 1),
        });
      }
    }
  }

  describe(): string {
    return `the reference ${this.path}`;
  }
}

/** What a {@link Ref} remembers. */
export interface RefSource {
  readonly cell?: string | undefined;
  readonly def?: TraceNode | undefined;
  /** A list of its own: conditions split from an open branch later are added to it. */
  readonly anchor?: TraceEdge[] | undefined;
  readonly nested?: ((name: string) => unknown) | undefined;
}

/** A value decided by the way the call came. `head` marks those of a loop head or block, whose ways are not all known yet. */
export class Phi extends CallTimeValue {
  readonly inputs: Map<TraceEdge, unknown>;
  /** What it is known to be at actions recorded since; null where that cannot be told. See `decided.ts`. */
  readonly since = new Map<TraceNode, { readonly value: unknown } | null>();
  readonly name: string;
  readonly head: TraceNode | undefined;

  constructor(inputs: Map<TraceEdge, unknown>, name: string, head?: TraceNode) {
    super();
    this.inputs = inputs;
    this.name = name;
    this.head = head;
    for (const edge of inputs.keys()) {
      if (edge.open) {
        (edge.covers ??= []).push({
          add: (split) => void inputs.set(split, inputs.get(edge)),
          remove: (split) => void inputs.delete(split),
        });
      }
    }
  }

  describe(): string {
    return `\`${this.name}\` (set differently on different branches)`;
  }
}

/** The way an action ended; lives only on that action's own out-edges. */
export class Outcome extends CallTimeValue {
  readonly node: TraceNode;

  constructor(node: TraceNode) {
    super();
    this.node = node;
  }

  describe(): string {
    return `the outcome of ${this.node.block}`;
  }
}

/** Text with references in it. Parts alternate freely; neighbouring plain parts are one. */
export class Text extends CallTimeValue {
  readonly parts: readonly unknown[];
  /** Where the author put it together. */
  readonly place: Place | undefined;

  constructor(parts: readonly unknown[], place?: Place) {
    super();
    this.parts = parts;
    this.place = place;
  }

  describe(): string {
    return "a text with a reference in it";
  }
}

/** Comparison operators of conditions, in the author's spelling. */
export type Comparison = "===" | "<" | "<=" | ">" | ">=" | "startsWith" | "endsWith" | "includes";

/** A condition that is not decided yet. It may be stored in a variable; it records blocks only where it is tested. */
export class Condition extends CallTimeValue {
  readonly test: ConditionTest;

  constructor(test: ConditionTest) {
    super();
    this.test = test;
  }

  describe(): string {
    return "a condition of the call";
  }
}

/** What a {@link Condition} asks. */
export type ConditionTest =
  | { readonly kind: "not"; readonly a: unknown; readonly place?: Place | undefined }
  /** `place`: where `b` stands. */
  | { readonly kind: "and" | "or"; readonly a: unknown; readonly b: unknown; readonly place?: Place | undefined }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly a: unknown;
      readonly b: unknown;
      readonly place: Place;
    };

/** `Number(reference)`: only good for comparing. */
export class NumberOf extends CallTimeValue {
  readonly of: unknown;

  constructor(of: unknown) {
    super();
    this.of = of;
  }

  describe(): string {
    return "a number of the call";
  }
}

/** A personal or secret setting: its relocation token stands in the output, its value is never known to the build. */
export class Protected extends CallTimeValue {
  readonly token: string;

  constructor(token: string) {
    super();
    this.token = token;
  }

  describe(): string {
    return "a personal or secret setting";
  }
}

/** A variable that holds different build-time objects on joined paths; complains only when it is used. */
export class Poison extends CallTimeValue {
  readonly code: string;
  readonly holes: Readonly<Record<string, string>>;

  constructor(code: string, holes: Readonly<Record<string, string>>) {
    super();
    this.code = code;
    this.holes = holes;
  }

  describe(): string {
    return "this value";
  }
}

/** What a refused operation gave, while a flow is run once more for all of its findings: every use of it is silent. */
export class Unknown extends CallTimeValue {
  describe(): string {
    return "a value that could not be computed";
  }
}

/** What a value's proxy calls when native code touches it: never returns. */
export type Refuse = (value: CallTimeValue, use: NativeUse) => never;
/** How native code touched a value. */
export type NativeUse =
  | { readonly kind: "convert" }
  | { readonly kind: "iterate" }
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "set"; readonly name: string }
  | { readonly kind: "in" }
  | { readonly kind: "keys" };

let refuse: Refuse = (value) => {
  throw new TypeError(`${value.describe()} is known only during the call`);
};

/** Says what happens when native code touches a call-time value. Gives what happened before. */
export function onNativeUse(handler: Refuse): Refuse {
  const before = refuse;
  refuse = handler;
  return before;
}

type Target = { readonly [inside]: CallTimeValue };
const probes = new Set<PropertyKey>(["toJSON", "then", "constructor", "asymmetricMatch", "nodeType", "tagName"]);

const traps: ProxyHandler<Target> = {
  get(target, key) {
    const value = target[inside];
    if (key === inside) return value;
    if (key === Symbol.toPrimitive || key === "valueOf" || key === "toString")
      return refuse(value, { kind: "convert" });
    if (key === Symbol.iterator || key === Symbol.asyncIterator) return refuse(value, { kind: "iterate" });
    if (typeof key === "symbol" || (probes.has(key) && !(value instanceof Poison))) return undefined;
    if (value instanceof Ref && value.nested && !/^(?:length|\d+)$/.test(key)) return value.nested(key);
    return refuse(value, { kind: "property", name: key });
  },
  set: (target, key) => refuse(target[inside], { kind: "set", name: String(key) }),
  deleteProperty: (target, key) => refuse(target[inside], { kind: "set", name: String(key) }),
  defineProperty: (target, key) => refuse(target[inside], { kind: "set", name: String(key) }),
  has: (target) => refuse(target[inside], { kind: "in" }),
  ownKeys: (target) => refuse(target[inside], { kind: "keys" }),
  getOwnPropertyDescriptor: (target, key) => refuse(target[inside], { kind: "property", name: String(key) }),
};

const silentTraps: ProxyHandler<Target> = {
  get(target, key) {
    if (key === inside) return target[inside];
    if (key === Symbol.toPrimitive || key === "valueOf" || key === "toString") return () => "unknown";
    if (key === Symbol.iterator) return () => [].values();
    return typeof key === "symbol" || probes.has(key) ? undefined : unknown;
  },
  set: () => true,
  deleteProperty: () => true,
  has: () => false,
  ownKeys: () => [],
  getOwnPropertyDescriptor: () => undefined,
};

/** The handle of {@link Unknown}: its properties are unknown too. */
export const unknown: unknown = new Proxy<Target>({ [inside]: new Unknown() }, silentTraps);

/** The author's handle of a call-time value. */
export function wrap(value: CallTimeValue): unknown {
  return new Proxy<Target>({ [inside]: value }, traps);
}

/** The call-time value behind a handle; undefined for anything else. */
export function unwrap(value: unknown): CallTimeValue | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const found = (value as Partial<Target>)[inside];
  if (found !== undefined) return found;
  return isProtected(value) ? protectedValue(value) : undefined;
}

const protectedValues = new WeakMap<ProtectedValue, Protected>();

function protectedValue(value: ProtectedValue): Protected {
  let known = protectedValues.get(value);
  if (!known) protectedValues.set(value, (known = new Protected(value.token)));
  return known;
}

/** The value behind a handle, if it is of that class. */
export function as<T extends CallTimeValue>(value: unknown, kind: abstract new (...args: never[]) => T): T | undefined {
  const inner = unwrap(value);
  return inner instanceof kind ? inner : undefined;
}

/** True for what only the call knows. */
export function isCallTime(value: unknown): boolean {
  return unwrap(value) !== undefined;
}
