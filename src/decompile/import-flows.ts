import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkFlow } from "../compile/check-flow.js";
import { createCompilation } from "../compile/compile.js";
import type { LayoutFile } from "../compile/layout-file.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { FlowDocument } from "../language/document.js";
import { shapeFindings } from "../language/document-shape.js";
import { isFlowType, type FlowType } from "../language/flow-types.js";
import type { Json, JsonObject } from "../language/json.js";
import { actionType } from "../language/registry.js";
import { subjectOf } from "../validate/subject.js";
import { validate } from "../validate/validate.js";
import { contractFrom } from "./contract.js";
import { decompile, type FlowToWrite, type WrittenFlow } from "./decompile.js";
import { findFlows, type FoundFlow } from "./find-flows.js";
import { openFormatter, type Formatter } from "./formatter.js";
import { layoutOf } from "./layout-of.js";
import { identifierFrom } from "./names.js";
import { measureQuality, type Quality } from "./quality.js";
import type { SettingTable } from "./setting-table.js";
import { symbolise, type SymbolTable } from "./symbols.js";
import { convertLegacy } from "../language/legacy/convert.js";

/** A file to import. */
export interface ImportSource {
  /** How messages name it. */
  readonly file: string;
  readonly text: string;
}

/** A flow that came in. */
export interface ImportedFlow {
  readonly name: string;
  readonly kind: "flow" | "module";
  /** The file it came from. */
  readonly from: string;
  /** Name of its source file, without a folder: `main-menu.flow.ts`. */
  readonly file: string;
  readonly source: string;
  readonly layout: LayoutFile;
  readonly draft: boolean;
  readonly quality: Quality;
}

