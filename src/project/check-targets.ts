import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import { sortDiagnostics } from "../diagnostics/sort.js";
import { checkJson, isFlowJson } from "./check-json.js";
import { compileFiles } from "./compile-project.js";
import { discoverFlowFiles, flowFileEnding } from "./discover.js";
import { bindEnvironment, defaultEnvironment, type BoundEnvironment } from "./environment.js";
import { findProject } from "./find-project.js";
import { checkFlowNames } from "./flow-names.js";
import { linkFlow, linkageFor } from "./link-project.js";
import { openProject } from "./open-project.js";
import { projectPath } from "./project-path.js";
import type { Project } from "./project.js";
import { withoutEchoes } from "./type-echoes.js";
import { TypesBeside } from "./type-check-beside.js";

/** How to check. */
export interface CheckOptions {
  /** A folder of the project, or one below it. */
  readonly project: string;
  readonly env?: string | undefined;
  readonly types: boolean;
}

/** What a check has looked at and found. */
export interface CheckResult {
  /** The folder that positions are relative to, absolute. */
  readonly root: string;
  readonly files: readonly string[];
  readonly flows: number;
  readonly documents: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the words of the command line mean, sorted out. Files are absolute. */
interface Targets {
  readonly flowFiles: readonly string[];
  readonly documents: readonly string[];
  readonly names: readonly string[];
}

/**
 * Checks flow files, JSON of the Flow language, folders of both, and flows by name; with no words, the whole project.
 * Nothing is written. Throws FLW450 for a word that means nothing.
 */
export async function checkTargets(words: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const targets = sortOut(words);
  const needsProject = words.length === 0 || targets.flowFiles.length > 0 || targets.names.length > 0;
  if (!needsProject) {
    const root = process.cwd();
    return {
      root,
      files: targets.documents.map((file) => projectPath(root, file)),
      flows: 0,
      ...checkDocuments(root, targets),
    };
  }
  const place = findProject(targets.flowFiles[0] === undefined ? options.project : path.dirname(targets.flowFiles[0]));
  const project = openProject(place);
  const environment = bindEnvironment(
    project.config,
    options.env ?? defaultEnvironment(project.config),
    project.configFile,
    project.locate,
  );
  const all = discoverFlowFiles(project.root, project.config.flows);
  const isWhole = words.length === 0 || targets.names.length > 0;
  const asked = isWhole ? all : targets.flowFiles.map((file) => projectPath(project.root, file));
  const types = new TypesBeside(place, options.types);
  types.start(asked);
  try {
    const checked = checkFlows(project, environment, asked, targets.names);
    const documents = checkDocuments(project.root, targets);
    return {
      root: project.root,
      files: [...checked.files, ...targets.documents.map((file) => projectPath(project.root, file))],
      flows: checked.flows,
      documents: documents.documents,
      diagnostics: sortDiagnostics([
        ...checked.diagnostics,
        ...documents.diagnostics,
        ...withoutEchoes(await types.findings(), checked.diagnostics).filter(
          ({ position }) => !position || targets.names.length === 0 || checked.files.includes(position.file),
        ),
      ]),
    };
  } finally {
    await types.stop();
  }
}

/** Compiles and links flow files; with names, only what concerns those flows is kept. */
function checkFlows(
  project: Project,
  environment: BoundEnvironment,
  flowFiles: readonly string[],
  names: readonly string[],
): { readonly files: readonly string[]; readonly flows: number; readonly diagnostics: readonly Diagnostic[] } {
  const compiled = compileFiles(project, environment, flowFiles);
  const flows = compiled.flatMap((file) => file.flows);
  const known = new Set(flows.map((flow) => flow.name));
  const wrong = names.filter((name) => !known.has(name));
  const broken = compiled.filter((file) => file.flows.length === 0 && file.diagnostics.length > 0);
  if (wrong.length > 0 && broken.length === 0) {
    throw new DiagnosticError(wrong.map((name) => report("FLW450", { name, hint: didYouMean(name, known) })));
  }
  const linkage = linkageFor(project, environment, flows);
  const kept =
    names.length === 0 ? compiled : compiled.filter((file) => file.flows.some((flow) => names.includes(flow.name)));
  const shown = wrong.length > 0 ? [...kept, ...broken] : kept;
  return {
    files: shown.map((file) => file.file),
    flows: shown.flatMap((file) => file.flows).length,
    diagnostics: [
      ...shown.flatMap((file) => [
        ...file.diagnostics,
        ...file.flows.flatMap((flow) => linkFlow(flow, linkage).diagnostics),
      ]),
      ...checkFlowNames(flows).filter(({ position }) => shown.some(({ file }) => file === position?.file)),
    ],
  };
}

function checkDocuments(
  root: string,
  { documents }: Targets,
): { readonly documents: number; readonly diagnostics: readonly Diagnostic[] } {
  const findings = documents.flatMap((file) => checkJson(readFileSync(file, "utf8"), projectPath(root, file)));
  return { documents: documents.length, diagnostics: sortDiagnostics(findings) };
}

function sortOut(words: readonly string[]): Targets {
  const flowFiles: string[] = [];
  const documents: string[] = [];
  const names: string[] = [];
  for (const word of words) {
    const file = path.resolve(word);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      flowFiles.push(...discoverFlowFiles(file, ".").map((name) => path.join(file, name)));
      documents.push(...jsonBelow(file).filter((name) => isFlowJson(readFileSync(name, "utf8"))));
    } else if (stat && word.endsWith(flowFileEnding)) flowFiles.push(file);
    else if (stat && word.toLowerCase().endsWith(".json")) documents.push(file);
    else if (stat || looksLikePath(word)) throw new DiagnosticError(report("FLW450", { name: word, hint: "" }));
    else names.push(word);
  }
  return { flowFiles, documents, names };
}

function looksLikePath(word: string): boolean {
  return /[/\\]/.test(word) || /\.(?:ts|json)$/i.test(word);
}

function jsonBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : jsonBelow(file);
      return entry.isFile() && entry.name.toLowerCase().endsWith(".json") && existsSync(file) ? [file] : [];
    })
    .toSorted();
}
