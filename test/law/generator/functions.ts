import { condition } from "./conditions.js";
import type { Maker } from "./maker.js";
import type { Scope } from "./scope.js";
import { inside } from "./scope.js";
import { body, ending, say, type Productions } from "./statements.js";
import { line, type Statement, type StatementList } from "./tree.js";
import { literal, text, word } from "./words.js";

/** Functions, closures, and named places inside the flow. */
export const functionStatements: Productions = (m, scope) => {
  const few = scope.copies < 4;
  return [
    [0.5, few && (() => closure(m, scope))],
    [scope.lets.length > 0 ? 0.5 : 0, few && scope.lets.length > 0 && (() => changingClosure(m, scope))],
    [scope.words.length > 0 ? 0.4 : 0, scope.words.length > 0 && (() => readingClosure(m, scope))],
    [0.3, few && (() => forClosures(m, scope))],
    [0.35, few && (() => [forEach(m, scope)])],
    [0.25, few && (() => mapped(m, scope))],
    [0.25, () => reduced(m, scope)],
    [0.35, few && (() => [given(m, scope)])],
    [
      0.35,
      () =>
        [line(`countDown(${m.pick([1, 2])}, ${word(m, scope, 1)});`)].map(
          (s) => (m.uses("recursion that the build ends"), s),
        ),
    ],
    [0.4, () => [instance(m, scope)].flat()],
    [0.3, () => [fileLet(m)].flat()],
    [scope.returns === "ending" ? 1.2 : 0, scope.returns === "ending" && (() => innerBlock(m, scope))],
    [scope.returns === "ending" ? 0.7 : 0, scope.returns === "ending" && (() => chainedBlocks(m, scope))],
    [scope.returns === "ending" ? 0.5 : 0, scope.returns === "ending" && (() => jumpingHelper(m, scope))],
  ];
};

/** The body of a function of its own: no loop or switch around it can be left. */
function functionBody(
  m: Maker,
  scope: Scope,
  returns: Scope["returns"],
  first: readonly Statement[] = [],
): StatementList {
  return body(m, inside(scope, { returns, loops: [], inSwitch: false, blocks: [] }), {}, first);
}

function closure(m: Maker, scope: Scope): Statement[] {
  m.uses("a helper");
  const name = m.fresh("tell");
  const isEarly = m.chance(0.5);
  if (isEarly) m.uses("a helper with early return");
  const first = isEarly ? [line(`if (${condition(m, scope)}) return;`)] : [];
  return [
    { parts: [`const ${name} = (): void => {`, functionBody(m, scope, "nothing", first), "};"] },
    line(`${name}();`),
    line(`if (${condition(m, scope)}) ${name}();`),
  ];
}

function changingClosure(m: Maker, scope: Scope): Statement[] {
  m.uses("a closure that changes a let", "a let changed under a condition");
  const name = m.fresh("change");
  const changed = m.pick(scope.lets);
  return [
    line(`const ${name} = (to: string): void => { ${changed} = to; };`),
    line(`if (${condition(m, scope)}) ${name}(${word(m, scope)});`),
    say(m, scope),
    line(`${name}(${word(m, scope)});`),
  ];
}

function readingClosure(m: Maker, scope: Scope): Statement[] {
  m.uses("a closure that reads a let");
  const name = m.fresh("show");
  const made = [
    line(`const ${name} = (): string => ${m.pick(scope.words)};`),
    line(`if (${condition(m, scope)}) playPrompt(\`shown \${${name}()}\`);`),
  ];
  scope.words.push(`${name}()`);
  return made;
}

function forClosures(m: Maker, scope: Scope): Statement[] {
  m.uses("a closure over the variable of a for", "for with a counter");
  const [list, name] = [m.fresh("all"), m.fresh("i")];
  return [
    line(`const ${list}: (() => void)[] = [];`),
    line(
      `for (let ${name} = 0; ${name} < 2; ${name}++) ${list}.push(() => { if (${condition(m, scope)}) playPrompt(\`${list} \${${name}}\`); });`,
    ),
    line(`for (const go of ${list}) go();`),
  ];
}

function forEach(m: Maker, scope: Scope): Statement {
  m.uses("forEach");
  const inner = inside(scope);
  const name = m.fresh("each");
  inner.words.push(name);
  return {
    parts: [`[${literal(m)}, ${word(m, scope, 1)}].forEach((${name}) => {`, functionBody(m, inner, "nothing"), "});"],
  };
}

