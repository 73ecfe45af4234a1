import { condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import type { Scope } from "./scope.js";
import type { Productions } from "./statements.js";
import { line, type Statement } from "./tree.js";
import { literal, text, word } from "./words.js";

/** Declarations and assignments of variables, and the blocks whose results they hold. */
export const declarationStatements: Productions = (m, scope) => [
  [2, () => [lambdaResult(m, scope)]],
  [0.7, () => [nestedResult(m, scope)]],
  [1, () => [digits(m, scope)]],
  [0.4, () => digitsTaken(m, scope)],
  [1.2, () => [letWord(m, scope)]],
  [scope.lets.length > 0 ? 2.5 : 0, scope.lets.length > 0 && (() => [assignWord(m, scope)])],
  [0.5, () => [letText(m, scope)]],
  [scope.textLets.length > 0 ? 0.8 : 0, scope.textLets.length > 0 && (() => [assignText(m, scope)])],
  [0.9, () => [flag(m, scope)]],
  [scope.flagLets.length > 0 ? 1 : 0, scope.flagLets.length > 0 && (() => [assignFlag(m, scope)])],
  [0.35, () => [metrics(m, scope)]],
  [0.4, () => [destructured(m, scope)]],
  [0.3, () => [destructuredList(m, scope)]],
  [0.4, () => attributeKept(m, scope)],
  [scope.lets.length > 1 ? 0.6 : 0, scope.lets.length > 1 && (() => [swap(m, scope)])],
  [0.25, () => plainList(m, scope)],
  [0.25, () => [spreadInput(m, scope)]],
  [0.45, scope.copies < 4 && (() => moduleAnswers(m, scope))],
];

/** The statement, with names that it declares; they are there from the next statement on. */
function declaring(statement: string, add: () => void): Statement {
  add();
  return line(statement);
}

function lambdaResult(m: Maker, scope: Scope): Statement {
  const name = m.fresh("r");
  if (scope.results.length > 0) m.uses("a result kept across another Lambda");
  const input = m.chance(0.5) ? `{ k: ${word(m, scope)} }` : "{}";
  return declaring(`const ${name} = invokeLambda(${m.pick(["f", "g"])}, ${input});`, () => scope.results.push(name));
}

function nestedResult(m: Maker, scope: Scope): Statement {
  const name = m.fresh("n");
  return declaring(`const ${name} = invokeLambda(nested, { k: ${word(m, scope)} });`, () =>
    scope.nestedResults.push(name),
  );
}

function digits(m: Maker, scope: Scope): Statement {
  m.uses("digits stored", "timedOut");
  if (scope.words.some((known) => known.startsWith("d"))) m.uses("digits kept");
  const name = m.fresh("d");
  return declaring(`const ${name} = ask(${text(m, scope)});`, () => scope.words.push(name));
}

function digitsTaken(m: Maker, scope: Scope): Statement[] {
  m.uses("digits stored", "timedOut", "digits kept");
  const name = m.fresh("e");
  const made = [
    line(`const ${name} = storeCustomerInput(${text(m, scope)}, { maxDigits: ${m.pick([1, 2, 6])} });`),
    line(`if (${name}.timedOut) playPrompt("${m.fresh("late")}");`),
  ];
  scope.words.push(`${name}.digits`);
  scope.flags.push(`${name}.timedOut`);
  return made;
}

function letWord(m: Maker, scope: Scope): Statement {
  const name = m.fresh("s");
  return declaring(`let ${name}: string = ${word(m, scope)};`, () => {
    scope.words.push(name);
    scope.lets.push(name);
  });
}

function assignWord(m: Maker, scope: Scope): Statement {
  noteChange(m, scope);
  const name = m.pick(scope.lets);
  if (scope.lets.length > 1 && m.chance(0.2)) {
    m.uses("assignments in a row");
    return line(`${name} = ${m.pick(scope.lets)} = ${word(m, scope)};`);
  }
  return line(`${name} = ${word(m, scope)};`);
}

function noteChange(m: Maker, scope: Scope): void {
  if (scope.loops.length > 0) m.uses("a let changed in a loop");
  else if (scope.depth > 0) m.uses("a let changed under a condition");
}

function letText(m: Maker, scope: Scope): Statement {
  const name = m.fresh("t");
  return declaring(`let ${name}: string = ${text(m, scope)};`, () => {
    scope.texts.push(name);
    scope.textLets.push(name);
  });
}

function assignText(m: Maker, scope: Scope): Statement {
  noteChange(m, scope);
  const name = m.pick(scope.textLets);
  if (m.chance(0.2) && scope.copies < 3) {
    if (scope.loops.length > 0) m.uses("a text that grows in a loop");
    return line(`${name} += " " + ${word(m, scope)};`);
  }
  return line(`${name} = ${text(m, scope)};`);
}

function flag(m: Maker, scope: Scope): Statement {
  const name = m.fresh("b");
  const isLet = m.chance(0.6);
  m.uses("a condition kept");
  return declaring(`${isLet ? "let" : "const"} ${name}: boolean = ${condition(m, scope)};`, () => {
    scope.flags.push(name);
    if (isLet) scope.flagLets.push(name);
  });
}

function assignFlag(m: Maker, scope: Scope): Statement {
  m.uses("a flag");
  noteChange(m, scope);
  const name = m.pick(scope.flagLets);
  if (m.chance(0.4)) {
    m.uses("a logical assignment");
    return line(`${name} ${m.pick(["&&=", "||="])} ${condition(m, scope)};`);
  }
  return line(`${name} = ${m.chance(0.6) ? m.pick(["true", "false"]) : condition(m, scope)};`);
}

function metrics(m: Maker, scope: Scope): Statement {
  m.uses("metrics fetched");
  const name = m.fresh("figures");
  return declaring(`const ${name} = getMetrics({ queue: ${m.pick(["support", "sales"])} });`, () =>
    scope.figures.push(name),
  );
}

function destructured(m: Maker, scope: Scope): Statement {
  m.uses("destructuring of a result");
  const [one, two] = [m.fresh("v"), m.fresh("c")];
  const isLet = m.chance(0.4);
  const statement = `${isLet ? "let" : "const"} { v: ${one}, code: ${two} } = invokeLambda(f, { k: ${word(m, scope)} });`;
  return declaring(statement, () => {
    scope.words.push(one, two);
    if (isLet) scope.lets.push(one, two);
  });
}

function destructuredList(m: Maker, scope: Scope): Statement {
  m.uses("destructuring of a list");
  const [one, two] = [m.fresh("x"), m.fresh("y")];
  return declaring(`let [${one}, ${two}]: string[] = [${word(m, scope)}, ${word(m, scope)}];`, () => {
    scope.words.push(one, two);
    scope.lets.push(one, two);
  });
}

function attributeKept(m: Maker, scope: Scope): Statement[] {
  m.uses("an attribute kept and overwritten", "an attribute read", "an attribute set");
  const name = m.fresh("kept");
  const attribute = m.pick(["A", "B"]);
  const made = [line(`const ${name} = attributes.${attribute};`), line(`attributes.${attribute} = ${word(m, scope)};`)];
  scope.words.push(name);
  return made;
}

function swap(m: Maker, scope: Scope): Statement {
  m.uses("two variables swapped");
  const [one, two] = m.random.some(scope.lets, 2);
  return line(`[${one}, ${two}] = [${two}, ${one}];`);
}

function plainList(m: Maker, scope: Scope): Statement[] {
  m.uses("a list changed by the build", "spread of a list");
  const [list, all, joined] = [m.fresh("list"), m.fresh("all"), m.fresh("joined")];
  const made = [
    line(`const ${list}: string[] = [${literal(m)}];`),
    line(`${list}.push(${word(m, scope)}, ${literal(m)});`),
    line(`const ${all} = ["first", ...${list}, ${literal(m)}];`),
    line(`const ${joined} = ${all}.join(" ");`),
  ];
  scope.texts.push(joined);
  return made;
}

function spreadInput(m: Maker, scope: Scope): Statement {
  m.uses("spread of an object", "Lambda inputs built before");
  return line(`invokeLambda(g, { ...table, k: ${word(m, scope)}, one: ${word(m, scope)} });`);
}

function moduleAnswers(m: Maker, scope: Scope): Statement[] {
  m.uses("a module", "a module's data kept");
  const isTwice = m.chance(0.4);
  if (isTwice) m.uses("a module called twice");
  return Array.from({ length: isTwice ? 2 : 1 }, () => {
    const name = m.fresh("answer");
    return declaring(`const ${name} = invokeFlowModule(lookup, { greeting: ${word(m, scope)} });`, () =>
      scope.words.push(`${name}.resultData.account`),
    );
  });
}
