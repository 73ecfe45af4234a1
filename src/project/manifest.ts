import { statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { readCacheFile, writeCacheFile } from "./cache-file.js";
import { fingerprint, isUnchanged, type Fingerprint } from "./fingerprint.js";

/** A flow or module that a file declares, as far as other files and the output folder care. */
export interface BuiltFlow {
  readonly name: string;
  readonly kind: "flow" | "module";
  readonly source: SourcePosition;
  /** Name of its file in the output folder. */
  readonly output: string;
}

/** A flow file as it was built. */
export interface BuiltFile {
  readonly file: string;
  readonly flows: readonly BuiltFlow[];
  /** Warnings; a build with errors is not remembered. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that its flows depend on, itself included, relative to the project's folder. */
  readonly dependencies: readonly string[];
}

/** What a build was made from and what came of it: enough to make the next one without doing the same work again. */
export interface Build {
  /** Names the compiler, the environment and the options; a build with another key is of no use. */
  readonly key: string;
  readonly environment: string;
  /** Where flow files are looked for, and where output goes, relative to the project's folder. */
  readonly flowsFolder: string;
  readonly outputFolder: string;
  /** Findings of the project itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** What every flow depends on: the configuration with all that it loads, the lock file. */
  readonly base: readonly string[];
  readonly files: readonly BuiltFile[];
}

interface Manifest {
  readonly build: Build;
  readonly inputs: readonly Fingerprint[];
  readonly outputs: readonly Fingerprint[];
}

/** A remembered build, and what is still true of it. */
export interface KnownBuild {
  readonly build: Build;
  /** The base is as it was: flow files that are `current` need not be built again. */
  readonly baseIsCurrent: boolean;
  /** Flow files whose dependencies and output files are all as they were. */
  readonly current: ReadonlySet<string>;
  /** Fingerprints that still hold, by file. */
  readonly unchanged: ReadonlyMap<string, Fingerprint>;
}

/** Reads what is known of the last build with this key. A manifest that is missing or damaged is as good as none. */
export function readManifest(root: string, file: string, key: string): KnownBuild | undefined {
  const manifest = readCacheFile(file) as Manifest | undefined;
  if (manifest?.build.key !== key) return undefined;
  const { build, inputs, outputs } = manifest;
  const unchanged = new Map<string, Fingerprint>();
  for (const known of [...inputs, ...outputs]) if (isUnchanged(root, known)) unchanged.set(known.file, known);
  const isCurrent = ({ dependencies, flows }: BuiltFile): boolean =>
    dependencies.every((name) => unchanged.has(name)) &&
    flows.every(({ output }) => unchanged.has(path.posix.join(build.outputFolder, output)));
  return {
    build,
    baseIsCurrent: build.base.every((name) => unchanged.has(name)),
    current: new Set(build.files.filter(isCurrent).map((built) => built.file)),
    unchanged,
  };
}

/**
 * Remembers a build that was begun at `since` (milliseconds since 1970) and whose output has been written. `known` is
 * what it went by: its fingerprints that held need not be taken again, except those of files `written` since. `hashes`
 * has the content of output files by name.
 */
export function writeManifest(
  root: string,
  file: string,
  build: Build,
  {
    since,
    known,
    written,
    hashes,
  }: {
    readonly since: number;
    readonly known?: KnownBuild | undefined;
    readonly written: readonly string[];
    readonly hashes: ReadonlyMap<string, string>;
  },
): void {
  const inputs = new Set([...build.base, ...build.files.flatMap((built) => built.dependencies)]);
  const outputs = build.files.flatMap((built) => built.flows.map(({ output }) => output));
  const fresh = new Set(written);
  const manifest: Manifest = {
    build,
    inputs: [...inputs].map((name) => known?.unchanged.get(name) ?? fingerprint(root, name, since)),
    outputs: outputs.map((name) => {
      const file = path.posix.join(build.outputFolder, name);
      return (!fresh.has(name) && known?.unchanged.get(file)) || writtenFingerprint(root, file, hashes.get(name));
    }),
  };
  writeCacheFile(file, manifest);
}

/** The fingerprint of a file that this process has just written, or found to be right, with the content's hash if known. */
function writtenFingerprint(root: string, file: string, hash: string | undefined): Fingerprint {
  const stat = statSync(path.resolve(root, file), { throwIfNoEntry: false });
  if (!stat || hash === undefined) return fingerprint(root, file, (stat?.ctimeMs ?? 0) + 1000);
  return { file, size: stat.size, mtime: stat.mtimeMs, ctime: stat.ctimeMs, hash };
}
