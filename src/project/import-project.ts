import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { formatSource } from "../decompile/format.js";
import { Workbench, type ImportedFlow } from "../decompile/import-flow.js";
import { importFlows, type Import, type ImportOptions, type ImportSource } from "../decompile/import-flows.js";
import { openImportThread } from "../decompile/import-thread.js";
import { SettingTable } from "../decompile/setting-table.js";
import { SymbolTable } from "../decompile/symbols.js";
import { layoutFileName } from "../compile/layout-file.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { flowFileEnding } from "./discover.js";
import { lockFileName, readLockFile } from "./lock-file.js";
import { importedProjectFiles } from "./new-project.js";
import { writeOutput } from "./output-folder.js";
import { openStage, waitingFolder, type OutputStage } from "./output-stage.js";
import { cannotBeRead, notUtf8 } from "./unreadable.js";

/** Largest file that is read, in megabytes: a template with every flow of a large contact centre has a few. */
const largestFile = 20;
/** Files that are looked at in a folder. */
const fileKinds = /\.(?:json|ya?ml|template|tf|tfvars|hcl|txt|ts|js|py)$/i;

/** What to import, and where to. */
export interface ImportProjectOptions {
  /** Files and folders. */
  readonly sources: readonly string[];
  /** The project's folder. It is made when it is not there; in a project that is there, flows are added. */
  readonly out: string;
  /** The environment that the flows come from: its lock file gets what they name. */
  readonly environment: string;
  /** Make settings of telephone numbers; only in a project that is made by the import. */
  readonly settings?: boolean;
  /** Told, when the files have been read, how many characters they have. */
  readonly onSources?: (characters: number) => void;
}

/** What came of it. */
export interface ImportedProject {
  readonly flows: readonly ImportedFlow[];
  /** Files that were written, relative to the project's folder. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Imports flows into a project folder that `flowc build --project` compiles as it stands. */
export async function importProject(options: ImportProjectOptions): Promise<ImportedProject> {
  const bench = Workbench.open();
  // The thread starts while the files are read.
  const helper = openImportThread(bench.folder);
  try {
    return await importInto(options, { bench, ...(helper && { helper }) });
  } finally {
    await helper?.close();
    bench.close();
  }
}

async function importInto(
  options: ImportProjectOptions,
  help: Pick<ImportOptions, "bench" | "helper">,
): Promise<ImportedProject> {
  const { sources, diagnostics } = readSources(options.sources);
  options.onSources?.(sources.reduce((sum, { text }) => sum + text.length, 0));
  const place = { folder: options.out, waiting: waitingFolder(options.out) };
  const stage = await openStage(place, sources.length * filesPerFlow);
  try {
    const { flows, diagnostics: found, names } = await stageProject(options, sources, stage, help);
    const all = [...diagnostics, ...found];
    if (flows.length === 0) return { flows, written: [], diagnostics: all };
    const done = writeOutput(options.out, await stage.files(), { unchanged: new Set(), removesStrays: false });
    const written = new Set(done.written);
    return { flows, written: names.filter((name) => written.has(name)), diagnostics: all };
  } finally {
    await stage.close();
  }
}

/** A source file and a layout file. */
const filesPerFlow = 2;

/** Imports flows and hands all files of the project to the stage, those of a flow as soon as it came in. */
async function stageProject(
  options: ImportProjectOptions,
  sources: readonly ImportSource[],
  stage: OutputStage,
  help: Pick<ImportOptions, "bench" | "helper">,
): Promise<Import & { readonly names: readonly string[] }> {
  const format = (source: string): Promise<string> => help.helper?.format(source) ?? formatSource(source);
  const lockFile = lockFileName("flows", options.environment);
  const lock = readLockFile(options.out, lockFile);
  const symbols = new SymbolTable();
  for (const [kind, names] of lock?.symbols ?? []) {
    if (kind === "setting") continue;
    for (const [name, value] of names) symbols.adopt(kind, name, value);
  }
  const isNew = !existsSync(path.join(options.out, "flowc.config.ts"));
  const settings = options.settings && isNew ? new SettingTable() : undefined;
  const onFlow = ({ file, source, layout }: ImportedFlow): void => {
    stage.add(`flows/${file}`, source);
    stage.add(layoutFileName(`flows/${file}`), layoutText(layout));
  };
  const imported = await importFlows(sources, { symbols, settings, onFlow, ...help, ...present(options.out) });
  if (imported.flows.length === 0) return { ...imported, names: [] };
  const instance = lock?.instance ?? instanceOf(sources);
  const before: string[] = [];
  const made = importedProjectFiles(options.out, {
    environment: options.environment,
    instance,
    settings: settings?.values() ?? new Map(),
  });
  for (const [name, text] of made) {
    if (existsSync(path.join(options.out, name))) continue;
    stage.add(name, name.endsWith(".ts") ? await format(text) : text);
    before.push(name);
  }
  const behind: string[] = [];
  if (settings && settings.values().size > 0) {
    stage.add("flows/settings.ts", await format(settings.source()));
    behind.push("flows/settings.ts");
  }
  stage.add(lockFile, lockText(instance, symbols));
  const ofFlows = imported.flows.flatMap(({ file }) => [`flows/${file}`, layoutFileName(`flows/${file}`)]);
  return { ...imported, names: [...before, ...ofFlows, ...behind, lockFile] };
}

/** Reads the files that are named, and those of the folders that are. */
export function readSources(names: readonly string[]): {
  readonly sources: readonly ImportSource[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const sources: ImportSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const found = filesIn(name);
    if (!found) {
      diagnostics.push(report("FLW522", { file: name }));
      continue;
    }
    const known = sources.length + diagnostics.length;
    for (const file of found.files) {
      const read = readSource(file, found.isFolder);
      if (read && "text" in read) sources.push(read);
      else if (read) diagnostics.push(read);
    }
    if (sources.length + diagnostics.length === known) diagnostics.push(report("FLW516", { file: name }));
  }
  return { sources, diagnostics };
}

/** A file's text, or why there is none; undefined for a file of a folder that holds no flow. */
function readSource(file: string, isInFolder: boolean): ImportSource | Diagnostic | undefined {
  try {
    const megabytes = statSync(file).size / 1_000_000;
    if (megabytes > largestFile) {
      const position = { file, line: 1, column: 1 };
      return report("FLW517", { file, size: megabytes.toFixed(0), limit: largestFile }, { position });
    }
    const text = readFileSync(file, "utf8");
    const bytes = text.includes("\ufffd") ? readFileSync(file) : undefined;
    if (!bytes || isUtf8(bytes)) return isInFolder && !mayHoldFlow(text) ? undefined : { file, text };
    const isMeant = !isInFolder || mayHoldFlow(text) || mayHoldFlow(bytes.toString("utf16le"));
    return isMeant ? notUtf8(file, bytes) : undefined;
  } catch (error) {
    return cannotBeRead(file, error);
  }
}

/** A folder has files of other kinds: only those with what every flow has, also within a text, are looked into. */
function mayHoldFlow(text: string): boolean {
  return /"(?:StartAction|modules)/.test(text);
}

function filesIn(name: string): { readonly files: readonly string[]; readonly isFolder: boolean } | undefined {
  let isFolder: boolean;
  try {
    isFolder = statSync(name).isDirectory();
  } catch {
    return undefined;
  }
  if (!isFolder) return { files: [name], isFolder };
  const files = readdirSync(name, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    const inner = path.relative(name, full).split(path.sep);
    const hidden = inner.some((part) => part.startsWith(".") || part === "node_modules");
    return entry.isFile() && !hidden && fileKinds.test(entry.name) && !entry.name.endsWith(".layout.json")
      ? [full]
      : [];
  });
  return { files: files.toSorted(), isFolder };
}

