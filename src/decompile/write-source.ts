import * as library from "../author/flowc.js";
import type { FlowType } from "../language/flow-types.js";
import { noteText } from "../compile/note-text.js";
import { writeCondition, writeOperand, writeValue } from "./comparison.js";
import { writeExpression, type Expression, type Writer } from "./expression.js";
import { Names, wordsFor } from "./names.js";
import { commentLines, stringLiteral } from "./source-text.js";
import {
  completes,
  visit,
  type Saying,
  type Arm,
  type ErrorArm,
  type Frame,
  type Statement,
  type Test,
} from "./statement.js";
import { isFigure } from "./groups.js";
import type { Structure } from "./structure.js";
import { argumentsBefore, type Call } from "./calls/call.js";
import type { SettingTable } from "./setting-table.js";
import type { Step, Way } from "./step.js";

/** What a source file says besides its statements. */
export interface FlowHeading {
  /** The flow's name in the instance. */
  readonly name: string;
  readonly flowType: FlowType;
  readonly description?: string | undefined;
  readonly draft: boolean;
  readonly optionalErrors: boolean;
  /** The console's names of actions. */
  readonly friendly: ReadonlyMap<string, string>;
  /** A module's contract. */
  readonly contract?: Expression | undefined;
  /** Constants that are settings. */
  readonly settings?: SettingTable | undefined;
  /** Lines above the flow, for readers. */
  readonly remarks: readonly string[];
}

/** Writes the source of a flow; its layout is left to the formatter. */
export function writeSource(flow: Structure, steps: ReadonlyMap<string, Step>, heading: FlowHeading): string {
  return new SourceWriter(flow, steps, heading).write();
}

class SourceWriter implements Writer {
  private readonly flow: Structure;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly heading: FlowHeading;
  private readonly imports = new Set<string>();
  private readonly names = new Names([...Object.keys(library), "settings"]);
  private readonly blockNames = new Map<string, string>();
  private readonly labels = new Map<Frame, string>();
  private readonly variables = new Map<Step, string>();
  private readonly flowName: string;
  private usesSettings = false;

  constructor(flow: Structure, steps: ReadonlyMap<string, Step>, heading: FlowHeading) {
    this.flow = flow;
    this.steps = steps;
    this.heading = heading;
    this.flowName = this.names.fresh(heading.name, "imported", roomForName(heading));
    for (const id of flow.blocks.keys()) this.blockNames.set(id, this.nameFor(id, "next"));
    for (const body of [flow.body, flow.onError ?? [], ...flow.blocks.values()]) {
      visit(body, (statement) => this.nameParts(statement));
    }
  }

  use(name: string): string {
    this.imports.add(name);
    return name;
  }

  setting(value: string): string | undefined {
    const name = this.heading.settings?.nameOf(value);
    if (name === undefined) return undefined;
    this.usesSettings = true;
    return `settings.${name}`;
  }

  write(): string {
    const { heading, flow } = this;
    const body = this.statements(flow.body);
    const options = this.options();
    const isModule = heading.flowType === "module";
    const name = stringLiteral(heading.name);
    const kind = this.use(isModule ? "module" : "flow");
    const args = isModule
      ? `${name}, ${this.contract()}, () => {\n${body}}, ${options}`
      : `${name}, ${options}, () => {\n${body}}`;
    const declaration = `${this.remarks()}export const ${this.flowName} = ${kind}(${args});\n`;
    const blocks = [...flow.blocks].map(([id, statements]) => {
      const written = this.statements(statements);
      const called = stringLiteral(this.blockTitle(id));
      return `const ${this.blockName(id)}: Block = ${this.use("block")}(${called}, () => {\n${written}});\n`;
    });
    if (blocks.length > 0) this.imports.add("type Block");
    const names = [...this.imports].toSorted(byName).join(", ");
    const settings = this.usesSettings ? 'import { settings } from "./settings.js";\n' : "";
    return `import { ${names} } from "flowc";\n${settings}\n${[declaration, ...blocks].join("\n")}`;
  }

