import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors, sortDiagnostics } from "../diagnostics/sort.js";
import type { Built } from "./compile-changed.js";
import { compilerVersion } from "./compiler-version.js";
import { discoverFlowFiles } from "./discover.js";
import type { ProjectPlace } from "./find-project.js";
import { readManifest, writeManifest, type Build, type KnownBuild } from "./manifest.js";
import { compareOutput, writeOutput } from "./output-folder.js";
import { openStage, waitingFolder, type OutputStage } from "./output-stage.js";
import { outputFileName } from "./output-name.js";
import { withoutEchoes } from "./type-echoes.js";
import { TypesBeside } from "./type-check-beside.js";

/** How to build. */
export interface BuildOptions {
  /** The environment; the configuration's first when absent. */
  readonly env?: string | undefined;
  /** A folder to write resolved output to, instead of the project's own. */
  readonly out?: string | undefined;
  /** Write nothing and compare. */
  readonly check?: boolean | undefined;
  /** Check types beside the build. */
  readonly types: boolean;
  /** Told after every flow file that has been compiled. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What a build has done. */
export interface BuildResult {
  readonly environment: string;
  /** Where the output is, as messages name it. */
  readonly output: string;
  /** How many flows and modules the project has, and how many flow files had to be compiled for this build. */
  readonly flows: number;
  readonly compiledFiles: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds a project: compiles what has changed since the last build, links it, and writes the output when there is no
 * error at all. Findings are in the result; a `DiagnosticError` is thrown when the build could not be begun.
 */
export async function buildProject(place: ProjectPlace, options: BuildOptions): Promise<BuildResult> {
  const since = Date.now();
  const key = JSON.stringify([compilerVersion(), options.env ?? ""]);
  const manifestFile = path.join(place.cacheFolder, "build", outputFileName(options.env ?? "(default)"));
  const known = options.out === undefined ? readManifest(place.root, manifestFile, key) : undefined;
  const types = new TypesBeside(place, options.types);
  const output = outputOf(place, options);
  try {
    const current = known && isWhollyCurrent(place.root, known) ? known.build : undefined;
    if (current) types.start(current.files.map((built) => built.file));
    const built = current ? fromKnown(current) : await compileAfresh(place, options, known, types, output);
    const diagnostics = sortDiagnostics([
      ...built.diagnostics,
      ...withoutEchoes(await types.findings(), built.diagnostics),
    ]);
    const folder = path.resolve(options.out ?? path.join(place.root, built.build.outputFolder));
    const shown = options.out ?? built.build.outputFolder;
    const result = {
      environment: built.environment,
      output: shown,
      flows: built.build.files.flatMap((file) => file.flows).length,
      compiledFiles: built.compiledFiles,
      written: [],
      removed: [],
    };
    if (hasErrors(diagnostics)) return { ...result, diagnostics };
    if (options.check) {
      const differences = compareOutput(folder, shown, output.texts, built.unchanged);
      return { ...result, diagnostics: sortDiagnostics([...diagnostics, ...differences]) };
    }
    const isOwn = options.out === undefined;
    const files = (await output.stage?.files()) ?? [];
    const done = writeOutput(folder, files, { unchanged: built.unchanged, removesStrays: isOwn });
    if (isOwn && !current) {
      const hashes = new Map(files.map(({ name, hash }) => [name, hash]));
      writeManifest(place.root, manifestFile, { ...built.build, key }, { since, known, written: done.written, hashes });
    }
    return { ...result, ...done, diagnostics };
  } finally {
    await types.stop();
    await output.stage?.close();
  }
}

/** Where the texts of a build go: to a stage, or into memory when they are only compared. */
interface Output {
  readonly texts: Map<string, string>;
  stage: OutputStage | undefined;
  open(folder: string, files: number): Promise<void>;
  add(name: string, text: string): void;
}

function outputOf(place: ProjectPlace, { out, check }: BuildOptions): Output {
  return {
    texts: new Map(),
    stage: undefined,
    async open(folder, files) {
      if (check) return;
      const wanted = path.resolve(out ?? path.join(place.root, folder));
      // Resolved output holds personal settings: those are on disk nowhere but where they were asked for.
      const waiting = waitingFolder(out === undefined ? path.join(place.cacheFolder, "build") : wanted);
      this.stage = await openStage({ folder: wanted, waiting }, files);
    },
    add(name, text) {
      if (this.stage) this.stage.add(name, text);
      else this.texts.set(name, text);
    },
  };
}

function isWhollyCurrent(root: string, { build, baseIsCurrent, current }: KnownBuild): boolean {
  if (!baseIsCurrent || current.size !== build.files.length) return false;
  const files = discoverFlowFiles(root, build.flowsFolder);
  return files.length === current.size && files.every((file) => current.has(file));
}

function fromKnown(build: Build): Built {
  return {
    environment: build.environment,
    build,
    compiledFiles: 0,
    diagnostics: [...build.diagnostics, ...build.files.flatMap((file) => file.diagnostics)],
    unchanged: new Set(build.files.flatMap((file) => file.flows.map((flow) => flow.output))),
  };
}

/** The compiler is loaded only when there is something to compile. */
async function compileAfresh(
  place: ProjectPlace,
  options: BuildOptions,
  known: KnownBuild | undefined,
  types: TypesBeside,
  output: Output,
): Promise<Built> {
  const { compileChanged } = await import("./compile-changed.js");
  return compileChanged(
    place,
    {
      env: options.env,
      resolvesSettings: options.out !== undefined,
      onFlowFiles: (files) => types.start(files),
      openOutput: (folder, files) => output.open(folder, files),
      onText: (name, text) => output.add(name, text),
      onProgress: options.onProgress,
    },
    known,
  );
}
