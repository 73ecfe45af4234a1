import { branch, branchOutcome, decided, operandOf } from "./branch.js";
import type { Place } from "./position.js";
import { resolve } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import { as, Condition, isCallTime, NumberOf, Outcome, Unknown, unwrap, wrap, type Comparison } from "./values.js";

/** A comparison that is decided when it is tested; one of a block's outcome is decided now, before it is lost. */
export function compare(t: Tracer, operator: Comparison, a: unknown, b: unknown): unknown {
  const condition = wrap(new Condition({ kind: "compare", operator, a, b, place: t.place }));
  const r = t.recording;
  if (as(a, Outcome) || as(b, Outcome)) {
    if (r.cursor.length === 0) return condition;
    const { whenTrue, whenFalse } = branch(t, r, condition);
    r.cursor = [...whenTrue, ...whenFalse];
    return decided(whenTrue, whenFalse);
  }
  if (!isCallTime(a)) operandOf(t, a);
  if (!isCallTime(b)) operandOf(t, b);
  return condition;
}

/** The opposite of a condition, or of a plain value. */
export function not(t: Tracer, value: unknown): unknown {
  const now = resolve(t.recording, value);
  if (!isCallTime(now)) return !now;
  if (as(now, Unknown)) return now;
  const test = as(now, Condition)?.test;
  return test?.kind === "not" ? test.a : wrap(new Condition({ kind: "not", a: now, place: t.place }));
}

/** `a && b` or `a || b` of conditions without blocks. `place`: where `b` stands. */
export function both(kind: "and" | "or", a: unknown, b: unknown, place?: Place): unknown {
  return wrap(new Condition({ kind, a, b, place }));
}

/** True when any of the conditions is; plain when the build can tell. */
export function anyOf(conditions: readonly unknown[]): unknown {
  let any: unknown = false;
  for (const condition of conditions) {
    if (isCallTime(condition)) any = any === false ? condition : both("or", any, condition);
    else if (condition) return true;
  }
  return any;
}

/** `Number(menu()) === 1`: asks for the key "1". */
function numberOfOutcome(a: unknown, b: unknown): { readonly outcome: unknown; readonly asked: string } | undefined {
  const outcome = as(a, NumberOf)?.of;
  return as(outcome, Outcome) && typeof b === "number" ? { outcome, asked: String(b) } : undefined;
}

/**
 * `a === b` with a call-time value on either side. `isLast` when no other answer of the same outcome will be asked for.
 */
export function equality(t: Tracer, a: unknown, b: unknown, isLast = false): unknown {
  const conditionA = as(a, Condition);
  if (conditionA || as(b, Condition)) {
    const [condition, other] = conditionA ? [a, b] : [b, a];
    if (other === true) return condition;
    if (other === false) return not(t, condition);
    const name = isCallTime(other) ? "a value of the call" : JSON.stringify(other);
    return t.fail("FLW247", { other: name ?? "undefined" });
  }
  const key = numberOfOutcome(a, b) ?? numberOfOutcome(b, a);
  if (key) return equality(t, key.outcome, key.asked, isLast);
  const outcome = as(a, Outcome) ?? as(b, Outcome);
  const r = t.recording;
  if (outcome && r.cursor.length > 0) {
    // Taken now: the outcome is lost after the next block.
    const sides = branchOutcome(t, r, outcome.node, "===", outcome === unwrap(a) ? b : a, isLast);
    r.cursor = [...sides.whenTrue, ...sides.whenFalse];
    return decided(sides.whenTrue, sides.whenFalse);
  }
  if (as(a, NumberOf) || as(b, NumberOf)) return both("and", compare(t, ">=", a, b), compare(t, "<=", a, b));
  return compare(t, "===", a, b);
}
