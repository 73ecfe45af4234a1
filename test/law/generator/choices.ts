import { condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import type { Scope } from "./scope.js";
import { body, ending, type Productions } from "./statements.js";
import type { Statement } from "./tree.js";
import { literal, word } from "./words.js";

/** Statements that choose. */
export const choiceStatements: Productions = (m, scope) => [
  [3.5, () => [conditional(m, scope)]],
  [scope.loops.length > 0 ? 1.2 : 0, scope.loops.length > 0 && (() => leavingLoop(m, scope))],
  [1.2, () => [switchOver(m, scope)]],
  [0.5, () => [switchTrue(m, scope)]],
  [0.8, () => [menu(m, scope)]],
  [0.4, () => [shares(m, scope)]],
  [0.4, () => [figure(m, scope)]],
  [0.5, () => [labelled(m, scope)]],
];

function conditional(m: Maker, scope: Scope): Statement {
  const parts: Statement["parts"][number][] = [`if (${condition(m, scope)}) {`, body(m, scope), "}"];
  const kind = m.random.next();
  if (kind < 0.35) m.uses("if");
  else if (kind < 0.75) {
    m.uses("if else");
    parts.push(" else {", body(m, scope), "}");
  } else {
    m.uses("else if");
    parts.push(` else if (${condition(m, scope)}) {`, body(m, scope), "} else {", body(m, scope), "}");
  }
  return { parts };
}

/** `break` or `continue` under a condition, where there is a loop. */
function leavingLoop(m: Maker, scope: Scope): Statement[] {
  const labels = scope.loops.filter((label): label is string => label !== undefined);
  const jump = m.choose(
    [3, !scope.inSwitch && (() => (m.uses("break"), "break;"))],
    [3, () => (m.uses("continue"), "continue;")],
    [2, labels.length > 0 && (() => (m.uses("break to a label"), `break ${m.pick(labels)};`))],
    [2, labels.length > 0 && (() => (m.uses("continue to a label"), `continue ${m.pick(labels)};`))],
  );
  m.uses("if");
  return [{ parts: [`if (${condition(m, scope)}) {`, body(m, scope), ` ${jump} }`] }];
}

/** Cases with bodies that end, fall through, or leave. */
function cases(m: Maker, scope: Scope, tests: readonly string[], hasDefault: boolean): Statement["parts"] {
  const inner: Partial<Scope> = { inSwitch: true };
  const all = tests.map((test) => `case ${test}:`);
  if (hasDefault) {
    const at = m.random.below(all.length + 1);
    if (at < all.length) m.uses("switch with default in front or in the middle");
    all.splice(at, 0, "default:");
  }
  return all.flatMap((head, i) => {
    if (i < all.length - 1 && m.chance(0.12)) {
      m.uses("switch with fall-through");
      return [` ${head} `];
    }
    const ends = m.choose(
      [5, () => "break; "],
      [i < all.length - 1 ? 2 : 0, () => (m.uses("switch with fall-through"), "")],
      [1, () => `${ending(m, scope)} `],
    );
    return [` ${head} {`, body(m, scope, inner), `} ${ends}`];
  });
}

function switchOver(m: Maker, scope: Scope): Statement {
  m.uses("switch over a reference");
  const tests = [...new Set(Array.from({ length: 3 }, () => literal(m)))];
  if (m.chance(0.15)) tests.push(word(m, scope, 2));
  const value = m.chance(0.7) ? word(m, scope) : `attributes.${m.pick(["A", "B"])}`;
  return { parts: [`switch (${value}) {`, ...cases(m, scope, tests, m.chance(0.7)), "}"] };
}

function switchTrue(m: Maker, scope: Scope): Statement {
  m.uses("switch over true");
  const tests = [condition(m, scope, 1), condition(m, scope, 1)];
  return { parts: ["switch (true) {", ...cases(m, scope, tests, m.chance(0.7)), "}"] };
}

function menu(m: Maker, scope: Scope): Statement {
  m.uses("switch over a menu");
  const isKnown = m.chance(0.5);
  m.uses(isKnown ? "a menu with keys" : "a menu without keys");
  const tests = m.random.some(isKnown ? [`"1"`, `"2"`, `"noMatch"`, `"timeout"`] : [`"1"`, `"2"`, `"timeout"`], 3);
  if (tests.includes(`"noMatch"`)) m.uses("noMatch of a menu");
  if (tests.includes(`"timeout"`)) m.uses("timeout of a menu");
  const call = `getCustomerInput("${m.fresh("m")}"${isKnown ? `, { keys: ["1", "2"] }` : ""})`;
  return { parts: [`switch (${call}) {`, ...cases(m, scope, tests, m.chance(0.6)), "}"] };
}

function shares(m: Maker, scope: Scope): Statement {
  m.uses("switch over shares", "distributeByPercentage");
  const call = `distributeByPercentage({ one: 20, two: 30, three: 50 })`;
  const tests = m.random.some([`"one"`, `"two"`, `"three"`], m.pick([2, 3]));
  return { parts: [`switch (${call}) {`, ...cases(m, scope, tests, m.chance(0.5)), "}"] };
}

function figure(m: Maker, scope: Scope): Statement {
  m.uses("switch over a queue's figure", "queueMetric");
  const call = `queueMetric("contactsInQueue", { queue: sales })`;
  return { parts: [`switch (${call}) {`, ...cases(m, scope, ["0", "3"], m.chance(0.6)), "}"] };
}

function labelled(m: Maker, scope: Scope): Statement {
  m.uses("a labelled block");
  const label = m.fresh("exit");
  return {
    parts: [`${label}: {`, body(m, scope), `if (${condition(m, scope)}) break ${label};`, body(m, scope), "}"],
  };
}
