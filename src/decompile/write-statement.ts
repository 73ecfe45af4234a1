import { noteText } from "../compile/note-text.js";
import { argumentsBefore, type Call } from "./calls/call.js";
import { writeCondition, writeOperand, writeValue } from "./comparison.js";
import { textWidth } from "../diagnostics/text-width.js";
import { symbolCall, writeExpression, writeTemplate, type Expression, type Writer } from "./expression.js";
import { isFigure } from "./groups.js";
import { Scopes } from "./names.js";
import { stringLiteral } from "./source-text.js";
import {
  completes,
  isSimple,
  type Arm,
  type ErrorArm,
  type Frame,
  type Saying,
  type Statement,
  type Test,
} from "./statement.js";
import type { Step, Way } from "./step.js";

/** What statements need of the file that they stand in. */
export interface SourceFile extends Writer {
  /** True for a name of the file, which no variable may hide. */
  isTaken(name: string): boolean;
  /** The variable of a named block. */
  blockName(id: string): string;
  /** The label of a statement that a jump names. */
  labelOf(frame: Frame): string | undefined;
  /** Says how many lines a variable for something of the instance would save at one place. */
  weigh(written: string, lines: number): void;
}

/** The longest name of a variable that stands for something of the instance. */
export const longestVariable = 24;

/** How wide a line is; longer ones are broken by the formatter. */
export const lineWidth = 120;

/** An arm of a switch as it is written. */
interface WrittenArm {
  readonly cases: readonly string[];
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

/** Writes statements; how lines are broken is left to the formatter. */
export class StatementWriter {
  private readonly file: SourceFile;
  private readonly scopes: Scopes;
  /** The variables that keep outcomes. */
  private readonly variables = new Map<Step, string>();
  /** How deep the statements stand that are being written. */
  private depth = 0;

  constructor(file: SourceFile) {
    this.file = file;
    this.scopes = new Scopes((name) => file.isTaken(name));
  }

  /** The statements of a body, which stands so many levels deep. */
  body(statements: readonly Statement[], depth: number): string {
    this.depth = depth;
    return this.scopes.inside(() => statements.map((statement) => this.statement(statement)).join(""));
  }

  /** A body that is one expression; undefined for one that needs statements. */
  expression(statements: readonly Statement[]): string | undefined {
    const [only, ...more] = statements;
    if (!only || more.length > 0) return undefined;
    if (only.kind === "end" && this.note(only.step) === "") return this.call(only.step, only);
    return only.kind === "jump" || only.kind === "unconnected" ? this.target(only) : undefined;
  }

  /** Statements one level deeper. */
  private block(statements: readonly Statement[]): string {
    this.depth++;
    const written = this.scopes.inside(() => statements.map((statement) => this.statement(statement)).join(""));
    this.depth--;
    return `{\n${written}}`;
  }

  private fits(text: string): boolean {
    return textWidth(text) + 2 * this.depth <= lineWidth && !text.includes("\n");
  }

  private statement(statement: Statement): string {
    switch (statement.kind) {
      case "call":
        return this.said(statement.step, "", `${this.note(statement.step)}${this.call(statement.step, statement)};\n`);
      case "end":
        return `${this.note(statement.step)}return ${this.call(statement.step, statement)};\n`;
      case "unconnected":
      case "jump":
        return `return ${this.target(statement)};\n`;
      case "break":
      case "continue": {
        const label = statement.labelled ? ` ${this.file.labelOf(statement.frame)}` : "";
        return `${statement.kind}${label};\n`;
      }
      case "if":
        return this.fork(statement);
      case "switch":
        return this.switchOver(statement);
      case "for": {
        const { step, frame } = statement;
        const { shape } = step;
        const count = shape.kind === "loop" ? writeExpression(shape.count, this.file) : "0";
        const errors = this.errorOption(step, { named: !step.usual, errorsGoOn: false });
        const options = errors.length > 0 ? `, { ${errors.join(", ")} }` : "";
        const source = `${this.file.use("loop")}(${count}${options})`;
        return this.scopes.inside(() => {
          const turn = this.scopes.declare("turn");
          const head = `${this.label(frame)}for (const ${turn} of ${source}) `;
          return this.note(step) + (this.simple(head, statement.body) ?? `${head}${this.block(statement.body)}\n`);
        });
      }
      case "while":
        return `${this.label(statement.frame)}while (true) ${this.block(statement.body)}\n`;
      case "labelled":
        return `${this.label(statement.frame)}${this.block(statement.body)}\n`;
      case "try":
        return `try ${this.block(statement.body)} ${this.handler(statement)}\n`;
      case "kept": {
        const { step } = statement;
        const variable = this.scopes.declare(variableWords(step));
        this.variables.set(step, variable);
        const call = this.call(step, { named: !step.usual, errorsGoOn: false });
        return `let ${variable};\ntry {\n${this.note(step)}${variable} = ${call}${member(step)};\n} ${this.handler(statement)}\n`;
      }
    }
  }