  private remarks(): string {
    const lines = [...this.heading.remarks];
    if (lines.length === 0) return "";
    return `/**\n${lines
      .flatMap(commentLines)
      .map((line) => ` * ${line}\n`)
      .join("")} */\n`;
  }

  private contract(): string {
    const { contract, description } = this.heading;
    const members = contract?.kind === "object" ? contract.members : [];
    const told = description ? [["description", { kind: "plain", value: description }] as const] : [];
    return writeExpression({ kind: "object", members: [...told, ...members] }, this);
  }

  private options(): string {
    const { heading, flow } = this;
    const isModule = heading.flowType === "module";
    const members = [
      ...(isModule || heading.flowType === "contactFlow" ? [] : [`type: ${stringLiteral(heading.flowType)}`]),
      ...(heading.description && !isModule ? [`description: ${stringLiteral(heading.description)}`] : []),
      heading.optionalErrors ? "exact: true" : 'exact: "bare"',
      ...(heading.draft ? ["draft: true"] : []),
    ];
    const option = flow.anyError ? "onAnyError" : "onError";
    if (flow.onErrorBlock !== undefined) members.push(`${option}: () => ${this.blockName(flow.onErrorBlock)}()`);
    else if (flow.onError) members.push(`${option}: () => {\n${this.statements(flow.onError)}}`);
    return `{ ${members.join(", ")} }`;
  }

  private statements(statements: readonly Statement[]): string {
    return statements.map((statement) => this.statement(statement)).join("");
  }

  private statement(statement: Statement): string {
    switch (statement.kind) {
      case "call":
        return `${this.note(statement.step)}${this.call(statement.step, statement)};\n`;
      case "end":
        return `${this.note(statement.step)}return ${this.call(statement.step, statement)};\n`;
      case "unconnected":
        return `return ${this.use("unconnected")}(${statement.target === "" ? "" : stringLiteral(statement.target)});\n`;
      case "jump":
        return `return ${this.blockName(statement.block)}();\n`;
      case "break":
      case "continue": {
        const label = statement.labelled ? ` ${this.labels.get(statement.frame)}` : "";
        return `${statement.kind}${label};\n`;
      }
      case "if":
        return this.fork(statement);
      case "switch":
        return this.switchOver(statement);
      case "for": {
        const { shape } = statement.step;
        const count = shape.kind === "loop" ? writeExpression(shape.count, this) : "0";
        const errors = this.errorOption(statement.step, { named: !statement.step.usual, errorsGoOn: false });
        const options = errors.length > 0 ? `, { ${errors.join(", ")} }` : "";
        const turn = this.variables.get(statement.step) ?? "turn";
        const source = `${this.use("loop")}(${count}${options})`;
        return `${this.note(statement.step)}${this.label(statement.frame)}for (const ${turn} of ${source}) {\n${this.statements(statement.body)}}\n`;
      }
      case "while":
        return `${this.label(statement.frame)}while (true) {\n${this.statements(statement.body)}}\n`;
      case "labelled":
        return `${this.label(statement.frame)}{\n${this.statements(statement.body)}}\n`;
      case "try":
        return `try {\n${this.statements(statement.body)}} ${this.handler(statement)}\n`;
      case "kept": {
        const { step } = statement;
        const variable = this.variables.get(step) as string;
        const call = this.call(step, { named: !step.usual, errorsGoOn: false });
        return `let ${variable};\ntry {\n${this.note(step)}${variable} = ${call}${this.member(step)};\n} ${this.handler(statement)}\n`;
      }
    }
  }

  private handler(statement: Extract<Statement, { kind: "try" | "kept" }>): string {
    if (!statement.byType) return `catch {\n${this.statements(statement.handler as readonly Statement[])}}`;
    const arms = statement.handler as readonly ErrorArm[];
    const type = `${this.use("errorOf")}(error).type`;
    const cases = arms.map((arm, i) => {
      const labels = arm.errors.map((error) => `case ${stringLiteral(error)}:\n`).join("");
      const isLast = i === arms.length - 1;
      return `${labels}${isLast ? "default:\n" : ""}${this.armBody(arm.body, isLast)}`;
    });
    const label = statement.frame ? this.label(statement.frame) : "";
    return `catch (error) {\n${label}switch (${type}) {\n${cases.join("")}}\n}`;
  }

