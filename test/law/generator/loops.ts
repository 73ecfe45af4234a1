import { callCondition, condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import { inside, type Scope } from "./scope.js";
import { body, say, type Productions } from "./statements.js";
import { line, listOf, type Statement } from "./tree.js";
import { literal, word } from "./words.js";

/** Loops. */
export const loopStatements: Productions = (m, scope) => {
  const few = scope.copies < 4;
  return [
    [1.3, () => [whileLoop(m, scope)]],
    [0.6, () => [doLoop(m, scope)]],
    [0.5, () => [menuLoop(m, scope)].flat()],
    [0.5, () => [endless(m, scope)]],
    [0.4, () => flagLoop(m, scope)],
    [1.3, few && (() => [countedLoop(m, scope)])],
    [0.4, few && (() => changingLoop(m, scope))],
    [0.25, few && (() => [enteredAgain(m, scope)])],
    [0.9, few && (() => [plainList(m, scope)])],
    [0.4, few && (() => [keys(m, scope)])],
    [0.5, few && (() => [counter(m, scope)])],
    [0.4, () => retries(m, scope)],
    [0.3, scope.copies === 1 && (() => growing(m, scope))],
    [0.4, () => shifting(m, scope)],
  ];
};

/** A label for some loops, and the scope of the body. */
function head(m: Maker, scope: Scope, copies = 1): { readonly label: string; readonly changes: Partial<Scope> } {
  const label = m.chance(0.3) ? m.fresh("l") : undefined;
  return {
    label: label === undefined ? "" : `${label}: `,
    changes: { loops: [...scope.loops, label], inSwitch: false, copies: scope.copies * copies },
  };
}

function whileLoop(m: Maker, scope: Scope): Statement {
  m.uses("while");
  const { label, changes } = head(m, scope);
  return { parts: [`${label}while (${callCondition(m, scope)}) {`, body(m, scope, changes, [say(m, scope)]), "}"] };
}

function doLoop(m: Maker, scope: Scope): Statement {
  m.uses("do");
  const { label, changes } = head(m, scope);
  return { parts: [`${label}do {`, body(m, scope, changes, [say(m, scope)]), `} while (${callCondition(m, scope)});`] };
}

function menuLoop(m: Maker, scope: Scope): Statement[] {
  m.uses("do around a menu", "timeout of a menu", "a menu without keys", "do");
  const name = m.fresh("choice");
  const again = m.pick([`${name} === "timeout"`, `${name} === "timeout" || ${name} === "3"`, `${name} !== "1"`]);
  return [
    line(`let ${name}: string;`),
    line(`do { ${name} = getCustomerInput("${m.fresh("m")}"); } while (${again});`),
    {
      parts: [`if (${name} === "1") {`, body(m, scope), "} else {", body(m, scope), "}"],
    },
  ];
}

function endless(m: Maker, scope: Scope): Statement {
  m.uses("for without an end", "break");
  const { label, changes } = head(m, scope);
  const leave = line(`if (${callCondition(m, scope)}) break;`);
  const made = body(m, scope, changes, [say(m, scope), leave]);
  return { parts: [`${label}${m.pick(["for (;;)", "while (true)"])} {`, made, "}"] };
}

function flagLoop(m: Maker, scope: Scope): Statement[] {
  m.uses("while with a flag", "a flag");
  const name = m.fresh("done");
  const { label, changes } = head(m, scope);
  const set = line(`if (${callCondition(m, scope)}) ${name} = true;`);
  return [
    line(`let ${name} = false;`),
    { parts: [`${label}while (!${name}) {`, body(m, scope, changes, [say(m, scope), set]), "}"] },
  ];
}

function countedLoop(m: Maker, scope: Scope): Statement {
  m.uses(scope.loops.length > 0 ? "loop(n) in a loop" : "loop(n)");
  const { label, changes } = head(m, scope);
  const first: Statement[] = [say(m, scope)];
  if (m.chance(0.4)) {
    m.uses("loop(n) left by break", "break");
    first.push(line(`if (${condition(m, scope)}) break;`));
  }
  const made = body(m, scope, changes, first);
  return { parts: [`${label}for (const ${m.fresh("turn")} of loop(${m.pick([1, 2, 3, 3])})) {`, made, "}"] };
}

/** A prompt that is another one from the second turn on. */
function changingLoop(m: Maker, scope: Scope): Statement[] {
  m.uses("loop(n) with a prompt that changes", "loop(n)", "a let changed in a loop");
  const name = m.fresh("prompt");
  const { label, changes } = head(m, scope, 2);
  const first = [line(`playPrompt(${name});`), line(`if (${condition(m, scope)}) break;`)];
  const made = body(m, scope, changes, first);
  made.statements.push(line(`${name} = "${m.fresh("again")}";`));
  return [
    line(`let ${name} = "${m.fresh("first")}";`),
    { parts: [`${label}for (const ${m.fresh("turn")} of loop(3)) {`, made, "}"] },
  ];
}

function enteredAgain(m: Maker, scope: Scope): Statement {
  m.uses("loop(n) entered again", "loop(n) in a loop", "while");
  const inner: Statement = {
    parts: [
      `for (const ${m.fresh("turn")} of loop(2)) {`,
      listOf(say(m, scope), line(`if (${condition(m, scope)}) break;`), say(m, scope)),
      "}",
    ],
  };
  return { parts: [`while (${callCondition(m, scope)}) {`, listOf(say(m, scope), inner, say(m, scope)), "}"] };
}

function plainList(m: Maker, scope: Scope): Statement {
  m.uses("for of a plain list");
  const { label, changes } = head(m, scope, 2);
  const name = m.fresh("one");
  const inner = inside(scope, changes);
  inner.words.push(name);
  const elements = m.chance(0.7) ? `[${literal(m)}, ${literal(m)}]` : `[${literal(m)}, ${word(m, scope, 1)}]`;
  return { parts: [`${label}for (const ${name} of ${elements}) {`, body(m, inner, {}), "}"] };
}

function keys(m: Maker, scope: Scope): Statement {
  m.uses("for in");
  const { label, changes } = head(m, scope, 2);
  const name = m.fresh("key");
  const inner = inside(scope, changes);
  inner.words.push(name, `table[${name}]`);
  return { parts: [`${label}for (const ${name} in table) {`, body(m, inner, {}), "}"] };
}

function counter(m: Maker, scope: Scope): Statement {
  m.uses("for with a counter");
  const { label, changes } = head(m, scope, 2);
  const name = m.fresh("i");
  const inner = inside(scope, changes);
  inner.texts.push(`\`turn \${${name}}\``);
  return { parts: [`${label}for (let ${name} = 0; ${name} < 2; ${name}++) {`, body(m, inner, {}), "}"] };
}

/** A number that the build counts in a loop of the call. */
function retries(m: Maker, scope: Scope): Statement[] {
  m.uses("a counter of the build", "while", "a let changed in a loop");
  const name = m.fresh("tries");
  const { label, changes } = head(m, scope, 3);
  const first = [
    line(`${name}++;`),
    line(`playPrompt(\`try \${${name}}\`);`),
    line(`if (${name} >= ${m.pick([2, 3])}) break;`),
  ];
  return [
    line(`let ${name} = 0;`),
    { parts: [`${label}while (${callCondition(m, scope)}) {`, body(m, scope, changes, first), "}"] },
    line(`playPrompt(${name} > 1 ? "${m.fresh("many")}" : "${m.fresh("few")}");`),
  ];
}

/** A text that is longer on every turn. */
function growing(m: Maker, scope: Scope): Statement[] {
  m.uses("a text that grows in a loop", "while");
  const name = m.fresh("tale");
  const start = m.chance(0.5) ? literal(m) : word(m, scope, 1);
  const step = m.pick([`${name} = ${name} + " more";`, `${name} += \` \${${word(m, scope, 2)}}\`;`]);
  return [
    line(`let ${name}: string = ${start};`),
    { parts: [`while (checkHoursOfOperation(office)) {`, listOf(line(step), line(`playPrompt(${name});`)), "}"] },
    line(`playPrompt(\`${m.fresh("told")} \${${name}}\`);`),
  ];
}

/** Two variables that change places, or that follow one another, on every turn. */
function shifting(m: Maker, scope: Scope): Statement[] {
  m.uses("two variables swapped", "while", "a let changed in a loop");
  const [one, two] = [m.fresh("x"), m.fresh("y")];
  const change = m.pick([
    `[${one}, ${two}] = [${two}, ${one}];`,
    `${one} = ${two}; ${two} = ${word(m, scope, 1)};`,
    `const t = ${two}; ${two} = ${one}; ${one} = t;`,
  ]);
  const made = [
    line(`let ${one}: string = ${word(m, scope)}, ${two}: string = ${word(m, scope)};`),
    {
      parts: [
        `while (${callCondition(m, scope)}) {`,
        listOf(line(`playPrompt(\`${one} \${${one}} ${two} \${${two}}\`);`), line(change)),
        "}",
      ],
    },
    line(`playPrompt(\`then \${${one}} \${${two}}\`);`),
  ];
  scope.words.push(one, two);
  scope.lets.push(one, two);
  return made;
}