  /** A call of something that does not come back. */
  private target(statement: Extract<Statement, { kind: "jump" | "unconnected" }>): string {
    if (statement.kind === "jump") return `${this.file.blockName(statement.block)}()`;
    return `${this.file.use("unconnected")}(${statement.target === "" ? "" : stringLiteral(statement.target)})`;
  }

  private handler(statement: Extract<Statement, { kind: "try" | "kept" }>): string {
    if (!statement.byType) return `catch ${this.block(statement.handler as readonly Statement[])}`;
    const arms = statement.handler as readonly ErrorArm[];
    const type = `${this.file.use("errorOf")}(error).type`;
    this.depth++;
    const body = statement.frame
      ? `${this.label(statement.frame)}switch (${type}) ${this.arms(
          arms.map(({ errors, body }, i) => {
            const isDefault = i === arms.length - 1;
            return { cases: isDefault ? [] : errors.map(stringLiteral), isDefault, body };
          }),
        )}\n`
      : this.errorFork(type, arms);
    this.depth--;
    return `catch (error) {\n${body}}`;
  }

  /** Two kinds of errors, one of which is a single one. */
  private errorFork(type: string, arms: readonly ErrorArm[]): string {
    const one = arms.find(({ errors }) => errors.length === 1) as ErrorArm;
    const other = arms.find((arm) => arm !== one) as ErrorArm;
    const test = (operator: string): string => `${type} ${operator} ${stringLiteral(one.errors[0] ?? "")}`;
    if (one.body.length === 0) return this.fork2(test("!=="), other.body, []);
    if (!completes(one.body)) {
      const rest = this.scopes.inside(() => other.body.map((each) => this.statement(each)).join(""));
      return this.fork2(test("==="), one.body, []) + rest;
    }
    return this.fork2(test("==="), one.body, other.body);
  }

  /** The cases of a switch. */
  private arms(arms: readonly WrittenArm[]): string {
    this.depth += 2;
    const written = this.scopes.inside(() =>
      arms.map(({ cases, isDefault, body }, i) => {
        const labels = cases.map((one) => `case ${one}:\n`).join("") + (isDefault ? "default:\n" : "");
        const isLast = i === arms.length - 1;
        const end = (!isLast && completes(body)) || body.length === 0 ? "break;\n" : "";
        return this.scopes.inside((scope) => {
          const statements = `${body.map((each) => this.statement(each)).join("")}${end}`;
          return scope.size > 0 ? `${labels}{\n${statements}}\n` : labels + statements;
        });
      }),
    );
    this.depth -= 2;
    return `{\n${written.join("")}}`;
  }

  private fork(statement: Extract<Statement, { kind: "if" }>): string {
    const { test } = statement;
    const { before, condition } = this.condition(test);
    const { conditions, body } = this.joined(condition, statement);
    return this.note(test.step) + before + this.fork2(conditions, body, statement.otherwise);
  }

  /** The conditions of an `if` and of those that are all there is in it. */
  private joined(
    condition: string,
    { body, otherwise }: Pick<Extract<Statement, { kind: "if" }>, "body" | "otherwise">,
  ): { readonly conditions: string; readonly body: readonly Statement[] } {
    const [inner, ...more] = body;
    const own = { conditions: condition, body };
    if (otherwise.length > 0 || more.length > 0 || inner?.kind !== "if" || inner.otherwise.length > 0) return own;
    if (this.note(inner.test.step) !== "") return own;
    const second = this.inline(inner.test, `if (${condition} && `);
    if (second === undefined || !this.fits(`if (${condition} && ${second}) {`)) return own;
    return this.joined(`${condition} && ${second}`, inner);
  }

  /** An `if`: on one line where both sides are simple and short. */
  private fork2(condition: string, body: readonly Statement[], otherwise: readonly Statement[]): string {
    const head = `if (${condition}) `;
    const short = this.simple(head, body);
    if (otherwise.length === 0) return short ?? `${head}${this.block(body)}\n`;
    const shortElse = short && this.simple("else ", otherwise);
    if (short && shortElse) return short + shortElse;
    const next = this.chained(otherwise);
    if (short && next) {
      const rest = this.fork2(next.condition, next.body, next.otherwise);
      if (!rest.includes("{\n")) return `${short}else ${rest}`;
    }
    return `${this.braced(condition, body, otherwise)}\n`;
  }