  private armBody(body: readonly Statement[], isLast: boolean): string {
    const declares = body.some((each) => each.kind === "kept");
    const end = !isLast && completes(body) ? "break;\n" : "";
    const written = `${this.statements(body)}${end}`;
    return declares ? `{\n${written}}\n` : written;
  }

  private fork(statement: Extract<Statement, { kind: "if" }>): string {
    const { test } = statement;
    const condition = this.condition(test);
    const otherwise =
      statement.otherwise.length === 0
        ? ""
        : statement.otherwise.length === 1 && statement.otherwise[0]?.kind === "if"
          ? ` else ${this.statement(statement.otherwise[0])}`
          : ` else {\n${this.statements(statement.otherwise)}}`;
    return `${this.note(test.step)}if (${condition}) {\n${this.statements(statement.body)}}${otherwise}\n`;
  }

  private condition(test: Test): string {
    const { step, negated } = test;
    const { shape } = step;
    const not = (condition: string): string => (negated ? `!(${condition})` : condition);
    if (shape.kind === "test") return negated ? `!${this.outcome(test)}` : this.outcome(test);
    const [way] = test.ways as [Way];
    if (shape.kind === "comparison") {
      const one = shape.comparison.cases[step.ways.indexOf(way)];
      if (!one) throw new Error("a comparison has no such case");
      const condition = writeCondition(shape.comparison, one, this);
      if (!negated) return condition;
      return one.operator === "===" ? condition.replace(" === ", " !== ") : `!(${condition})`;
    }
    if (isFigure(way.label)) return not(`${this.outcome(test)} ${this.figure(step, way.label)}`);
    return `${this.outcome(test)} ${negated ? "!==" : "==="} ${stringLiteral(way.label)}`;
  }

  /** The outcome that is compared: the call, or the variable that keeps it. */
  private outcome(test: Test): string {
    const { step } = test;
    if (test.kept) return this.variables.get(step) as string;
    return this.call(step, test) + this.member(step);
  }

  private member(step: Step): string {
    return step.shape.kind === "choice" && step.shape.member ? `.${step.shape.member}` : "";
  }

  private switchOver(statement: Extract<Statement, { kind: "switch" }>): string {
    const { test, frame } = statement;
    const { step } = test;
    const { shape } = step;
    let before = this.note(step);
    let on: string;
    let write: (way: Way) => string;
    if (shape.kind === "comparison") {
      const { comparison } = shape;
      const equal = comparison.cases.every(({ operator }) => operator === "===");
      const caseOf = (way: Way) => comparison.cases[step.ways.indexOf(way)]!;
      on = equal ? writeValue(comparison, this) : "true";
      write = (way) => (equal ? writeOperand(caseOf(way), this) : writeCondition(comparison, caseOf(way), this));
    } else if (step.ways.some(({ label }) => isFigure(label))) {
      let figure = this.outcome(test);
      if (!test.kept) {
        const name = this.names.fresh("figure", "figure");
        before += `const ${name} = ${figure};\n`;
        figure = name;
      }
      on = "true";
      write = ({ label }) => `${figure} ${this.figure(step, label)}`;
    } else {
      on = this.outcome(test);
      write = ({ label }) => stringLiteral(label);
    }
    const arms = this.inOrder(statement.arms, step);
    const written = arms.map((arm, i) => {
      const isLast = i === arms.length - 1;
      const named = arm.isDefault ? [] : arm.ways;
      const labels = named.map((way) => `case ${write(way)}:\n`).join("");
      return `${labels}${arm.isDefault ? "default:\n" : ""}${this.armBody(arm.body, isLast)}`;
    });
    return `${before}${this.label(frame)}switch (${on}) {\n${written.join("")}}\n`;
  }

  /** The default arm comes last, and not at all when nothing is done in it. */
  private inOrder(arms: readonly Arm[], step: Step): readonly Arm[] {
    const rest = arms.find((arm) => arm.isDefault);
    const others = arms.filter((arm) => arm !== rest);
    void step;
    return rest && rest.body.length > 0 ? [...others, rest] : others;
  }