function mapped(m: Maker, scope: Scope): Statement[] {
  m.uses("map");
  const name = m.fresh("mapped");
  const made = [
    line(
      `const ${name} = ["1", ${word(m, scope, 1)}].map((one) => one === ${word(m, scope, 2)} ? ${literal(m)} : one).join(", ");`,
    ),
  ];
  scope.texts.push(name);
  return made;
}

function reduced(m: Maker, scope: Scope): Statement[] {
  m.uses("reduce");
  const name = m.fresh("whole");
  const made = [
    line(`const ${name} = [${literal(m)}, ${word(m, scope, 1)}].reduce((all, one) => all + " " + one, "all");`),
  ];
  scope.texts.push(name);
  return made;
}

function given(m: Maker, scope: Scope): Statement {
  m.uses("a function given to a helper");
  return { parts: [`twice(() => {`, functionBody(m, scope, "nothing"), "});"] };
}

function instance(m: Maker, scope: Scope): Statement[] {
  m.uses("a method", "a class from another file");
  const name = m.fresh("speaker");
  const made = [
    line(`const ${name} = new Speaker(${literal(m)}, ${word(m, scope, 1)});`),
    line(`${name}.say(${text(m, scope)});`),
  ];
  scope.words.push(`${name}.choose(${word(m, scope, 1)})`, `${name}.given`);
  return made;
}

function fileLet(m: Maker): Statement[] {
  m.uses("a let of the file");
  return m.chance(0.5) ? [line(`remember(${literal(m)});`)] : [line("playPrompt(`seen ${recall()}`);")];
}

/** A named place that reads, and perhaps changes, variables around it. */
function innerBlock(m: Maker, scope: Scope): Statement[] {
  m.uses("a block");
  const name = m.fresh("place");
  const first: Statement[] = [line(`playPrompt(\`${name} \${${word(m, scope, 1)}}\`);`)];
  const read = scope.lets.length > 0 ? m.pick(scope.lets) : undefined;
  if (read !== undefined) {
    m.uses("a block that reads a changed let");
    first.push(line(`playPrompt(\`${name} has \${${read}}\`);`));
    if (m.chance(0.4)) {
      m.uses("a block that changes a let");
      first.push(line(`${m.pick(scope.lets)} = ${word(m, scope, 1)};`));
    }
  }
  const inner = inside(scope, { loops: [], inSwitch: false });
  if (m.chance(0.4)) {
    m.uses("a block called again from itself");
    inner.blocks.push(name);
    first.push(line(`if (${condition(m, scope)}) return ${name}();`));
  }
  const made = body(m, inner, {}, first);
  made.statements.push(line(ending(m, inner)));
  const value = m.chance(0.5) ? literal(m) : word(m, scope, 1);
  const change = read === undefined ? "" : `${read} = ${value}; `;
  const statements: Statement[] = [
    { parts: [`const ${name}: Block = block("${name}", () => {`, made, "});"] },
    line(`if (${condition(m, scope)}) { ${change}return ${name}(); }`),
    ...(m.chance(0.6) ? [line(`if (${condition(m, scope)}) return ${name}();`)] : []),
  ];
  scope.blocks.push(name);
  return statements;
}

function jumpingHelper(m: Maker, scope: Scope): Statement[] {
  m.uses("a jump from a helper", "a helper");
  const name = m.fresh("maybe");
  const target = scope.blocks.length > 0 ? `${m.pick(scope.blocks)}()` : "disconnect()";
  return [
    line(`const ${name} = (by: string): string => { if (by === ${literal(m)}) return ${target}; return by; };`),
    line(`playPrompt(\`not gone \${${name}(${word(m, scope, 1)})}\`);`),
  ];
}

/** A named place that leads to another, which alone reads a variable that changed on the way. */
function chainedBlocks(m: Maker, scope: Scope): Statement[] {
  m.uses("a block", "a block that reads a changed let", "a let changed under a condition");
  const [told, far, near] = [m.fresh("s"), m.fresh("far"), m.fresh("near")];
  return [
    line(`let ${told}: string = ${literal(m)};`),
    line(`const ${far}: Block = block("${far}", () => { playPrompt(\`${far} \${${told}}\`); return disconnect(); });`),
    line(`const ${near}: Block = block("${near}", () => { playPrompt("${near}"); return ${far}(); });`),
    line(
      `if (${condition(m, scope)}) { ${told} = ${m.chance(0.6) ? literal(m) : word(m, scope, 1)}; return ${near}(); }`,
    ),
    line(`if (${condition(m, scope)}) return ${near}();`),
  ];
}
