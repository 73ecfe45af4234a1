import * as library from "../author/flowc.js";
import type { FlowType } from "../language/flow-types.js";
import { writeExpression, type Expression } from "./expression.js";
import { identifierFrom, lastWords, Names, wordsFor } from "./names.js";
import { commentLines, stringLiteral } from "./source-text.js";
import { visit, type Frame, type Statement } from "./statement.js";
import { textWidth } from "../diagnostics/text-width.js";
import { lineWidth, longestVariable, type SourceFile } from "./write-call.js";
import { StatementWriter } from "./write-statement.js";
import type { Structure } from "./structure.js";
import type { SettingTable } from "./setting-table.js";
import type { Step } from "./step.js";

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
  const writer = new SourceWriter(flow, steps, heading, []);
  const source = writer.write();
  const variables = writer.worthNaming();
  return variables.length === 0 ? source : new SourceWriter(flow, steps, heading, variables).write();
}

class SourceWriter implements SourceFile {
  private readonly flow: Structure;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly heading: FlowHeading;
  private readonly imports = new Set<string>();
  private readonly names = new Names([...Object.keys(library), "settings"]);
  private readonly blockNames = new Map<string, string>();
  private readonly labels = new Map<Frame, string>();
  private readonly statements = new StatementWriter(this);
  private handler: string | undefined;
  private usesSettings = false;

  /** Variables for things of the instance, by the calls that they stand for. */
  private readonly variables = new Map<string, string>();
  /** Lines that variables would save, by the calls. */
  private readonly savings = new Map<string, number>();

  /** `named`: calls that get variables. */
  constructor(flow: Structure, steps: ReadonlyMap<string, Step>, heading: FlowHeading, named: readonly string[]) {
    this.flow = flow;
    this.steps = steps;
    this.heading = heading;
    for (const id of flow.blocks.keys()) this.blockNames.set(id, this.nameFor(id, "next"));
    for (const body of [flow.body, flow.onError ?? [], ...flow.blocks.values()]) {
      visit(body, (statement) => this.nameParts(statement));
    }
    for (const call of named) {
      const words = telling(JSON.parse(/"(?:[^"\\]|\\.)*"/.exec(call)?.[0] ?? '""') as string);
      const short = lastWords(words, longestVariable, (name) => this.names.has(name)) ?? words;
      this.variables.set(call, this.names.fresh(short, "resource", longestVariable));
    }
  }

  variable(written: string): string | undefined {
    return this.variables.get(written);
  }

  weigh(written: string, lines: number): void {
    this.savings.set(written, (this.savings.get(written) ?? 0) + lines);
  }

