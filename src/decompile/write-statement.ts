import { writeCondition, writeOperand, writeValue } from "./comparison.js";
import { textWidth } from "../diagnostics/text-width.js";
import { writeExpression } from "./expression.js";
import { isFigure } from "./groups.js";
import { Scopes } from "./names.js";
import { stringLiteral } from "./source-text.js";
import { CallWriter, lineWidth, type SourceFile } from "./write-call.js";
import { completes, isSimple, type Arm, type ErrorArm, type Frame, type Statement, type Test } from "./statement.js";
import type { Step, Way } from "./step.js";

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
  private readonly calls: CallWriter;
  /** The variables that keep outcomes. */
  private readonly variables = new Map<Step, string>();
  /** How deep the statements stand that are being written. */
  private depth = 0;

  constructor(file: SourceFile) {
    this.file = file;
    this.scopes = new Scopes((name) => file.isTaken(name));
    this.calls = new CallWriter(file, {
      fits: (text) => this.fits(text),
      declare: (words) => this.scopes.declare(words),
    });
  }

  /** The statements of a body, which stands so many levels deep. */
  body(statements: readonly Statement[], depth: number): string {
    this.depth = depth;
    return this.scopes.inside(() => statements.map((statement) => this.statement(statement)).join(""));
  }

  /** A body that is one expression; undefined for one that needs statements. */
  expression(statements: readonly Statement[]): string | undefined {
    return this.calls.expression(statements);
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
        return this.calls.said(
          statement.step,
          "",
          `${this.calls.note(statement.step)}${this.calls.call(statement.step, statement)};\n`,
        );
      case "end":
        return `${this.calls.note(statement.step)}return ${this.calls.call(statement.step, statement)};\n`;
      case "unconnected":
      case "jump":
        return `return ${this.calls.target(statement)};\n`;
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
        const errors = this.calls.errorOption(step, { named: !step.usual, errorsGoOn: false });
        const options = errors.length > 0 ? `, { ${errors.join(", ")} }` : "";
        const source = `${this.file.use("loop")}(${count}${options})`;
        return this.scopes.inside(() => {
          const turn = this.scopes.declare("turn");
          const head = `${this.label(frame)}for (const ${turn} of ${source}) `;
          return (
            this.calls.note(step) + (this.simple(head, statement.body) ?? `${head}${this.block(statement.body)}\n`)
          );
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
        const call = this.calls.call(step, { named: !step.usual, errorsGoOn: false });
        return `let ${variable};\ntry {\n${this.calls.note(step)}${variable} = ${call}${member(step)};\n} ${this.handler(statement)}\n`;
      }
    }
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
    if (one.body.length === 0) return this.writeFork(test("!=="), other.body, []);
    if (!completes(one.body)) {
      const rest = this.scopes.inside(() => other.body.map((each) => this.statement(each)).join(""));
      return this.writeFork(test("==="), one.body, []) + rest;
    }
    return this.writeFork(test("==="), one.body, other.body);
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
    return this.calls.note(test.step) + before + this.writeFork(conditions, body, statement.otherwise);
  }

  /** The conditions of an `if` and of those that are all there is in it. */
  private joined(
    condition: string,
    { body, otherwise }: Pick<Extract<Statement, { kind: "if" }>, "body" | "otherwise">,
  ): { readonly conditions: string; readonly body: readonly Statement[] } {
    const [inner, ...more] = body;
    const own = { conditions: condition, body };
    if (otherwise.length > 0 || more.length > 0 || inner?.kind !== "if" || inner.otherwise.length > 0) return own;
    if (this.calls.note(inner.test.step) !== "") return own;
    const second = this.inline(inner.test, `if (${condition} && `);
    if (second === undefined || !this.fits(`if (${condition} && ${second}) {`)) return own;
    return this.joined(`${condition} && ${second}`, inner);
  }

  /** An `if`: on one line where both sides are simple and short. */
  private writeFork(condition: string, body: readonly Statement[], otherwise: readonly Statement[]): string {
    const head = `if (${condition}) `;
    const short = this.simple(head, body);
    if (otherwise.length === 0) return short ?? `${head}${this.block(body)}\n`;
    const shortElse = short && this.simple("else ", otherwise);
    if (short && shortElse) return short + shortElse;
    const next = this.chained(otherwise);
    if (short && next) {
      const rest = this.writeFork(next.condition, next.body, next.otherwise);
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
    if (next?.kind !== "if" || more.length > 0 || this.calls.note(next.test.step) !== "") return undefined;
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
    return { declaration: this.calls.said(test.step, head, `${head}${this.outcome(test)};\n`), name };
  }

  /** The outcome that is compared: the call, or the variable that keeps it. */
  private outcome(test: Test): string {
    const { step } = test;
    if (test.kept) return this.variables.get(step) as string;
    return this.calls.call(step, test) + member(step);
  }

  private switchOver(statement: Extract<Statement, { kind: "switch" }>): string {
    const { test, frame } = statement;
    const { step } = test;
    const { shape } = step;
    let before = this.calls.note(step);
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
      return lines.every((line) => line !== undefined)
        ? this.calls.note(step) + declaration + lines.join("")
        : undefined;
    });
  }

  private label(frame: Frame): string {
    const label = this.file.labelOf(frame);
    return label === undefined ? "" : `${label}: `;
  }
}

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
