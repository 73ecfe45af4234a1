import type { Maker } from "./maker.js";
import type { Row } from "./rows.js";
import type { Scope } from "./scope.js";
import { literal, numeral, reference, word } from "./words.js";

const orders: readonly (readonly [operator: string, row: Row])[] = [
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
];

/** An expression for a condition. */
export function condition(m: Maker, scope: Scope, depth = 0): string {
  const deeper = depth < 2;
  const inner = (): string => condition(m, scope, depth + 1);
  return m.choose(
    [6, () => comparison(m, scope)],
    [1.2, deeper && (() => (m.uses("&&"), `(${inner()} && ${inner()})`))],
    [1.2, deeper && (() => (m.uses("||"), `(${inner()} || ${inner()})`))],
    [0.8, deeper && (() => (m.uses("!"), `!(${inner()})`))],
    [
      0.5,
      deeper &&
        (() => {
          m.uses("a block on the right of && or ||");
          return `(${inner()} ${m.pick(["&&", "||"])} ${blockTest(m, scope)})`;
        }),
    ],
    [1.6, () => blockTest(m, scope)],
    [1.2, () => numbers(m, scope)],
    [2, () => texts(m, scope)],
    [2, scope.flags.length > 0 && (() => m.pick(scope.flags))],
    [
      0.4,
      scope.flags.length > 0 &&
        (() => {
          m.uses("a condition compared with true or false");
          return `(${m.pick(scope.flags)} ${m.pick(["===", "!=="])} ${m.pick(["true", "false"])})`;
        }),
    ],
    [
      0.5,
      deeper &&
        scope.flagHelpers.length > 0 &&
        (() => {
          m.uses("a condition from a helper");
          return `${m.pick(scope.flagHelpers)}(${word(m, scope, depth + 1)})`;
        }),
    ],
    [0.2, () => (m.uses("typeof"), `typeof ${reference(m, scope)} === "string"`)],
    [0.3, () => (m.uses("a plain condition"), m.pick(["loud", "debug", "!debug", "table.one === table.two"]))],
  );
}

function comparison(m: Maker, scope: Scope): string {
  const isEqual = m.chance(0.6);
  m.uses(isEqual ? "===" : "!==");
  const left = m.chance(0.5) ? reference(m, scope) : word(m, scope, 1);
  const right = m.chance(0.6) ? literal(m) : word(m, scope, 2);
  return `${left} ${isEqual ? "===" : "!=="} ${right}`;
}

/** A condition that only the call can decide, for loops: a call comes out of them some time. */
export function callCondition(m: Maker, scope: Scope): string {
  return m.choose(
    [3, () => "checkHoursOfOperation(office)"],
    [1, () => `${condition(m, scope, 1)} && checkHoursOfOperation(office)`],
    [1, () => `!(${condition(m, scope, 1)} || checkHoursOfOperation(office))`],
    [1, () => `invokeLambda(f, {}).v ${m.pick(["===", "!=="])} ${literal(m)}`],
    [1, () => `ask("${m.fresh("q")}") ${m.pick(["===", "!=="])} ${m.pick([`"1"`, `"9"`])}`],
    [1, () => `queueMetric("contactsInQueue", { queue: support }) ${m.pick(["<", ">"])} 2`],
  );
}

/** A test of a block's own branches. */
function blockTest(m: Maker, scope: Scope): string {
  return m.choose(
    [2, () => (m.uses("checkHoursOfOperation"), "checkHoursOfOperation(office)")],
    [
      1,
      () => {
        const isKnown = m.chance(0.5);
        m.uses(isKnown ? "a menu with keys" : "a menu without keys");
        const keys = isKnown ? `, { keys: ["1", "2"] }` : "";
        const answer = m.pick(isKnown ? ["1", "2", "timeout", "noMatch"] : ["1", "2", "timeout"]);
        if (answer === "noMatch") m.uses("noMatch of a menu");
        if (answer === "timeout") m.uses("timeout of a menu");
        return `getCustomerInput("${m.fresh("m")}"${keys}) ${m.pick(["===", "!=="])} "${answer}"`;
      },
    ],
    [1, () => (m.uses("digits stored", "timedOut"), `ask("${m.fresh("q")}") === ${literal(m)}`)],
    [0.6, () => (m.uses("checkStaffing"), `checkStaffing("${m.pick(["available", "staffed"])}", { queue: support })`)],
    [
      0.8,
      () => {
        const [operator, row] = m.pick(orders);
        m.uses("queueMetric", row);
        const metric = m.pick(["contactsInQueue", "oldestContactAgeSeconds"]);
        const number = m.pick([0, 1, 3, 300]);
        const call = `queueMetric("${metric}", { queue: support })`;
        return m.chance(0.8) ? `${call} ${operator} ${number}` : `${number} ${operator} ${call}`;
      },
    ],
    [
      0.5,
      () => {
        m.uses("distributeByPercentage");
        return `distributeByPercentage({ pilot: 30, rest: 70 }) === "${m.pick(["pilot", "rest"])}"`;
      },
    ],
    [0.5, () => (m.uses("===", "a result used as it is made"), `invokeLambda(g, {}).v === ${literal(m)}`)],
    [
      0.4,
      scope.copies < 4 &&
        (() => (
          m.uses("a module"),
          `invokeFlowModule(lookup, { greeting: ${literal(m)} }).result === "${m.pick(["known", "unknown", "noMatch"])}"`
        )),
    ],
  );
}

function numbers(m: Maker, scope: Scope): string {
  const [operator, row] = m.pick(orders);
  const left = `Number(${numeral(m, scope)})`;
  if (m.chance(0.2)) {
    m.uses("two numbers of the call");
    return `${left} ${m.pick([operator, "===", "!=="])} Number(${numeral(m, scope)})`;
  }
  m.uses(row);
  if (m.chance(0.15)) return `${left} === ${m.pick([1, 2])}`;
  return m.chance(0.8) ? `${left} ${operator} ${m.pick([1, 2, 3])}` : `${m.pick([1, 2, 3])} ${operator} ${left}`;
}

/** Tests of a part of a text, and of lists. */
function texts(m: Maker, scope: Scope): string {
  return m.choose(
    [1, () => (m.uses("includes of a list"), `["1", "a", "x"].includes(${word(m, scope, 2)})`)],
    [
      1,
      () => {
        m.uses("includes of a list with references");
        return `["1", ${word(m, scope, 2)}, ${reference(m, scope)}].includes(${word(m, scope, 2)})`;
      },
    ],
    [1, () => (m.uses("startsWith"), `${reference(m, scope)}.startsWith(${m.chance(0.7) ? literal(m) : `"+65"`})`)],
    [0.7, () => (m.uses("endsWith"), `${reference(m, scope)}.endsWith(${m.chance(0.7) ? literal(m) : `"US"`})`)],
    [0.7, () => (m.uses("includes of a text"), `${reference(m, scope)}.includes(${literal(m)})`)],
    [0.6, () => (m.uses("some"), `["1", "b", ${literal(m)}].some((one) => one === ${word(m, scope, 2)})`)],
    [0.6, () => (m.uses("every"), `["1", "b"].every((one) => one !== ${word(m, scope, 2)})`)],
  );
}