  /** The calls that are worth a variable: it saves more than the line that it takes. */
  worthNaming(): readonly string[] {
    return [...this.savings].filter(([, lines]) => lines > 1).map(([call]) => call);
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

  isTaken(name: string): boolean {
    return this.names.has(name);
  }

  labelOf(frame: Frame): string | undefined {
    return this.labels.get(frame);
  }

  write(): string {
    const { flow } = this;
    const handler = this.errorHandler();
    const variables = [...this.variables].map(([call, name]) => {
      this.use(call.slice(0, call.indexOf("(")));
      return `const ${name} = ${call};\n`;
    });
    const declaration = `${variables.join("")}${variables.length > 0 ? "\n" : ""}${this.declaration()}`;
    const blocks = [...flow.blocks].map(([id, statements]) => {
      const head = `const ${this.blockName(id)}: Block = ${this.use("block")}(${stringLiteral(this.blockTitle(id))}, `;
      return `${head}${this.body(statements, head)});\n`;
    });
    if (blocks.length > 0) this.imports.add("type Block");
    const names = [...this.imports].toSorted(byName).join(", ");
    const settings = this.usesSettings ? 'import { settings } from "./settings.js";\n' : "";
    return `import { ${names} } from "flowc";\n${settings}\n${[declaration, ...handler, ...blocks].join("\n")}`;
  }

  private declaration(): string {
    const kind = this.use(this.heading.flowType === "module" ? "module" : "flow");
    const options = writeMembers(this.options());
    const expression = this.statements.expression(this.flow.body);
    const end = expression === undefined ? "() => {" : `() => ${expression});`;
    const written = (given: string): string => `${kind}(${stringLiteral(this.heading.name)}, ${given}, `;
    const fits = (given: string): boolean => textWidth(`${defaultExport}${written(given)}${end}`) <= lineWidth;
    const apart = !fits(options) && fits("options") ? this.optionsApart(options) : undefined;
    const rest = written(apart ? apart.name : options);
    const head = `${this.exported(textWidth(`${rest}${end}`))}${rest}`;
    return `${apart ? apart.declaration : ""}${this.remarks()}${head}${this.body(this.flow.body, head)});\n`;
  }

  /** The options of a flow in a variable of their own, when that is one line. */
  private optionsApart(options: string): { readonly name: string; readonly declaration: string } | undefined {
    if (this.heading.contract) return undefined;
    const type = this.heading.flowType === "module" ? "ModuleOptions" : "FlowOptions";
    const name = this.names.fresh("options", "options");
    const declaration = `const ${name}: ${type} = ${options};\n`;
    if (textWidth(declaration) > lineWidth + 1) return undefined;
    this.imports.add(`type ${type}`);
    return { name, declaration: `${declaration}\n` };
  }

  /**
   * How the flow is exported: under its name, or the last words of it that let the declaration fit on its line. Where
   * none do, it is the file's default.
   */
  private exported(others: number): string {
    const { name } = this.heading;
    const named = (words: string): string => `export const ${this.names.fresh(words, "imported")} = `;
    const room = lineWidth - others - "export const  = ".length;
    if ((identifierFrom(name) ?? "imported").length <= room) return named(name);
    const words = lastWords(name, room, (short) => this.names.has(short));
    if (words !== undefined) return named(words);
    return others + defaultExport.length <= lineWidth ? defaultExport : named(name);
  }

  /** A function without parameters as the last argument behind a head: an expression where that is all. */
  private body(statements: readonly Statement[], head: string): string {
    const expression = this.statements.expression(statements);
    if (expression !== undefined && textWidth(`${head}() => ${expression});`) <= lineWidth)
      return `() => ${expression}`;
    const depth = textWidth(`${head}() => {`) <= lineWidth ? 1 : 2;
    return `() => {\n${this.statements.body(statements, depth)}}`;
  }

  /** The function that unhandled errors lead to, where it is no block and not short. */
  private errorHandler(): readonly string[] {
    const { onError, onErrorBlock, onErrorAction } = this.flow;
    if (onErrorBlock !== undefined || !onError || onErrorAction === undefined) return [];
    const expression = this.statements.expression(onError);
    if (expression !== undefined && expression.length <= longestHandler) {
      this.handler = expression.endsWith("()") ? expression.slice(0, -2) : `() => ${expression}`;
      return [];
    }
    this.handler = this.names.fresh("failed", "failed");
    return [`function ${this.handler}(): never {\n${this.statements.body(onError, 1)}}\n`];
  }

  private remarks(): string {
    const lines = [...this.heading.remarks];
    if (lines.length === 0) return "";
    return `/**\n${lines
      .flatMap(commentLines)
      .map((line) => ` * ${line}\n`)
      .join("")} */\n`;
  }

  /** What stands between the flow's name and its body: a module's contract, and options. */
  private options(): readonly string[] {
    const { heading, flow } = this;
    const { contract, flowType, description } = heading;
    const members = [
      ...(flowType === "module" || flowType === "contactFlow" ? [] : [`type: ${stringLiteral(flowType)}`]),
      ...(description ? [`description: ${stringLiteral(description)}`] : []),
      ...(contract?.kind === "object" ? contract.members : []).map(
        ([name, value]) => `${name}: ${writeExpression(value, this)}`,
      ),
      heading.optionalErrors ? "exact: true" : 'exact: "bare"',
      ...(heading.draft ? ["draft: true"] : []),
    ];
    const option = flow.anyError ? "onAnyError" : "onError";
    // A named block is declared further down: it is looked up when an error comes.
    const handler = flow.onErrorBlock === undefined ? this.handler : `() => ${this.blockName(flow.onErrorBlock)}()`;
    return handler === undefined ? members : [...members, `${option}: ${handler}`];
  }

  private nameParts(statement: Statement): void {
    if (statement.kind !== "break" && statement.kind !== "continue") return;
    if (!statement.labelled || this.labels.has(statement.frame)) return;
    const target = statement.frame.kind === "loop" ? statement.frame.continueTo : statement.frame.breakTo;
    this.labels.set(statement.frame, this.nameFor(target ?? "", "end"));
  }

  private nameFor(id: string, otherwise: string): string {
    const step = this.steps.get(id);
    const words = step ? wordsFor(step.node, this.heading.friendly.get(id)) : id;
    return this.names.fresh(words, otherwise, longestPlace);
  }

  private blockTitle(id: string): string {
    return this.blockName(id)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  }

  blockName(id: string): string {
    const name = this.blockNames.get(id);
    if (name === undefined) throw new Error(`there is no block for ${id}`);
    return name;
  }
}

/** How long the name of a place may be: it is written wherever one jumps to it. */
const longestPlace = 24;
const defaultExport = "export default ";

/** A resource's name without its alias, and without the letters and figures that make it unique. */
function telling(name: string): string {
  const words = name
    .replace(/:[^:]*$/, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => !/^(?:arn|(?=.*\d)\w{7,})$/i.test(word));
  return words.length === 0 ? name : words.join(" ");
}

function writeMembers(members: readonly string[]): string {
  return `{ ${members.join(", ")} }`;
}

/** The longest call that stands as a handler in the flow's options. */
const longestHandler = 40;

function byName(a: string, b: string): number {
  const [x, y] = [a.replace("type ", ""), b.replace("type ", "")];
  const [small, other] = [x.toLowerCase(), y.toLowerCase()];
  return small === other ? (x < y ? -1 : 1) : small < other ? -1 : 1;
}