  /** A figure's comparison in the unit that the author's function has. */
  private figure(step: Step, label: string): string {
    const [operator = "", operand = ""] = label.split(" ");
    const metric = step.call?.args[0];
    const inSeconds = metric?.kind === "plain" && metric.value === "oldestContactAgeSeconds";
    return `${operator} ${inSeconds ? Number(operand) / 1000 : Number(operand)}`;
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
    const members = [...given.map(([name, value]) => `${name}: ${writeExpression(value, this)}`), ...more];
    if (isAction && call.options["errors"]) members.unshift(`errors: ${writeExpression(call.options["errors"], this)}`);
    const args = call.args.map((arg) => writeExpression(arg, this));
    if (call.fn === "setRecording" && members.length > 0 && args[0]?.endsWith(" }")) {
      return `${this.use(call.fn)}(${args[0].slice(0, -2)}, ${members.join(", ")} })`;
    }
    if (call.fn === "transferToQueue" && members.length > 0 && !more.includes("errorsGoOn: true"))
      args.push("undefined");
    if (members.length > 0) {
      while (args.length < argumentsBefore(call.fn)) args.push("undefined");
      args.push(`{ ${members.join(", ")} }`);
    }
    return `${this.use(call.fn)}(${args.join(", ")})`;
  }

  /** What has to be said about the errors of a block. */
  private errorOption(step: Step, { errorsGoOn, named }: Saying): readonly string[] {
    if (!step.named) return errorsGoOn ? ["errorsGoOn: true"] : [];
    const errors = step.errors.map(({ slot }) => stringLiteral(slot.kind === "error" ? slot.error : ""));
    return [...(named ? [`errors: [${errors.join(", ")}]`] : []), ...(errorsGoOn ? ["errorsGoOn: true"] : [])];
  }

  private note(step: Step): string {
    const text = step.node.note === undefined ? undefined : noteText(step.node.note);
    if (text === undefined) return "";
    const lines = text.split("\n");
    if (lines.length === 1) return `/** ${lines[0]} */\n`;
    return `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + "\n").join("")} */\n`;
  }

  private nameParts(statement: Statement): void {
    switch (statement.kind) {
      case "break":
      case "continue":
        if (statement.labelled && !this.labels.has(statement.frame)) {
          const target = statement.frame.kind === "loop" ? statement.frame.continueTo : statement.frame.breakTo;
          this.labels.set(statement.frame, this.nameFor(target ?? "", "end"));
        }
        return;
      case "kept":
        this.variables.set(statement.step, this.names.fresh(variableWords(statement.step), "outcome"));
        return;
      case "for":
        this.variables.set(statement.step, this.names.fresh("turn", "turn"));
        return;
      default:
    }
  }

  private label(frame: Frame): string {
    const label = this.labels.get(frame);
    return label === undefined ? "" : `${label}: `;
  }

  private nameFor(id: string, otherwise: string): string {
    const step = this.steps.get(id);
    return this.names.fresh(step ? wordsFor(step.node, this.heading.friendly.get(id)) : id, otherwise);
  }

  private blockTitle(id: string): string {
    return this.blockName(id)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  }

  private blockName(id: string): string {
    const name = this.blockNames.get(id);
    if (name === undefined) throw new Error(`there is no block for ${id}`);
    return name;
  }
}

function variableWords(step: Step): string {
  return step.shape.kind === "test" ? "answer" : "choice";
}

/** How long the variable's name may be for the declaration to fit on one line. */
function roomForName({ name, flowType }: FlowHeading): number {
  const others = 'export const  = flow("", { exact: true }, () => {'.length + name.length;
  const type = flowType === "contactFlow" ? 0 : `type: "${flowType}", `.length;
  return Math.min(32, Math.max(12, 120 - others - type));
}

function byName(a: string, b: string): number {
  const [x, y] = [a.replace("type ", ""), b.replace("type ", "")];
  const [small, other] = [x.toLowerCase(), y.toLowerCase()];
  return small === other ? (x < y ? -1 : 1) : small < other ? -1 : 1;
}
