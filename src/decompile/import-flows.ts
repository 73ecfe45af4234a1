import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { FlowDocument } from "../language/document.js";
import { shapeFindings } from "../language/document-shape.js";
import { isFlowType, type FlowType } from "../language/flow-types.js";
import type { Json, JsonObject } from "../language/json.js";
import { actionType } from "../language/registry.js";
import { contractFrom } from "./contract.js";
import type { FlowToWrite } from "./decompile.js";
import { findFlows, type FoundFlow } from "./find-flows.js";
import { formatSource } from "./format.js";
import { importFlow, Workbench, type ImportOutcome, type ImportedFlow, type PlannedFlow } from "./import-flow.js";
import type { ImportThread } from "./import-thread.js";
import { identifierFrom } from "./names.js";
import type { SettingTable } from "./setting-table.js";
import { symbolise, type SymbolTable } from "./symbols.js";
import { convertLegacy } from "../language/legacy/convert.js";

/** A file to import. */
export interface ImportSource {
  /** How messages name it. */
  readonly file: string;
  readonly text: string;
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
  /** A thread that helps; the caller closes it. */
  readonly helper?: ImportThread;
  /** Where sources are compiled; the caller closes it. One of its own when absent. */
  readonly bench?: Workbench;
  /** Told of each flow as soon as it came in, in whatever order. */
  readonly onFlow?: (flow: ImportedFlow) => void;
}

/**
 * Imports the flows of some files: each becomes a source file and a layout file, which together compile to the very
 * document that came in. With a helper, a part of the flows is written in its thread.
 */
export async function importFlows(sources: readonly ImportSource[], options: ImportOptions): Promise<Import> {
  const names = new FlowNames(options);
  const entries = sources.flatMap((source) => planFlows(source, names, options));
  const planned = entries.flatMap(({ planned }) => planned ?? []);
  const bench = options.bench ?? Workbench.open();
  try {
    const outcomes = await inTurn(planned, bench, options);
    const diagnostics: Diagnostic[] = [];
    const flows: ImportedFlow[] = [];
    for (const { planned, diagnostics: known } of entries) {
      diagnostics.push(...known);
      const outcome = planned && outcomes.get(planned);
      if (outcome) diagnostics.push(...outcome.diagnostics);
      if (outcome?.imported) flows.push(outcome.imported);
    }
    return { flows, diagnostics };
  } finally {
    if (!options.bench) bench.close();
  }
}

/** How many flows a helper has at once: while it writes one, the next is there. */
const handedOver = 2;

/** How many sources wait for the helper at most when it gets a flow: else it would have much to do still at the end. */
const waitingAtMost = 3;

/** Writes flows, from the first on here and from the last on in the helper's thread, until they meet. */
async function inTurn(
  planned: readonly PlannedFlow[],
  bench: Workbench,
  { helper, settings, onFlow }: ImportOptions,
): Promise<ReadonlyMap<PlannedFlow, ImportOutcome>> {
  const outcomes = new Map<PlannedFlow, Promise<ImportOutcome>>();
  const left = [...planned];
  const expect = (flow: PlannedFlow, outcome: Promise<ImportOutcome>): void => {
    const told = outcome.then((made) => {
      if (made.imported) onFlow?.(made.imported);
      return made;
    });
    told.catch(() => undefined);
    outcomes.set(flow, told);
  };
  let away = 0;
  let waiting = 0;
  const handOver = (): void => {
    // Flows that share a table of settings are written where the table is.
    if (!helper || settings || waiting > waitingAtMost) return;
    // A flow alone is not worth the way.
    for (; away < handedOver && left.length > 1; away++) {
      const flow = left.pop()!;
      const outcome = helper.importFlow(flow).finally(() => {
        away--;
        handOver();
      });
      expect(flow, outcome);
    }
  };
  const format = (source: string): Promise<string> => {
    if (!helper) return formatSource(source);
    waiting++;
    return helper.format(source).finally(() => waiting--);
  };
  for (let flow = left.shift(); flow; flow = left.shift()) {
    handOver();
    expect(flow, importFlow(flow, bench, format));
    // What the helper says is heard between two flows.
    await new Promise((resolve) => void setImmediate(resolve));
  }
  const done = await Promise.all([...outcomes].map(async ([flow, outcome]) => [flow, await outcome] as const));
  return new Map(done);
}

/** A flow that is to be written, or none, and what was found on the way there. */
interface Entry {
  readonly planned?: PlannedFlow;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the flows of a file and gives them their names. */
function planFlows(source: ImportSource, names: FlowNames, options: ImportOptions): readonly Entry[] {
  const found = findFlows(source.text);
  if (found.length > 0) return found.map((flow) => planFlow(flow, source, names, options));
  const place = { position: { file: source.file, line: 1, column: 1 } };
  return [{ diagnostics: [report("FLW516", { file: source.file }, place)] }];
}

function planFlow(
  found: FoundFlow,
  source: ImportSource,
  names: FlowNames,
  { symbols, settings }: ImportOptions,
): Entry {
  const diagnostics: Diagnostic[] = [];
  const position = { file: source.file, line: 1, column: 1 };
  const proposed = proposedName(found, source.file);
  const document = documentOf(found, source, proposed, diagnostics);
  if (!document) return { diagnostics };
  const unfit = unfitText(document as unknown as Json);
  if (unfit !== undefined) {
    const holes = { name: proposed };
    diagnostics.push(unfit === "mark" ? report("FLW518", holes, { position }) : report("FLW525", holes, { position }));
    return { diagnostics };
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
  return { planned: { flow, kind, from: source.file, file: names.file(name) }, diagnostics };
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
