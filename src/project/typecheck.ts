import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { readCacheFile, writeCacheFile } from "./cache-file.js";
import { compilerVersion } from "./compiler-version.js";
import { fingerprint, isUnchanged, type Fingerprint } from "./fingerprint.js";
import { readTscOutput } from "./tsc-output.js";

/** What to check, and where to remember the result. */
export interface TypeCheck {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Where results are kept between runs, absolute. */
  readonly cacheFolder: string;
  /** Files to check, relative to the project's folder; what they import is checked with them. */
  readonly files: readonly string[];
}

/** A check under way. */
export interface RunningTypeCheck {
  /** TypeScript's findings in our form, when it has finished. */
  readonly findings: Promise<readonly Diagnostic[]>;
  /** Stops the checker; its findings are then of no use. */
  stop(): void;
}

/** A remembered result: valid while the same files are asked for and every file that was read is unchanged. */
interface TypeCheckRecord {
  readonly key: string;
  readonly read: readonly Fingerprint[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Starts TypeScript's native compiler over the files, beside whatever else the process does. The project's own
 * tsconfig.json applies where there is one. When nothing that the last check has read has changed, its findings are
 * given at once and nothing is started.
 */
export function startTypeCheck(check: TypeCheck): RunningTypeCheck {
  const key = JSON.stringify([compilerVersion(), check.files]);
  const known = readRecord(check);
  if (known && known.key === key && known.read.every((file) => isUnchanged(check.root, file))) {
    return { findings: Promise.resolve(known.diagnostics), stop: () => undefined };
  }
  const since = Date.now();
  const config = writeConfig(check);
  const executable = nativeCompiler();
  if (executable === undefined) {
    const missing = report("FLW603", { reason: `there is no TypeScript for ${process.platform}-${process.arch}` });
    return { findings: Promise.resolve([missing]), stop: () => undefined };
  }
  const started = run(check, executable, config);
  const findings = started.then(async (child): Promise<readonly Diagnostic[]> => {
    const { output: text, failure } = await child.ended;
    const output = readTscOutput(text, check.root);
    if (failure !== undefined && output.diagnostics.length === 0) {
      return [report("FLW603", { reason: output.rest || failure })];
    }
    const read = [...new Set([...output.files, ...settingsFiles(check.root)])].toSorted();
    const record: TypeCheckRecord = {
      key,
      read: read.map((file) => fingerprint(check.root, file, since)),
      diagnostics: output.diagnostics,
    };
    writeCacheFile(recordFile(check), record);
    return output.diagnostics;
  });
  return { findings, stop: () => void started.then((child) => child.stop()) };
}

/** A compiler that is running. */
interface RunningCompiler {
  readonly ended: Promise<{ readonly output: string; readonly failure: string | undefined }>;
  stop(): void;
}

/** Starts the compiler. The module for it is loaded only now, because most builds need no check. */
async function run({ root }: TypeCheck, executable: string, config: string): Promise<RunningCompiler> {
  const { spawn } = await import("node:child_process");
  const child = spawn(executable, ["-p", config, "--pretty", "false", "--listFiles"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  const output = (): string => Buffer.concat(chunks).toString("utf8");
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Awaited<RunningCompiler["ended"]>>((resolve) => {
    child.on("error", (error) => resolve({ output: output(), failure: error.message }));
    child.on("close", (status, signal) => {
      resolve({ output: output(), failure: status === 0 ? undefined : `it ended with ${signal ?? status}` });
    });
  });
  return { ended, stop: () => void child.kill() };
}

/** Files beside the sources that decide what a check finds: they are fingerprinted also while they do not exist. */
function settingsFiles(root: string): readonly string[] {
  const names = ["tsconfig.json", "package.json", "package-lock.json", "node_modules/.package-lock.json"];
  return names.filter((name) => !name.startsWith("node_modules") || existsSync(path.join(root, "node_modules")));
}

/** True where the project's type packages cannot be found by going up from a folder. */
function isOutside(root: string, folder: string): boolean {
  return path.relative(root, folder).startsWith("..");
}

/** Where TypeScript looks for type packages of a project by itself: beside it and above it. */
function typePackages(root: string): readonly string[] {
  const above = path.dirname(root);
  return [path.join(root, "node_modules/@types"), ...(above === root ? [] : typePackages(above))];
}

/** A tsconfig for exactly these files, beside the result's record, on top of the project's own. */
function writeConfig({ root, cacheFolder, files }: TypeCheck): string {
  const config = path.join(cacheFolder, "tsconfig.json");
  const own = path.join(root, "tsconfig.json");
  const relative = (file: string): string => {
    const text = path.relative(cacheFolder, file).replaceAll(path.sep, "/");
    return text.startsWith(".") ? text : `./${text}`;
  };
  const types = hasLibrary(root) ? undefined : libraryTypes();
  const strict = { strict: true, target: "ES2023", module: "NodeNext", skipLibCheck: true, types: [] };
  const text = JSON.stringify({
    ...(existsSync(own) && { extends: relative(own) }),
    files: files.map((file) => relative(path.resolve(root, file))),
    include: [],
    references: [],
    compilerOptions: {
      ...(!existsSync(own) && strict),
      ...(isOutside(root, cacheFolder) && { typeRoots: typePackages(root).map(relative) }),
      ...(types !== undefined && { paths: { flowc: [types] } }),
      noEmit: true,
      composite: false,
      declaration: false,
      declarationMap: false,
      incremental: true,
      tsBuildInfoFile: "./types.tsbuildinfo",
    },
  });
  mkdirSync(cacheFolder, { recursive: true });
  if (!existsSync(config) || readFileSync(config, "utf8") !== text) writeFileSync(config, text);
  return config;
}

/** True when the project has flowc as a package, or is flowc itself. */
function hasLibrary(root: string): boolean {
  try {
    createRequire(path.join(root, "project.js")).resolve("flowc/package.json");
    return true;
  } catch {
    return false;
  }
}

/** The declarations of the flowc that is running: for projects that have not been installed yet. */
function libraryTypes(): string | undefined {
  for (let folder = import.meta.dirname; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    if (!existsSync(path.join(folder, "package.json"))) continue;
    return ["dist/types/author/flowc.d.ts", "src/author/flowc.ts"]
      .map((file) => path.join(folder, file))
      .find((file) => existsSync(file));
  }
  return undefined;
}

/** The compiler's executable in the package of this machine's platform: started directly, it needs no node process. */
function nativeCompiler(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const folder = path.dirname(createRequire(manifest).resolve(platform));
    const executable = path.join(folder, "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

function recordFile({ cacheFolder }: TypeCheck): string {
  return path.join(cacheFolder, "types.json");
}

function readRecord(check: TypeCheck): TypeCheckRecord | undefined {
  return readCacheFile(recordFile(check)) as TypeCheckRecord | undefined;
}
