import { entryFile, entryFlow, preamble, type Program } from "../program.js";
import { condition } from "./conditions.js";
import { Maker } from "./maker.js";
import type { Row } from "./rows.js";
import { emptyScope, type Scope } from "./scope.js";
import { body, ending, say, statements } from "./statements.js";
import { filesOf, line, listOf, type ProgramTree, type Statement } from "./tree.js";
import { literal, word } from "./words.js";

/** A program, and the rows of the staging table that it uses. */
export interface Generated {
  readonly tree: ProgramTree;
  readonly rows: ReadonlyMap<Row, number>;
}

/** Makes the program of a seed. */
export function generate(seed: number): Generated {
  const m = new Maker(seed, 0);
  const helpers = helperStatements(m);
  const blocks = blockStatements(m);
  const scope = emptyScope({
    isTop: true,
    helpers: ["helper", "pickOne"],
    flagHelpers: ["isGood", "isListed"],
    blocks: ["farewell", "first", "second"],
  });
  m.budget = 14;
  const main = statements(m, scope, 5);
  const last = lastWords(m, scope);
  const tree: ProgramTree = {
    files: new Map([
      ["words.ts", listOf(line(otherFile))],
      [
        entryFile,
        listOf(
          line(preamble + declarations),
          ...helpers,
          ...blocks,
          moduleStatement(m),
          flowStatement(m, [...main, ...last]),
        ),
      ],
    ]),
  };
  return { tree, rows: m.rows };
}

/** A tree as source files. */
export function programFrom(tree: ProgramTree): Program {
  return { files: filesOf(tree) };
}

const otherFile = `import { attributes, playPrompt } from "flowc";
export const listed: readonly string[] = ["1", "valid"];
export function isListed(text: string): boolean {
  for (const one of listed) { if (one === text) return true; }
  return text === attributes.A;
}
export class Speaker {
  readonly prefix: string;
  readonly given: string;
  constructor(prefix: string, given: string) { this.prefix = prefix; this.given = given; }
  say(text: string): void { if (this.given === this.prefix) return; playPrompt(\`\${this.prefix}: \${text}\`); }
  choose(text: string): string { return text === this.prefix ? this.given : text; }
}
let seen = "nothing";
export function remember(text: string): void { seen = text; }
export function recall(): string { return seen; }
`;

const declarations = `import { isListed, recall, remember, Speaker } from "./words.js";
const loud = true as boolean, debug = false as boolean, nothing = undefined as string | undefined;
const table: Record<string, string> = { one: "1", two: "2" };
function ask(prompt: string): string {
  const entered = storeCustomerInput(prompt, { maxDigits: 6 });
  if (entered.timedOut) return "none";
  return entered.digits;
}
function countDown(from: number, text: string): void {
  if (from === 0) return;
  playPrompt(\`\${from} \${text}\`);
  if (text === "a") return;
  countDown(from - 1, text);
}
function twice(go: () => void): void { go(); playPrompt("between"); go(); }
function pickOne(text: string, other = "b"): string { return text === "a" ? other : text; }
`;

function helperStatements(m: Maker): Statement[] {
  const base: Partial<Scope> = { depth: 2, helpers: ["pickOne"] };
  m.uses("a helper", "a helper with early return", "a helper with a parameter that has a default");
  m.uses("a function from another file");
  m.budget = 3;
  const words = emptyScope({ ...base, words: ["text"], lets: ["text"], returns: "word" });
  const helper: Statement = {
    parts: [
      "function helper(text: string): string {",
      listOf(...statements(m, words, 2), line(`return ${word(m, words)};`)),
      "}",
    ],
  };
  m.budget = 1;
  const flags = emptyScope({ ...base, words: ["text"], returns: "flag" });
  const isGood: Statement = {
    parts: [
      "function isGood(text: string): boolean {",
      listOf(...statements(m, flags, 1), line(`return ${condition(m, flags)};`)),
      "}",
    ],
  };
  return [helper, isGood];
}

/** Two named places that call each other, and one that says goodbye. */
function blockStatements(m: Maker): Statement[] {
  m.uses("a block", "blocks that call each other");
  const placed = (name: string, others: string[]): Statement => {
    m.budget = 3;
    const scope = emptyScope({ depth: 2, blocks: others });
    const made = body(m, scope, {}, [say(m, scope), line(`if (${condition(m, scope)}) return ${m.pick(others)}();`)]);
    made.statements.push(line(ending(m, scope)));
    return { parts: [`const ${name}: Block = block("${name}", () => {`, made, "});"] };
  };
  return [
    placed("first", ["second", "farewell"]),
    placed("second", ["first", "farewell"]),
    line(`const farewell: Block = block("farewell", () => { playPrompt("goodbye"); return disconnect(); });`),
  ];
}

function moduleStatement(m: Maker): Statement {
  m.budget = 1;
  const contract = `{ input: { greeting: "string" }, results: ["known", "unknown"], resultData: { account: "string" } }`;
  const said = m.pick(["input.greeting", "`module ${input.greeting}`"]);
  const test = m.pick([`d === "1"`, `d === input.greeting`, `isListed(d)`, `checkHoursOfOperation(office)`]);
  return {
    parts: [
      `const lookup = module("Lookup", ${contract}, (input, exits): never => {`,
      listOf(
        line(`const entered = storeCustomerInput(${said}, { maxDigits: 4 });`),
        line(`if (entered.timedOut) return exits.unknown({ account: "nobody" });`),
        line("const d = entered.digits;"),
        line(`if (${test}) return exits.unknown({ account: ${literal(m)} });`),
        line("playPrompt(`account ${d}`);"),
        line("return exits.known({ account: d });"),
      ),
      "});",
    ],
  };
}

function flowStatement(m: Maker, main: readonly Statement[]): Statement {
  const hasHandler = m.chance(0.4);
  if (hasHandler) m.uses("onError");
  const options = hasHandler ? `, { onError: () => { playPrompt("sorry"); return disconnect(); } }` : "";
  return { parts: [`export const main: Flow = flow("${entryFlow}", (): never => {`, listOf(...main), `}${options});`] };
}

/** Says what variables hold at the end: some programs keep everything, others nothing. */
function lastWords(m: Maker, scope: Scope): Statement[] {
  if (m.chance(0.4)) return [line(ending(m, scope))];
  const words = m.random.some(scope.words, m.pick([1, 3, 6])).map((one) => `\${${one}}`);
  const texts = m.random.some(scope.texts, 2).map((one) => `\${${one}}`);
  const flags = m.random.some(scope.flags, 2).map((one) => `\${${one} ? "yes" : "no"}`);
  return [
    line(`playPrompt(\`end \${contact.channel} ${[...words, ...texts, ...flags].join(" ")}\`);`),
    line("return disconnect();"),
  ];
}