  /** An `if` with braces, and those behind its `else`. */
  private braced(condition: string, body: readonly Statement[], otherwise: readonly Statement[]): string {
    const head = `if (${condition}) ${this.block(body)}`;
    if (otherwise.length === 0) return head;
    const next = this.chained(otherwise);
    return `${head} else ${next ? this.braced(next.condition, next.body, next.otherwise) : this.block(otherwise)}`;
  }

  /** The `if` that is all there is behind an `else`, when it needs nothing before it. */
  private chained(statements: readonly Statement[]) {
    const [next, ...more] = statements;
    if (next?.kind !== "if" || more.length > 0 || this.note(next.test.step) !== "") return undefined;
    const condition = this.inline(next.test, "} else if (");
    return condition === undefined ? undefined : { condition, body: next.body, otherwise: next.otherwise };
  }

  /** A simple statement behind a head, when both fit on one line. */
  private simple(head: string, body: readonly Statement[]): string | undefined {
    const [only, ...more] = body;
    if (!only || more.length > 0 || !isSimple(only)) return undefined;
    return this.scopes.attempt(() => {
      const line = head + this.statement(only).trimEnd();
      return this.fits(line) ? `${line}\n` : undefined;
    });
  }

  /** The condition of an `if`; a call that is too long for its line stands in a variable before it. */
  private condition(test: Test): { readonly before: string; readonly condition: string } {
    const condition = this.inline(test, "if (");
    if (condition !== undefined) return { before: "", condition };
    const { declaration, name } = this.declared(test);
    return { before: declaration, condition: compare(test, name) };
  }

  /** The condition as it stands behind a head; undefined when it is too long for the line. */
  private inline(test: Test, head: string): string | undefined {
    const { step, negated } = test;
    const { shape } = step;
    if (shape.kind === "comparison") {
      const one = shape.comparison.cases[step.ways.indexOf(test.ways[0] as Way)];
      if (!one) throw new Error("a comparison has no such case");
      const operator = negated ? "!==" : "===";
      const condition = writeCondition(shape.comparison, one, this.file, operator);
      return negated && one.operator !== "===" ? `!(${condition})` : condition;
    }
    const condition = compare(test, this.outcome(test));
    return test.kept || this.fits(`${head}${condition}) {`) ? condition : undefined;
  }

  /** A variable for an outcome that is compared in the next statement. */
  private declared(test: Test): { readonly declaration: string; readonly name: string } {
    const name = this.scopes.declare(variableWords(test.step));
    const head = `const ${name} = `;
    return { declaration: this.said(test.step, head, `${head}${this.outcome(test)};\n`), name };
  }

  /** A call with a long text in it: the text before it in a variable, where the call fits on its line then. */
  private said({ call, node }: Step, head: string, written: string): string {
    const [text] = call?.args ?? [];
    if (!call || text?.kind !== "text" || node.note !== undefined || this.fits(written.trimEnd())) return written;
    const literal = writeExpression(text, this.file);
    const start = `${head}${call.fn}(${literal}, `;
    const template = writeTemplate(text, this.file);
    if (template === undefined || !written.startsWith(start)) return written;
    const shown = `${head}${call.fn}(${longestTextName}, ${written.slice(start.length)}`;
    if (!this.fits(shown.trimEnd())) return written;
    const name = this.scopes.declare(call.fn === "playPrompt" ? "message" : "question");
    // The formatter leaves a template on its line, however long it is.
    const value = this.fits(`const ${name} = ${literal};`) ? literal : template;
    return `const ${name} = ${value};\n${head}${call.fn}(${name}, ${written.slice(start.length)}`;
  }

  /** The outcome that is compared: the call, or the variable that keeps it. */
  private outcome(test: Test): string {
    const { step } = test;
    if (test.kept) return this.variables.get(step) as string;
    return this.call(step, test) + member(step);
  }

