import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { BuildOptions } from "esbuild";

/** What to bundle. */
export interface LambdaSource {
  /** Source file that exports `handler`. */
  readonly file: string;
  /** Folder that keeps bundles from one run to the next. */
  readonly folder: string;
  /** `cjs` when absent. */
  readonly format?: "cjs" | "esm";
}

/** A handler and everything it imports, in one file. */
export interface LambdaBundle {
  /** The bundle: `<name>-<hash>.cjs` or `.mjs`; runs under plain Node. */
  readonly path: string;
  /** Hash of the bundle's bytes, hexadecimal. */
  readonly sha256: string;
  /** Size in bytes, not compressed. */
  readonly size: number;
  /** Whether nothing had changed since the last time. */
  readonly cached: boolean;
}

/** What a bundle was made from: path of each file, relative to the folder, and the hash of its bytes. */
interface CacheRecord {
  readonly bundle: string;
  readonly sha256: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** Version of esbuild, known without loading it: a bundle that is on record needs none. */
const esbuildVersion = (): string => {
  const { version } = createRequire(import.meta.url)("esbuild/package.json") as { readonly version: string };
  return version;
};

const optionsFor = (format: "cjs" | "esm"): BuildOptions => ({
  bundle: true,
  write: false,
  metafile: true,
  platform: "node",
  target: "node20",
  format,
  minify: true,
  legalComments: "none",
  charset: "utf8",
  logLevel: "silent",
  // The packages' ES modules let unused parts be left out.
  mainFields: ["module", "main"],
  ...(format === "esm"
    ? { banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' } }
    : {}),
});

const readIfThere = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
};

const isRecord = (value: unknown): value is CacheRecord =>
  typeof value === "object" &&
  value !== null &&
  "bundle" in value &&
  typeof value.bundle === "string" &&
  "sha256" in value &&
  typeof value.sha256 === "string" &&
  "inputs" in value &&
  typeof value.inputs === "object" &&
  value.inputs !== null;

const parseRecord = (bytes: Buffer): CacheRecord | undefined => {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const unchanged = async (folder: string, [path, hash]: readonly [string, string]): Promise<boolean> => {
  const bytes = await readIfThere(resolve(folder, path));
  return bytes !== undefined && sha256(bytes) === hash;
};

/** The bundle on record, when it and every file that it was made from are still the same. */
const recall = async (folder: string, recordPath: string): Promise<LambdaBundle | undefined> => {
  const bytes = await readIfThere(recordPath);
  const record = bytes === undefined ? undefined : parseRecord(bytes);
  if (record === undefined) return undefined;
  const path = join(folder, basename(record.bundle));
  const bundle = await readIfThere(path);
  if (bundle === undefined || sha256(bundle) !== record.sha256) return undefined;
  const same = await Promise.all(Object.entries(record.inputs).map((input) => unchanged(folder, input)));
  return same.includes(false) ? undefined : { path, sha256: record.sha256, size: bundle.byteLength, cached: true };
};

/** Writes a file so that other processes see the whole of it or none. */
const writeWhole = async (path: string, bytes: Uint8Array | string): Promise<void> => {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, bytes);
  await rename(draft, path);
};

const hashInputs = async (folder: string, base: string, inputs: readonly string[]): Promise<Record<string, string>> => {
  const entries = await Promise.all(
    inputs.toSorted().map(async (input) => {
      const path = resolve(base, input);
      return [relative(folder, path), sha256(await readFile(path))] as const;
    }),
  );
  return Object.fromEntries(entries);
};

/**
 * Bundles a Lambda handler with everything it imports, the AWS SDK included, for Node 20 and later: minified, and the
 * same bytes for the same sources. A second call with nothing changed reads the bundle of the first.
 *
 * @throws esbuild's `BuildFailure`, whose `errors` say file, line and column, when the sources cannot be bundled
 */
export const bundleLambda = async ({ file, folder, format = "cjs" }: LambdaSource): Promise<LambdaBundle> => {
  const base = dirname(resolve(file));
  const options = optionsFor(format);
  const identity = sha256(JSON.stringify([resolve(file), options, esbuildVersion()])).slice(0, 16);
  const recordPath = join(folder, `${identity}.json`);
  const known = await recall(folder, recordPath);
  if (known !== undefined) return known;

  const { build } = await import("esbuild");
  const result = await build({ ...options, entryPoints: [resolve(file)], absWorkingDir: base, outfile: "handler.js" });
  const [output] = result.outputFiles ?? [];
  if (output === undefined || result.metafile === undefined) throw new Error(`Bundling ${file} gave nothing.`);
  const hash = sha256(output.contents);
  const name = `${basename(base)}-${hash.slice(0, 16)}${format === "esm" ? ".mjs" : ".cjs"}`;
  const record: CacheRecord = {
    bundle: name,
    sha256: hash,
    inputs: await hashInputs(folder, base, Object.keys(result.metafile.inputs)),
  };
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, name), output.contents);
  await writeWhole(recordPath, JSON.stringify(record));
  return { path: join(folder, name), sha256: hash, size: output.contents.byteLength, cached: false };
};
