import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/sort.js";
import type { Rule } from "../validate/rule.js";
import type { checkJsonFiles, JsonCheck, JsonFile } from "./check-json.js";
import { configFileName } from "./config-file-name.js";
import { discoverFlowFiles } from "./discover.js";
import { packagedScript } from "./packaged-script.js";
import { projectPath } from "./project-path.js";
import { sortTargets, type Document, type Targets } from "./sort-targets.js";

/** How to check. */
export interface CheckOptions {
  /** A folder of the project, or one below it. */
  readonly project: string;
  readonly env?: string | undefined;
  readonly types: boolean;
  /** Told before documents alone are checked: how many characters they have. */
  readonly onDocuments?: (characters: number) => void;
}

/** What a check has looked at and found. */
export interface CheckResult {
  /** The folder that positions are relative to, absolute. */
  readonly root: string;
  readonly files: readonly string[];
  readonly flows: number;
  readonly documents: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The project's own rules, whose findings may be among them. */
  readonly teamRules: readonly Rule[];
}

/**
 * Checks flow files, JSON of the Flow language, answers of the API, folders of all that, and flows by name; with no
 * words, the whole project. Nothing is written. Throws FLW450 or FLW454 for a word that means
 * nothing.
 */
export async function checkTargets(words: readonly string[], options: CheckOptions): Promise<CheckResult> {
  const targets = await sortTargets(words);
  const needsFlows = words.length === 0 || targets.flowFiles.length > 0 || targets.names.length > 0;
  if (needsFlows) return checkInProject(words, targets, options);
  const root = process.cwd();
  const check = await documentsCheck();
  options.onDocuments?.(targets.documents.reduce((sum, { text }) => sum + text.length, 0));
  const result = documentsResult(check, root, targets.documents, await settingsOf(options));
  if (targets.findings.length === 0) return { ...result, root };
  return { ...result, root, diagnostics: sortDiagnostics([...result.diagnostics, ...targets.findings]) };
}

type DocumentsCheck = typeof checkJsonFiles;

/** The check of documents, from the package's script where there is one. */
async function documentsCheck(): Promise<DocumentsCheck> {
  const script = packagedScript("documents") as { readonly checkJsonFiles: DocumentsCheck } | undefined;
  return script ? script.checkJsonFiles : (await import("./check-json.js")).checkJsonFiles;
}

/**
 * Documents without flows are checked with the rules and severities of their project, when it has any of its own; nothing
 * is compiled. A configuration that says nothing about rules is not even read: documents need no project.
 */
async function settingsOf({ project }: CheckOptions): Promise<JsonCheck> {
  const config = configAbove(path.resolve(project));
  if (config === undefined || !/\b(?:rules|check)\s*[:,}]/.test(readFileSync(config, "utf8"))) return {};
  const { openProject } = await import("./open-project.js");
  const { checkSettingsOf } = await import("./check-settings.js");
  const { findProject } = await import("./find-project.js");
  const opened = openProject(findProject(project));
  return { settings: checkSettingsOf(opened.config, opened.locate) };
}

function configAbove(folder: string): string | undefined {
  const config = path.join(folder, configFileName);
  if (existsSync(config)) return config;
  const above = path.dirname(folder);
  return above === folder ? undefined : configAbove(above);
}

async function checkInProject(words: readonly string[], targets: Targets, options: CheckOptions): Promise<CheckResult> {
  const { openProject } = await import("./open-project.js");
  const { bindEnvironment, defaultEnvironment } = await import("./environment.js");
  const { checkFlows } = await import("./check-flows.js");
  const { TypesBeside } = await import("./type-check-beside.js");
  const { withoutEchoes } = await import("./type-echoes.js");
  const { checkJsonFiles } = await import("./check-json.js");
  const { findProject } = await import("./find-project.js");
  const place = findProject(targets.flowFiles[0] === undefined ? options.project : path.dirname(targets.flowFiles[0]));
  const project = openProject(place);
  const environment = bindEnvironment(
    project.config,
    options.env ?? defaultEnvironment(project.config),
    project.configFile,
    project.locate,
  );
  const isWhole = words.length === 0 || targets.names.length > 0;
  const files = isWhole ? undefined : targets.flowFiles.map((file) => projectPath(project.root, file));
  const types = new TypesBeside(place, options.types);
  types.start(files ?? discoverFlowFiles(project.root, project.config.flows));
  try {
    const checked = checkFlows(project, environment, { files, names: targets.names });
    const { settings, context } = checked;
    const documents = documentsResult(checkJsonFiles, project.root, targets.documents, { settings, context });
    return {
      root: project.root,
      files: [...checked.files, ...documents.files],
      flows: checked.flows,
      teamRules: settings.teamRules,
      documents: documents.documents,
      diagnostics: sortDiagnostics([
        ...targets.findings,
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

function documentsResult(
  checkDocuments: DocumentsCheck,
  root: string,
  documents: readonly Document[],
  check: JsonCheck,
): Omit<CheckResult, "root"> {
  const files = documents.map(({ file, text }): JsonFile => ({ file: projectPath(root, file), text }));
  return {
    files: files.map(({ file }) => file),
    flows: 0,
    teamRules: check.settings?.teamRules ?? [],
    documents: documents.length,
    diagnostics: sortDiagnostics([
      ...(check.context === undefined ? (check.settings?.findings ?? []) : []),
      ...checkDocuments(files, check),
    ]),
  };
}