  private switchOver(statement: Extract<Statement, { kind: "switch" }>): string {
    const { test, frame } = statement;
    const { step } = test;
    const { shape } = step;
    let before = this.note(step);
    let on: string;
    let write: (way: Way) => string;
    const declare = (): string => {
      const { declaration, name } = this.declared(test);
      before += declaration;
      return name;
    };
    if (shape.kind === "comparison") {
      const { comparison } = shape;
      const equal = comparison.cases.every(({ operator }) => operator === "===");
      const caseOf = (way: Way) => comparison.cases[step.ways.indexOf(way)]!;
      on = equal ? writeValue(comparison, this.file) : "true";
      write = (way) =>
        equal ? writeOperand(caseOf(way), this.file) : writeCondition(comparison, caseOf(way), this.file);
    } else if (step.ways.some(({ label }) => isFigure(label))) {
      const figure = test.kept ? this.outcome(test) : declare();
      on = "true";
      write = ({ label }) => `${figure} ${figureOf(step, label)}`;
    } else {
      const chain = this.chain(statement);
      if (chain !== undefined) return chain;
      on = this.outcome(test);
      if (!test.kept && !this.fits(`${this.label(frame)}switch (${on}) {`)) on = declare();
      write = ({ label }) => stringLiteral(label);
    }
    const arms = inOrder(statement.arms, step).map(({ isDefault, ways, body }): WrittenArm => {
      const named = isDefault ? (shape.kind === "comparison" ? asked(ways) : []) : ways;
      return { cases: named.map(write), isDefault: isDefault && body.length > 0, body };
    });
    return `${before}${this.label(frame)}switch (${on}) ${this.arms(arms)}\n`;
  }

  /** A choice whose arms are short: an `if` for each of them, on a line of its own. */
  private chain({ test, frame, arms }: Extract<Statement, { kind: "switch" }>): string | undefined {
    const { step } = test;
    if (this.file.labelOf(frame) !== undefined || arms.some(({ body }) => body.length > 1)) return undefined;
    const others = inOrder(arms, step);
    if (others.some((arm) => arm.body.length === 0 || arm.body.some((each) => meansFrame(each, frame))))
      return undefined;
    return this.scopes.attempt(() => {
      const kept = test.kept ? this.outcome(test) : undefined;
      const { declaration, name } = kept === undefined ? this.declared(test) : { declaration: "", name: kept };
      const lines = others.map(({ isDefault, ways, body }, i) => {
        const asks = ways.map(({ label }) => `${name} === ${stringLiteral(label)}`).join(" || ");
        const goesOn = others.slice(0, i).some((before) => completes(before.body));
        return this.simple(`${goesOn ? "else " : ""}${isDefault ? "" : `if (${asks}) `}`, body);
      });
      return lines.every((line) => line !== undefined) ? this.note(step) + declaration + lines.join("") : undefined;
    });
  }

  private call(step: Step, how: Saying & { readonly open?: boolean }): string {
    const { shape } = step;
    const call = shape.kind === "choice" && how.open && shape.open ? shape.open : step.call;
    if (!call) throw new Error(`nothing writes ${step.node.type}`);
    return this.writeCall(call, this.errorOption(step, how));
  }

  private writeCall(call: Call, more: readonly string[]): string {
    const isAction = call.fn === "action";
    const given = Object.entries(call.options).filter(
      (option): option is [string, Expression] => option[1] !== undefined && !(isAction && option[0] === "errors"),
    );
    const members = [...given.map(([name, value]) => `${name}: ${writeExpression(value, this.file)}`), ...more];
    if (isAction && call.options["errors"])
      members.unshift(`errors: ${writeExpression(call.options["errors"], this.file)}`);
    const args = call.args.map((arg) => writeExpression(arg, this.file));
    if (call.fn === "setRecording" && members.length > 0 && args[0]?.endsWith(" }")) {
      return `${this.file.use(call.fn)}(${args[0].slice(0, -2)}, ${members.join(", ")} })`;
    }
    if (
      call.fn === "transferToQueue" &&
      args.length === 0 &&
      members.length > 0 &&
      more.every((member) => member.startsWith("errors: "))
    )
      args.push("undefined");
    if (members.length > 0) {
      while (args.length < argumentsBefore(call.fn)) args.push("undefined");
      args.push(`{ ${members.join(", ")} }`);
    }
    const written = `${this.file.use(call.fn)}(${args.join(", ")})`;
    this.weigh(call, written, members.length);
    const [only, ...others] = call.args;
    if (!tags.has(call.fn) || !only || others.length > 0 || members.length > 0 || this.fits(`${written};`))
      return written;
    const template = writeTemplate(only, this.file);
    return template === undefined ? written : call.fn + template;
  }

