import type { StagedFile } from "../stage/staged-file.js";
import { refuseIfPoison } from "./branch.js";
import { isBuiltIn } from "./built-in.js";
import { compare, equality, not } from "./condition.js";
import { identical } from "./identity.js";
import type { TraceEdge } from "./graph.js";
import { leavesOf, mayBeNothing, refuseNothing } from "./leaves.js";
import { isNothing } from "./nothing.js";
import { isResultObject } from "./result-object.js";
import { resolve, textOf, valueOnEdge } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import {
  as,
  CallTimeValue,
  Condition,
  isCallTime,
  NumberOf,
  Outcome,
  Phi,
  Unknown,
  unknown,
  unwrap,
  wrap,
} from "./values.js";

/** Operators, texts and `typeof`. */
export type OperatorCalls = Pick<StagedFile, "bin" | "unary" | "not" | "typeof" | "template">;

type Binary = (a: never, b: never) => unknown;

/** JavaScript's own operators, for values that the build knows. */
const native: Readonly<Record<string, Binary>> = {
  "==": (a: unknown, b: unknown) => looselyEqual(a, b),
  "!=": (a: unknown, b: unknown) => !looselyEqual(a, b),
  "<": (a: number, b: number) => a < b,
  "<=": (a: number, b: number) => a <= b,
  ">": (a: number, b: number) => a > b,
  ">=": (a: number, b: number) => a >= b,
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "++": (a: number, b: number) => a + b,
  "--": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
  "%": (a: number, b: number) => a % b,
  "**": (a: number, b: number) => a ** b,
  "&": (a: number, b: number) => a & b,
  "|": (a: number, b: number) => a | b,
  "^": (a: number, b: number) => a ^ b,
  "<<": (a: number, b: number) => a << b,
  ">>": (a: number, b: number) => a >> b,
  ">>>": (a: number, b: number) => a >>> b,
  in: (a: string, b: object) => a in b,
  instanceof: (a: object, b: new () => object) => a instanceof b,
};

/** JavaScript's `==`. */
function looselyEqual(a: unknown, b: unknown): boolean {
  return a == b;
}

/** Makes the calls of one staged file. `at` sets the place. */
export function operatorCalls(t: Tracer, at: (position: number) => void): OperatorCalls {
  return {
    bin(position, operator, left, right) {
      at(position);
      const a = operandNow(t, operator, left);
      const b = operandNow(t, operator, right);
      if (!isCallTime(a) && !isCallTime(b)) return binaryNow(t, operator, a, b);
      if (as(a, Unknown) || as(b, Unknown)) return unknown;
      refuseIfPoison(t, a);
      refuseIfPoison(t, b);
      return binary(t, operator, a, b);
    },

    unary(position, operator, value) {
      at(position);
      const now = resolve(t.recording, value);
      const inner = unwrap(now);
      if (inner) return t.fail("FLW207", { operator, what: inner.describe() });
      return operator === "-" ? -(now as number) : operator === "+" ? Number(now) : ~(now as number);
    },

    not(position, value) {
      at(position);
      refuseIfPoison(t, value);
      return not(t, value);
    },

    typeof(position, value) {
      at(position);
      if (!isCallTime(value)) return typeof value;
      if (as(value, Unknown)) return "unknown";
      refuseIfPoison(t, value);
      return typeOf(t, value);
    },

    template(position, strings, values) {
      at(position);
      const parts: unknown[] = [];
      strings.forEach((string, i) => {
        parts.push(string);
        if (i < values.length) parts.push(values[i]);
      });
      return joinTexts(t, parts, "a text");
    },
  };
}

function binaryNow(t: Tracer, operator: string, a: unknown, b: unknown): unknown {
  if (operator === "===") return identical(t, a, b);
  if (operator === "!==") return !identical(t, a, b);
  if (operator === "==" || operator === "!=") identical(t, a, b);
  return (native[operator] as Binary)(a as never, b as never);
}

/** An operand as the present ways decide it. How a block ended is asked of the block: it must hear of every answer. */
function operandNow(t: Tracer, operator: string, value: unknown): unknown {
  if (!isCallTime(value) || (as(value, Outcome) && /^[!=]==?$/.test(operator))) return value;
  return resolve(t.recording, value);
}

