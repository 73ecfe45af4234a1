import { condition } from "./conditions.js";
import { choiceStatements } from "./choices.js";
import { declarationStatements } from "./declarations.js";
import { errorStatements } from "./errors.js";
import { functionStatements } from "./functions.js";
import { loopStatements } from "./loops.js";
import type { Maker } from "./maker.js";
import { inside, type Scope } from "./scope.js";
import { line, listOf, type Statement, type StatementList } from "./tree.js";
import { literal, text, word } from "./words.js";

/** One way to make statements: how often, and how. Undefined where it cannot stand. */
export type Production = readonly [weight: number, make: (() => Statement[]) | false | undefined];
/** Productions of one kind, for a place. */
export type Productions = (m: Maker, scope: Scope) => readonly Production[];

/** Some statements; names that they declare are added to the scope. */
export function statements(m: Maker, scope: Scope, count: number): Statement[] {
  return Array.from({ length: count }, () => statement(m, scope)).flat();
}

/** A body: statements in a scope of their own. */
export function body(
  m: Maker,
  scope: Scope,
  changes: Partial<Scope> = {},
  first: readonly Statement[] = [],
): StatementList {
  return listOf(...first, ...statements(m, inside(scope, changes), 1 + m.random.below(3)));
}

/** Something to say, as a statement. */
export function say(m: Maker, scope: Scope, mayHaveId = false): Statement {
  const id = mayHaveId && scope.isTop && m.chance(0.15) ? (m.uses("an id"), `, { id: "${m.fresh("block ")}" }`) : "";
  if (m.chance(0.06)) {
    m.uses("a note");
    return line(`/** ${m.fresh("note")} */\nplayPrompt(${text(m, scope)}${id});`);
  }
  return line(`playPrompt(${text(m, scope)}${id});`);
}

/** How a path ends here. */
export function ending(m: Maker, scope: Scope): string {
  switch (scope.returns) {
    case "word":
      return `return ${word(m, scope, 1)};`;
    case "flag":
      return `return ${condition(m, scope, 1)};`;
    case "nothing":
      return "return;";
    case "ending":
      return m.choose(
        [3, () => "return disconnect();"],
        [3, scope.blocks.length > 0 && (() => `return ${m.pick(scope.blocks)}();`)],
        [0.5, () => (m.uses("transferToFlow"), "return transferToFlow(other);")],
        [0.7, () => (m.uses("transferToQueue", "an error that nothing takes"), "return transferToQueue(support);")],
      );
  }
}

function statement(m: Maker, scope: Scope): Statement[] {
  if (m.budget-- <= 0) return [say(m, scope, true)];
  return m.choose<Statement[]>(
    [3, () => [say(m, scope, true)]],
    [1.2, () => [setAttribute(m, scope)]],
    [0.4, () => [setAttributes(m, scope)]],
    [0.8, () => [leave(m, scope)]],
    ...others(m, scope),
    ...declarationStatements(m, scope),
    ...(scope.depth < 4 ? choiceStatements(m, scope) : []),
    ...(scope.depth < 4 ? loopStatements(m, scope) : []),
    ...(scope.depth < 4 ? errorStatements(m, scope) : []),
    ...(scope.depth < 3 ? functionStatements(m, scope) : []),
  );
}

function setAttribute(m: Maker, scope: Scope): Statement {
  m.uses("an attribute set");
  return line(`attributes.${m.pick(["A", "B"])} = ${m.chance(0.6) ? word(m, scope) : text(m, scope)};`);
}

function setAttributes(m: Maker, scope: Scope): Statement {
  m.uses("several attributes set at once");
  return line(`setContactAttributes({ A: ${word(m, scope)}, B: ${word(m, scope)} });`);
}

/** Ends the path under a condition. */
function leave(m: Maker, scope: Scope): Statement {
  m.uses("if", "return under a condition");
  return line(`if (${condition(m, scope)}) ${ending(m, scope)}`);
}

const others: Productions = (m, scope) => [
  [
    0.4,
    () => {
      m.uses("action");
      const call = `action("MessageParticipant", { Text: ${text(m, scope)} }, ["next", "!NoMatchingError"])`;
      return [{ parts: [`if (${call} === "next") {`, body(m, scope), "}"] }];
    },
  ],
  [0.2, () => (m.uses("setLogging"), [line(`setLogging("${m.pick(["enabled", "disabled"])}");`)])],
  [0.3, () => (m.uses("the working queue"), [line(`setWorkingQueue(${m.pick(["support", "sales"])});`)])],
  [0.2, () => (m.uses("a Lambda that is not waited for"), [line(`startLambda(f, { k: ${word(m, scope)} });`)])],
  [
    0.3,
    () => {
      m.uses("a function called where it stands");
      const returned = m.fresh("w");
      const made: Statement = {
        parts: [
          `const ${returned}: string = ((): string => {`,
          body(m, scope, { returns: "word", loops: [], inSwitch: false }, []),
          `return ${word(m, scope)}; })();`,
        ],
      };
      scope.words.push(returned);
      return [made];
    },
  ],
  [
    0.25,
    () => {
      m.uses("an object changed by the build", "Lambda inputs built before");
      const input = m.fresh("input");
      return [
        line(`const ${input}: Record<string, string> = { k: ${word(m, scope)}, j: "j" };`),
        line(`${input}.j = ${literal(m)};`),
        line(`invokeLambda(g, ${input});`),
      ];
    },
  ],
];