  /** Notes what a line that is too long would gain from a variable for the one thing of the instance in it. */
  private weigh(call: Call, written: string, members: number): void {
    const [symbol, ...more] = call.args.filter((arg) => arg.kind === "symbol");
    if (!symbol || more.length > 0 || this.fits(`${written};`)) return;
    const { fn, args } = symbolCall(symbol);
    const text = `${fn}(${args.map(stringLiteral).join(", ")})`;
    if (!this.fits(`${written.replace(text, "x".repeat(longestVariable))};`)) return;
    const objects = call.args.filter((arg) => arg.kind === "object").length + (members > 0 ? 1 : 0);
    const last = call.args.at(-1);
    const inLast = members > 0 ? members : last?.kind === "object" ? last.members.length : 0;
    const lines = objects === 1 ? inLast + 2 : call.args.length + (members > 0 ? 1 : 0) + 2;
    this.file.weigh(text, lines - 1);
  }

  /** What has to be said about the errors of a block. */
  private errorOption(step: Step, { errorsGoOn, named, onError }: Saying): readonly string[] {
    const own = onError ? [`onError: ${this.handlerName(onError)}`] : [];
    if (!step.named) return errorsGoOn ? ["errorsGoOn: true"] : own;
    const errors = step.errors.map(({ slot }) => stringLiteral(slot.kind === "error" ? slot.error : ""));
    return [...(named ? [`errors: [${errors.join(", ")}]`] : []), ...(errorsGoOn ? ["errorsGoOn: true"] : []), ...own];
  }

  /** A function that does what one statement does: the block, the author's function, or an arrow. */
  private handlerName(statement: Statement): string {
    if (statement.kind === "jump") return this.file.blockName(statement.block);
    const call = this.expression([statement]) ?? "";
    return call.endsWith("()") ? call.slice(0, -2) : `() => ${call}`;
  }

  private note(step: Step): string {
    const text = step.node.note === undefined ? undefined : noteText(step.node.note);
    if (text === undefined) return "";
    const lines = text.split("\n");
    if (lines.length === 1) return `/** ${lines[0]} */\n`;
    return `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + "\n").join("")} */\n`;
  }

  private label(frame: Frame): string {
    const label = this.file.labelOf(frame);
    return label === undefined ? "" : `${label}: `;
  }
}

const longestTextName = "question22";

/** Functions that a long text can be given to as a template, which the formatter leaves on one line. */
const tags = new Set(["playPrompt"]);

/** What an `if` asks of an outcome. */
function compare({ step, ways, negated }: Test, outcome: string): string {
  const [way] = ways as [Way];
  if (step.shape.kind === "test") return negated ? `!${outcome}` : outcome;
  if (isFigure(way.label)) {
    const condition = `${outcome} ${figureOf(step, way.label)}`;
    return negated ? `!(${condition})` : condition;
  }
  return `${outcome} ${negated ? "!==" : "==="} ${stringLiteral(way.label)}`;
}

/** What a variable is called that keeps how a block ended. */
function variableWords({ call, shape, ways }: Step): string {
  if (ways.some(({ label }) => isFigure(label))) return "figure";
  if (shape.kind === "test") return "answer";
  if (shape.kind !== "choice" || call?.fn === "action") return "outcome";
  return shape.member === "intent" ? "intent" : "choice";
}

function member({ shape }: Step): string {
  return shape.kind === "choice" && shape.member ? `.${shape.member}` : "";
}

/** The default arm comes last, and not at all when nothing is done in it and nothing has to be asked for it. */
function inOrder(arms: readonly Arm[], { shape }: Step): readonly Arm[] {
  const rest = arms.find((arm) => arm.isDefault);
  const others = arms.filter((arm) => arm !== rest);
  const isSaid = rest && (rest.body.length > 0 || (shape.kind === "comparison" && asked(rest.ways).length > 0));
  return isSaid ? [...others, rest] : others;
}

/** True for a jump that means a statement which is not written. */
function meansFrame(statement: Statement, frame: Frame): boolean {
  return (statement.kind === "break" || statement.kind === "continue") && statement.frame === frame;
}

/** The ways that are asked for, apart from the one that remains. */
function asked(ways: readonly Way[]): readonly Way[] {
  return ways.filter(({ rest }) => !rest);
}

/** A figure's comparison in the unit that the author's function has. */
function figureOf(step: Step, label: string): string {
  const [operator = "", operand = ""] = label.split(" ");
  const metric = step.call?.args[0];
  const inSeconds = metric?.kind === "plain" && metric.value === "oldestContactAgeSeconds";
  return `${operator} ${inSeconds ? Number(operand) / 1000 : Number(operand)}`;
}