/** What came of an import. */
export interface Import {
  readonly flows: readonly ImportedFlow[];
  /** Errors are about files and flows that did not come in; warnings about flows that did. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is there already: its names are not given out again. */
export interface ImportOptions {
  readonly symbols: SymbolTable;
  /** With a table, constants become settings. */
  readonly settings?: SettingTable | undefined;
  /** Names of source files, in lower case. */
  readonly files?: ReadonlySet<string>;
  /** Names of flows and modules: `flow Main menu`. */
  readonly flows?: ReadonlySet<string>;
  /** Who formats; the caller closes it. */
  readonly formatter?: Formatter;
}

/**
 * Imports the flows of some files: each becomes a source file and a layout file, which together compile to the very
 * document that came in. A flow that has something wrong with it comes in as a draft, with what is wrong as warnings.
 */
export async function importFlows(sources: readonly ImportSource[], options: ImportOptions): Promise<Import> {
  const diagnostics: Diagnostic[] = [];
  const flows: Promise<ImportedFlow>[] = [];
  const formatter = options.formatter ?? openFormatter();
  const bench = new Workbench();
  const names = new FlowNames(options);
  try {
    for (const source of sources) {
      const found = findFlows(source.text);
      if (found.length === 0) {
        const place = { position: { file: source.file, line: 1, column: 1 } };
        diagnostics.push(report("FLW516", { file: source.file }, place));
      }
      for (const flow of found) {
        const imported = importFlow(flow, source, { names, options, bench, diagnostics, formatter });
        if (imported) flows.push(imported);
      }
    }
    return { flows: await Promise.all(flows), diagnostics };
  } finally {
    bench.close();
    if (!options.formatter) await formatter.close();
  }
}

/** What the imports of an import have in common. */
interface Shared {
  readonly names: FlowNames;
  readonly options: ImportOptions;
  readonly bench: Workbench;
  readonly diagnostics: Diagnostic[];
  readonly formatter: Formatter;
}

/** Imports a flow; its source is still being formatted when the caller goes on. Undefined for one that is refused. */
function importFlow(
  found: FoundFlow,
  source: ImportSource,
  { names, options, bench, diagnostics, formatter }: Shared,
): Promise<ImportedFlow> | undefined {
  const { symbols, settings } = options;
  const position = { file: source.file, line: 1, column: 1 };
  const proposed = proposedName(found, source.file);
  const document = documentOf(found, source, proposed, diagnostics);
  if (!document) return undefined;
  const unfit = unfitText(document as unknown as Json);
  if (unfit !== undefined) {
    const holes = { name: proposed };
    diagnostics.push(unfit === "mark" ? report("FLW518", holes, { position }) : report("FLW525", holes, { position }));
    return undefined;
  }
  const flowType = flowTypeOf(found, document);
  const kind = flowType === "module" ? "module" : "flow";
  const name = names.flow(kind, proposed);
  const flow: FlowToWrite = {
    document: symbolise(document, symbols),
    name,
    flowType,
    description: found.description === "" ? undefined : found.description,
    draft: isSaved(document),
    contract: kind === "module" && found.settings !== undefined ? contractFrom(found.settings) : undefined,
    settings,
  };
  if (kind === "module" && found.settings !== undefined && flow.contract === undefined) {
    diagnostics.push(report("FLW526", { name }, { position }));
  }
  const file = names.file(name);
  let attempt = write(flow, file, bench);
  if ("difference" in attempt) {
    diagnostics.push(report("FLW519", { name, difference: attempt.difference }, { position }));
    attempt = write(flow, file, bench, true);
  }
  if ("difference" in attempt) {
    diagnostics.push(report("FLW520", { name, difference: attempt.difference }, { position }));
    return undefined;
  }
  const { written, layout } = attempt;
  const findings = [...attempt.findings];
  const { document: tokens } = flow;
  const subject = subjectOf({ name, document: tokens, flowType, compiled: true, placeOf: () => ({ position }) });
  const refused = validate(subject, { oneFlow: true }).filter(({ severity }) => severity === "error");
  findings.push(...refused);
  const isBroken = findings.some(({ severity }) => severity === "error");
  diagnostics.push(...findings.map((finding): Diagnostic => ({ ...finding, severity: "warning", position })));
  const draft = flow.draft || isBroken;
  return formatter.format(written.write(draft)).then((text) => {
    const quality = measureQuality(written, text);
    return { name, kind, from: source.file, file, source: text, layout, draft, quality };
  });
}

type Attempt =
  | { readonly difference: string }
  | {
      readonly written: WrittenFlow;
      readonly layout: LayoutFile;
      readonly findings: readonly Diagnostic[];
    };

/** Writes a flow, compiles what was written, and holds the outcome against the flow. */
function write(flow: FlowToWrite, file: string, bench: Workbench, plainly = false): Attempt {
  const written = decompile(flow, { plainly });
  const compiled = bench.compile(file, written.write(flow.draft), flow.settings);
  if ("problem" in compiled) return { difference: compiled.problem };
  const kept = layoutOf(written, flow.document, compiled.graph, flow.name);
  if ("difference" in kept) return kept;
  const { name, flowType, document } = flow;
  const checked = checkFlow(kept.graph, document, { name, flowType, source: compiled.source });
  const known = new Set(checked.map(({ code }) => code));
  const others = compiled.diagnostics.filter(({ code }) => !known.has(code));
  return { written, layout: kept.layout, findings: [...others, ...checked] };
}

/** A folder of its own in which sources are compiled while they are being written. */
class Workbench {
  private readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), "flowc-import-")));

  constructor() {
    mkdirSync(path.join(this.folder, "flows"));
  }

  compile(file: string, source: string, settings?: SettingTable) {
    const name = `flows/${file}`;
    const texts = new Map([[path.join(this.folder, name), source]]);
    if (settings) writeFileSync(path.join(this.folder, "flows/settings.ts"), settings.source());
    const values = Object.fromEntries(settings?.values() ?? []);
    const compilation = createCompilation({
      root: this.folder,
      texts,
      settings: values,
      without: new Set(["layout", "check"]),
    });
    const loaded = compilation.loadFlowFile(name);
    const [definition] = loaded.flows;
    const [finding] = loaded.diagnostics;
    if (!definition) return { problem: `${finding?.code ?? "FLW"} ${finding?.message ?? "it declares no flow."}` };
    const compiled = compilation.compileFlow(definition);
    const refused = compiled.diagnostics.find(({ code }) => /^FLW[128]/.test(code));
    return refused ? { problem: `${refused.code} ${refused.message}` } : compiled;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Gives out names of flows and of their files, each once. */
class FlowNames {
  private readonly flows: Set<string>;
  private readonly files: Set<string>;

  constructor({ flows, files }: ImportOptions) {
    this.flows = new Set([...(flows ?? [])].map(keyOf));
    this.files = new Set(files);
  }

  flow(kind: string, wish: string): string {
    let name = wish;
    for (let i = 2; this.flows.has(keyOf(`${kind} ${name}`)); i++) name = `${wish.slice(0, 120)} (${i})`;
    this.flows.add(keyOf(`${kind} ${name}`));
    return name;
  }

  file(flow: string): string {
    const words = identifierFrom(flow.slice(0, 80)) ?? "flow";
    const base = words.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(base) ? `${base}-flow` : base;
    let name = safe;
    for (let i = 2; this.files.has(`${name}.flow.ts`); i++) name = `${safe}-${i}`;
    this.files.add(`${name}.flow.ts`);
    return `${name}.flow.ts`;
  }
}

/** Names with the same key are one file where capital and small letters are not told apart. */
function keyOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The flow's document; a finding instead when it has not the shape of one. */
function documentOf(
  found: FoundFlow,
  { file }: ImportSource,
  name: string,
  diagnostics: Diagnostic[],
): FlowDocument | undefined {
  if (found.legacy) {
    const converted = convertLegacy(found.value, { file, name });
    diagnostics.push(...converted.diagnostics);
    return converted.document;
  }
  const { findings, complete } = shapeFindings(found.value, () => ({ position: { file, line: 1, column: 1 } }));
  diagnostics.push(...(complete ? findings.map((each): Diagnostic => ({ ...each, severity: "warning" })) : findings));
  return complete ? (found.value as unknown as FlowDocument) : undefined;
}

/** What the flow is called: by what is around it, by itself, by its file. */
function proposedName(found: FoundFlow, file: string): string {
  const own = member(found.value[found.legacy ? "metadata" : "Metadata"], "name");
  const base = path.basename(file).replace(/(?:\.flow)?\.[A-Za-z0-9]+$/, "");
  for (const name of [found.name, own, base]) {
    if (typeof name !== "string") continue;
    const clean = name
      .replace(/[\p{Cc}\p{Cs}]/gu, " ")
      .trim()
      .slice(0, 127)
      .trim();
    if (clean !== "" && !clean.includes("${flowc:")) return clean;
  }
  return "Imported flow";
}

function flowTypeOf(found: FoundFlow, document: FlowDocument): FlowType {
  const { Settings: settings, Metadata: metadata } = document;
  if (settings !== undefined) return "module";
  if (found.flowType) return found.flowType;
  const own = member(metadata, "type");
  if (typeof own === "string" && isFlowType(own)) return own;
  if (document.Actions.some(({ Type }) => actionType(Type)?.call.leads === "return")) return "module";
  return likelyTypes.find((type) => document.Actions.every(({ Type }) => isTakenBy(type, Type))) ?? "contactFlow";
}

/** Types of a flow that does not say which it is: the first that takes all of its actions. */
const likelyTypes: readonly FlowType[] = [
  "contactFlow",
  "customerQueue",
  "agentWhisper",
  "customerWhisper",
  "outboundWhisper",
  "customerHold",
  "agentHold",
  "queueTransfer",
  "agentTransfer",
];

function isTakenBy(flowType: FlowType, action: string): boolean {
  const flowTypes = actionType(action)?.flowTypes ?? "all";
  return flowTypes === "all" || flowTypes.includes(flowType);
}

/** What makes a text of a flow one that cannot stand in source: flowc's own mark, or half of a character. */
function unfitText(value: Json): "mark" | "half" | undefined {
  if (typeof value === "string") {
    return value.includes("${flowc:") ? "mark" : /\p{Cs}/u.test(value) ? "half" : undefined;
  }
  if (value === null || typeof value !== "object") return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = unfitText(name) ?? unfitText(member as Json);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for a flow that the console saved without publishing it. */
function isSaved({ Metadata: metadata }: FlowDocument): boolean {
  const status = member(metadata, "status");
  return typeof status === "string" && /^(?:saved|draft)$/i.test(status);
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}
