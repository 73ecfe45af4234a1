import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { serialiseDocument } from "../language/document.js";
import { compiledCheck, type CompiledCheck } from "./check-compiled.js";
import { knownInstance } from "./check-instance.js";
import { checkSettingsOf } from "./check-settings.js";
import { loadFiles, noFlows, type CompiledFile } from "./compile-project.js";
import { discoverFlowFiles } from "./discover.js";
import { bindEnvironment, defaultEnvironment } from "./environment.js";
import type { ProjectPlace } from "./find-project.js";
import { hasErrors } from "../diagnostics/sort.js";
import { checkFlowNames } from "./flow-names.js";
import { linkFlow, linkageFor, type Linkage } from "./link-project.js";
import type { Build, BuiltFile, KnownBuild } from "./manifest.js";
import { openProject } from "./open-project.js";
import { outputFileName } from "./output-name.js";
import type { Project } from "./project.js";
import { resolveSettings } from "./setting-values.js";

/** A build before it is written. */
export interface Built {
  readonly environment: string;
  readonly build: Omit<Build, "key">;
  readonly compiledFiles: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Output files that are right as they are. */
  readonly unchanged: ReadonlySet<string>;
}

/** Files that change when packages are installed: a flow may use packages, and their files are not followed. */
const packageFiles = [
  "package.json",
  "package-lock.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "node_modules/.package-lock.json",
];

/** What to compile, and what to do with it. */
export interface CompileChangedOptions {
  /** The environment; the configuration's first when absent. */
  readonly env?: string | undefined;
  /** Fill in the values of personal and secret settings. */
  readonly resolvesSettings: boolean;
  /** Told the flow files as soon as they are known. */
  readonly onFlowFiles: (files: readonly string[]) => void;
  /** Told before the first text how many files there are to compile. */
  readonly openOutput: (outputFolder: string, files: number) => Promise<void>;
  /** Given the text of every output file that is compiled now. */
  readonly onText: (output: string, text: string) => void;
  /** Told after every file that has been compiled. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Compiles and links what has changed since a known build: everything, when there is none. */
export async function compileChanged(
  place: ProjectPlace,
  options: CompileChangedOptions,
  known: KnownBuild | undefined,
): Promise<Built> {
  const project = openProject(place);
  const environment = options.env ?? defaultEnvironment(project.config);
  const bound = bindEnvironment(project.config, environment, project.configFile, project.locate);
  const flowFiles = discoverFlowFiles(project.root, project.config.flows);
  options.onFlowFiles(flowFiles);

  const present = new Set(flowFiles);
  const kept = new Map<string, BuiltFile>();
  for (const file of known?.baseIsCurrent ? known.build.files : []) {
    if (known?.current.has(file.file) && present.has(file.file)) kept.set(file.file, file);
  }
  const loaded = loadFiles(
    project,
    bound,
    flowFiles.filter((file) => !kept.has(file)),
  );
  const declared = [...[...kept.values()].flatMap((file) => file.flows), ...loaded.flatMap((file) => file.declares)];
  if (kept.size > 0 && known && lostNames(known.build, declared)) return compileChanged(place, options, undefined);

  const settings = options.resolvesSettings ? await resolveSettings(bound, project.locate) : undefined;
  const linkage = linkageFor(project, bound, declared, settings);
  const checkSettings = checkSettingsOf(project.config, project.locate);
  const check = compiledCheck({
    root: project.root,
    settings: checkSettings,
    instance: knownInstance(bound, linkage),
  });
  const loadedByFile = new Map(loaded.map((file) => [file.file, file]));
  await options.openOutput(outputFolder(project, environment), loaded.length);
  let done = 0;
  const files = flowFiles.flatMap((file): BuiltFile[] => {
    const fresh = loadedByFile.get(file);
    const before = kept.get(file);
    if (!fresh) return before ? [before] : [];
    const linked = linkFile(fresh.compile(), linkage, check, options.onText);
    options.onProgress?.(++done, loaded.length);
    return [linked];
  });
  const flows = files.flatMap((file) => file.flows);
  const ofProject = [
    ...checkSettings.findings,
    ...(flowFiles.length === 0 ? noFlows(project) : []),
    ...checkFlowNames(flows),
  ];
  return {
    environment,
    build: {
      environment,
      flowsFolder: project.config.flows,
      outputFolder: outputFolder(project, environment),
      diagnostics: ofProject,
      base: [...project.configDependencies, linkage.lockFile, ...packageFiles],
      files,
    },
    compiledFiles: loaded.length,
    diagnostics: [...ofProject, ...files.flatMap((file) => file.diagnostics)],
    unchanged: new Set([...kept.values()].flatMap((file) => file.flows.map((flow) => flow.output))),
  };
}

/** True when a flow of the last build is gone: other flows may name it, and have to be linked again. */
function lostNames(build: Build, declared: readonly { kind: string; name: string }[]): boolean {
  const names = new Set(declared.map(({ kind, name }) => `${kind}/${name}`));
  return build.files.some((file) => file.flows.some(({ kind, name }) => !names.has(`${kind}/${name}`)));
}

/** Links a file's flows, asks the rules, hands on their texts, and gives what is remembered of the file. */
function linkFile(
  compiled: CompiledFile,
  linkage: Linkage,
  check: CompiledCheck,
  onText: (output: string, text: string) => void,
): BuiltFile {
  const diagnostics = [...compiled.diagnostics];
  const flows = compiled.flows.map((flow) => {
    const { document, diagnostics: findings } = linkFlow(flow, linkage);
    diagnostics.push(...findings);
    const output = outputFileName(flow.name);
    // Of flows with errors nothing is written; one of them may be longer than any text can be.
    if (!hasErrors(flow.diagnostics)) onText(output, serialiseDocument(document));
    return { name: flow.name, kind: flow.kind, source: flow.source, output };
  });
  const found = check.findingsOf(diagnostics, compiled.flows);
  return { file: compiled.file, flows, diagnostics: found, dependencies: compiled.dependencies };
}

function outputFolder(project: Project, environment: string): string {
  return path.posix.join((project.config.output ?? "generated").replaceAll(path.sep, "/"), environment);
}
