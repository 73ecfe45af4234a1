import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as library from "../../src/author/flowc.js";
import type { SettingValues } from "../../src/author/settings/settings.js";
import { createCompilation, type CompilationOptions, type CompiledFlow } from "../../src/compile/compile.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { FlowEdge, FlowNode } from "../../src/graph/flow-graph.js";

/** What a test may say about a compilation. */
export interface CompileSourceOptions {
  readonly settings?: SettingValues;
  readonly without?: CompilationOptions["without"];
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What came of a source text: its flows, and the findings of loading and compiling it. */
export interface CompiledSource {
  readonly flows: readonly CompiledFlow[];
  readonly findings: readonly Diagnostic[];
}

const everything = `import { ${Object.keys(library).join(", ")} } from "flowc";`;

/**
 * Loads and compiles a flow file. All of `flowc` is imported on its first line, so a text that begins with a new line
 * has its own lines from 2.
 */
export function compileAll(text: string, options: CompileSourceOptions = {}): CompiledSource {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "flowc-compile-")));
  try {
    const files = { ...options.files, "main.flow.ts": everything + text };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    const { settings = {}, without } = options;
    const compilation = createCompilation({ root, settings, ...(without && { without }) });
    const loaded = compilation.loadFlowFile("main.flow.ts");
    const flows = loaded.flows.map((definition) => compilation.compileFlow(definition));
    return { flows, findings: [...loaded.diagnostics, ...flows.flatMap((flow) => flow.diagnostics)] };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The flows of a source text that must compile without a finding. */
export function compileSource(text: string, options: CompileSourceOptions = {}): readonly CompiledFlow[] {
  const { flows, findings } = compileAll(text, options);
  if (findings.length > 0) throw new Error(findings.map(describeFinding).join("\n"));
  return flows;
}

/** The one flow of a source text that is the body of a contact flow. */
export function compileBody(body: string, options: CompileSourceOptions = {}): CompiledFlow {
  const [only] = compileSource(asFlow(body), options);
  if (!only) throw new Error("the source declares no flow");
  return only;
}

/** Codes and places (`FLW201 3:5`) that the body of a contact flow gives; its first line is 2. */
export function findingsIn(body: string, options: CompileSourceOptions = {}): string[] {
  return compileAll(asFlow(body), options).findings.map(placeOfFinding);
}

/** A whole source text around a flow's body. Its first line is 2. `$parts` before a line `---` stand at module level. */
export function asFlow(body: string): string {
  const [first = "", second] = body.split(/^---\n/m);
  const [before, inside] = second === undefined ? ["", first] : [first, second];
  return `${before === "" ? "" : `\n${before}`} export const main = flow("Main", () => {${inside.startsWith("\n") ? "" : "\n"}${inside}\n});`;
}

/** `FLW201 3:5`. */
export function placeOfFinding({ code, position }: Diagnostic): string {
  return `${code} ${position ? `${position.line}:${position.column}` : "nowhere"}`;
}

function describeFinding(finding: Diagnostic): string {
  return `${placeOfFinding(finding)} ${finding.message}`;
}

/**
 * A flow as lines, one for each action: `name: words -> next` with its branches. A branch that goes to the same place as
 * `next` is left out; so is an error that ends the flow.
 */
export function outline(flow: CompiledFlow): string[] {
  const ends = new Set(flow.graph.nodes.filter((node) => node.edges.length === 0).map((node) => node.id));
  return flow.graph.nodes.map((node) => {
    const next = node.edges.find((edge) => edge.slot.kind === "next")?.to;
    const told = node.edges.filter(
      (edge) =>
        edge.slot.kind === "next" ||
        (edge.to !== next &&
          !(edge.slot.kind === "error" && edge.slot.error === "NoMatchingError" && ends.has(edge.to))),
    );
    return `${node.id}: ${words(node)}${told.map((edge) => ` ${way(edge)}>${edge.to}`).join("")}`;
  });
}

function way({ slot }: FlowEdge): string {
  if (slot.kind === "next") return "-";
  if (slot.kind === "error") return `!${slot.error}`;
  return slot.operator === "Equals" ? `[${slot.operand}]` : `[${slot.operator} ${slot.operand}]`;
}

function words({ type, parameters }: FlowNode): string {
  const { Text, ComparisonValue, Attributes, FlowAttributes, LoopCount, Result, ResultData } = parameters;
  const told =
    Text ?? ComparisonValue ?? Attributes ?? attributesOf(FlowAttributes) ?? LoopCount ?? ResultData ?? Result;
  return told === undefined ? type : `${type} ${JSON.stringify(told)}`;
}

function attributesOf(value: unknown): unknown {
  if (value === null || typeof value !== "object") return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, written]) => [name, (written as { readonly Value: unknown }).Value]),
  );
}
