import { noteText } from "../compile/note-text.js";
import type { Call } from "./calls/call.js";
import { formOf } from "./calls/functions.js";
import { symbolCall, writeExpression, writeTemplate, type Expression, type Writer } from "./expression.js";
import { stringLiteral } from "./source-text.js";
import type { Frame, Saying, Statement } from "./statement.js";
import type { Step } from "./step.js";

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

/** Where calls are written: what is open there. */
export interface Place {
  /** True for a text that fits on one line there. */
  fits(text: string): boolean;
  /** A name for a variable there. */
  declare(words: string): string;
}

/** Writes the calls of steps. */
export class CallWriter {
  private readonly file: SourceFile;
  private readonly place: Place;

  constructor(file: SourceFile, place: Place) {
    this.file = file;
    this.place = place;
  }

  /** A body that is one expression; undefined for one that needs statements. */
  expression(statements: readonly Statement[]): string | undefined {
    const [only, ...more] = statements;
    if (!only || more.length > 0) return undefined;
    if (only.kind === "end" && this.note(only.step) === "") return this.call(only.step, only);
    return only.kind === "jump" || only.kind === "unconnected" ? this.target(only) : undefined;
  }

  /** A call of something that does not come back. */
  target(statement: Extract<Statement, { kind: "jump" | "unconnected" }>): string {
    if (statement.kind === "jump") return `${this.file.blockName(statement.block)}()`;
    return `${this.file.use("unconnected")}(${statement.target === "" ? "" : stringLiteral(statement.target)})`;
  }

  /** A call with a long text in it: the text before it in a variable, where the call fits on its line then. */
  said({ call, node }: Step, head: string, written: string): string {
    const [text] = call?.args ?? [];
    if (!call || text?.kind !== "text" || node.note !== undefined || this.place.fits(written.trimEnd())) return written;
    const literal = writeExpression(text, this.file);
    const start = `${head}${call.fn}(${literal}, `;
    const template = writeTemplate(text, this.file);
    if (template === undefined || !written.startsWith(start)) return written;
    const shown = `${head}${call.fn}(${longestTextName}, ${written.slice(start.length)}`;
    if (!this.place.fits(shown.trimEnd())) return written;
    const name = this.place.declare(call.fn === "playPrompt" ? "message" : "question");
    // The formatter leaves a template on its line, however long it is.
    const value = this.place.fits(`const ${name} = ${literal};`) ? literal : template;
    return `const ${name} = ${value};\n${head}${call.fn}(${name}, ${written.slice(start.length)}`;
  }

  /** The call of a step; `open` without the list of what there is to compare with. */
  call(step: Step, how: Saying & { readonly open?: boolean }): string {
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
    const { argumentsBefore = 0, optionsInFirst, isTag } = formOf(call.fn);
    if (optionsInFirst && members.length > 0 && args[0]?.endsWith(" }")) {
      return `${this.file.use(call.fn)}(${args[0].slice(0, -2)}, ${members.join(", ")} })`;
    }
    if (members.length > 0) {
      while (args.length < argumentsBefore) args.push("undefined");
      args.push(`{ ${members.join(", ")} }`);
    }
    const written = `${this.file.use(call.fn)}(${args.join(", ")})`;
    this.weigh(call, written, members.length);
    const [only, ...others] = call.args;
    if (!isTag || !only || others.length > 0 || members.length > 0 || this.place.fits(`${written};`)) return written;
    const template = writeTemplate(only, this.file);
    return template === undefined ? written : call.fn + template;
  }

  /** Notes what a line that is too long would gain from a variable for the one thing of the instance in it. */
  private weigh(call: Call, written: string, members: number): void {
    const [symbol, ...more] = call.args.filter((arg) => arg.kind === "symbol");
    if (!symbol || more.length > 0 || this.place.fits(`${written};`)) return;
    const { fn, args } = symbolCall(symbol);
    const text = `${fn}(${args.map(stringLiteral).join(", ")})`;
    if (!this.place.fits(`${written.replace(text, "x".repeat(longestVariable))};`)) return;
    const objects = call.args.filter((arg) => arg.kind === "object").length + (members > 0 ? 1 : 0);
    const last = call.args.at(-1);
    const inLast = members > 0 ? members : last?.kind === "object" ? last.members.length : 0;
    const lines = objects === 1 ? inLast + 2 : call.args.length + (members > 0 ? 1 : 0) + 2;
    this.file.weigh(text, lines - 1);
  }

  /** What has to be said about the errors of a block. */
  errorOption(step: Step, { errorsGoOn, named, onError }: Saying): readonly string[] {
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

  /** The note above a statement. */
  note(step: Step): string {
    const text = step.node.note === undefined ? undefined : noteText(step.node.note);
    if (text === undefined) return "";
    const lines = text.split("\n");
    if (lines.length === 1) return `/** ${lines[0]} */\n`;
    return `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + "\n").join("")} */\n`;
  }
}

const longestTextName = "question22";