/** Flows and files that the project has: imported ones get other names. */
function present(folder: string): { readonly files: ReadonlySet<string>; readonly flows: ReadonlySet<string> } {
  const flows = path.join(folder, "flows");
  const names = existsSync(flows) ? readdirSync(flows) : [];
  const files = names.filter((name) => name.endsWith(flowFileEnding));
  const declared = files.flatMap((file) => {
    const text = readFileSync(path.join(flows, file), "utf8");
    return Array.from(text.matchAll(/\b(flow|module)\(\s*("(?:[^"\\]|\\.)*")/g), ([, kind, name]) => {
      try {
        return `${kind} ${JSON.parse(name!) as string}`;
      } catch {
        return "";
      }
    });
  });
  return { files: new Set(files.map((name) => name.toLowerCase())), flows: new Set(declared) };
}

const exampleInstance = "arn:aws:connect:us-east-1:000000000000:instance/00000000-0000-0000-0000-000000000000";

/** The instance that the flows come from, by the ARNs in them. */
function instanceOf(sources: readonly ImportSource[]): string {
  for (const { text } of sources) {
    const found = /arn:aws[\w-]*:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(
      text,
    );
    if (found) return found[0];
  }
  return exampleInstance;
}

/** A lock file's text: names and what they stand for, sorted. */
function lockText(instance: string, symbols: SymbolTable): string {
  const kinds = [...symbols.byKind()].map(([kind, names]) => [kind, Object.fromEntries(names)]);
  return `${JSON.stringify({ version: 1, instance, symbols: Object.fromEntries(kinds) }, undefined, 2)}\n`;
}

/** A layout file's text: an action on each line, so that changes are seen line by line. */
export function layoutText({ version, flow, document, actions }: ImportedFlow["layout"]): string {
  const lines = (list: readonly unknown[]): string => list.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
  return `{
  "version": ${version},
  "flow": ${JSON.stringify(flow)},
  "document": [
${lines(document)}
  ],
  "actions": [
${lines(actions)}
  ]
}
`;
}