/** `==` and `===`. A variable that was set on some ways only may be asked whether it is undefined. */
function nothingOrEqual(t: Tracer, loosely: boolean, a: unknown, b: unknown): unknown {
  const [value, other] = a === undefined || a === null ? [b, a] : [a, b];
  const phi = other === undefined || other === null ? as(value, Phi) : undefined;
  if (phi && mayBeNothing(phi)) {
    const is = (plain: unknown): boolean => (loosely ? plain === undefined || plain === null : plain === other);
    return isNothing(t, t.recording, phi, value, is);
  }
  return equality(t, a, b);
}

function isNumber(value: unknown): boolean {
  if (typeof value === "number" || as(value, NumberOf)) return true;
  const phi = as(value, Phi);
  return phi !== undefined && [...leavesOf(phi)].every(isNumber);
}

/** `typeof` of a value of the call; of a join, what it is on each way. */
function typeOf(t: Tracer, value: unknown): unknown {
  const now = resolve(t.recording, value);
  const inner = unwrap(now);
  if (!inner) return typeof now;
  if (inner instanceof Condition) return "boolean";
  if (inner instanceof NumberOf) return "number";
  if (!(inner instanceof Phi)) return "string";
  const types = new Set([...leavesOf(inner)].map((leaf) => typeOf(t, leaf)));
  if (types.size === 1) return [...types][0];
  const inputs = new Map<TraceEdge, unknown>();
  for (const edge of t.recording.cursor) {
    const there = valueOnEdge(now, edge);
    if (as(there, Phi)) refuseNothing(t, inner);
    if (as(there, Phi)) t.fail("FLW246", { name: inner.name, operator: "`typeof`" });
    inputs.set(edge, typeOf(t, there));
  }
  return wrap(new Phi(inputs, "type"));
}

function binary(t: Tracer, operator: string, a: unknown, b: unknown): unknown {
  switch (operator) {
    case "===":
    case "==":
      return nothingOrEqual(t, operator === "==", a, b);
    case "!==":
    case "!=":
      return not(t, nothingOrEqual(t, operator === "!=", a, b));
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (![a, b].some((v) => isNumber(v) || as(v, Outcome))) {
        t.fail("FLW209", { operator });
      }
      return compare(t, operator, a, b);
    case "+":
      return joinTexts(t, [a, b], "`+`");
    default:
      return t.fail("FLW207", { operator, what: describe(isCallTime(a) ? a : b) });
  }
}

/** Joins texts and references to one text; refuses what is no text. */
export function joinTexts(t: Tracer, parts: readonly unknown[], operator: string): unknown {
  const now = parts.map((part) => resolve(t.recording, part));
  return textOf(
    now.map((part) => refuseInText(t, part, operator)),
    t.place,
  );
}

function refuseInText(t: Tracer, part: unknown, operator: string): unknown {
  refuseIfPoison(t, part);
  const inner = unwrap(part);
  if (inner instanceof Condition) t.fail("FLW232", {});
  if (inner instanceof Outcome) t.fail("FLW235", { block: inner.node.block });
  if (inner instanceof NumberOf) return inner.of;
  refuseNothing(t, inner);
  if (inner instanceof Phi && [...inner.inputs.values()].some((v) => typeof v === "number" || typeof v === "boolean")) {
    t.fail("FLW246", { name: inner.name, operator });
  }
  if (isResultObject(part)) t.fail("FLW233", {});
  if (!inner && typeof part === "object" && part !== null) {
    const { toString } = part as { readonly toString?: unknown };
    if (typeof toString === "function" && !isBuiltIn(toString as () => unknown))
      return refuseInText(t, resolve(t.recording, toString.call(part)), operator);
    if (holdsCallTime(part)) t.fail("FLW233", {});
  }
  return part;
}

/** True for an object with a call-time value in it, some levels deep. */
export function holdsCallTime(value: unknown, depth = 0): boolean {
  if (value === null || typeof value !== "object") return false;
  if (isCallTime(value)) return true;
  if (isResultObject(value)) return true;
  if (depth >= 4 || value instanceof Map || value instanceof Set) return false;
  return Object.values(value).some((member) => holdsCallTime(member, depth + 1));
}

/** How to name a call-time value, or an object that holds one. */
export function describe(value: unknown): string {
  const inner = unwrap(value);
  if (inner instanceof CallTimeValue) return inner.describe();
  return isResultObject(value) ? "a result of the call" : "an object with values of the call in it";
}
