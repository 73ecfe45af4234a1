import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rewriterVersion, type Rewritten } from "./rewrite.js";

/** Rewritten code of earlier builds. */
export interface Cache {
  /** The entry for exactly this source at this path, if there is one. */
  get(path: string, source: string, staged: boolean): Rewritten | undefined;
  /** Keeps an entry and gives it back. */
  put(path: string, source: string, staged: boolean, rewritten: Rewritten): Rewritten;
  /** Writes new entries to disk. A cache that cannot be written is no failure. */
  save(): void;
}

/**
 * Opens the cache of a folder: one pack for all files, because reading a thousand small files takes longer than reading
 * one. A pack that cannot be read, or an entry that is not what was written, counts as absent.
 */
export function openCache(folder: string | undefined): Cache {
  const version = createHash("sha256").update(`${rewriterVersion} ${compilerVersion()}`).digest("hex").slice(0, 16);
  const path = folder === undefined ? undefined : join(folder, `staged-${version}.json`);
  const entries = path === undefined ? new Map<string, unknown>() : readPack(path);
  let dirty = false;

  return {
    get(file, source, staged) {
      const entry = entries.get(slot(file, staged));
      return isEntry(entry) && entry.key === keyOf(file, source, staged) ? entry.rewritten : undefined;
    },
    put(file, source, staged, rewritten) {
      entries.set(slot(file, staged), { key: keyOf(file, source, staged), rewritten });
      dirty = true;
      return rewritten;
    },
    save() {
      if (!dirty || path === undefined || folder === undefined) return;
      dirty = false;
      const temporary = `${path}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(temporary, JSON.stringify(Object.fromEntries(entries)));
        renameSync(temporary, path);
      } catch {
        rmSync(temporary, { force: true });
      }
    },
  };
}

interface Entry {
  readonly key: string;
  readonly rewritten: Rewritten;
}

function slot(file: string, staged: boolean): string {
  return `${staged ? "staged" : "native"}:${file}`;
}

function keyOf(file: string, source: string, staged: boolean): string {
  return createHash("sha256")
    .update(`${slot(file, staged)}\0${source}`)
    .digest("base64url");
}

function readPack(path: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { key, rewritten } = value as Partial<Entry>;
  return (
    typeof key === "string" &&
    typeof rewritten === "object" &&
    rewritten !== null &&
    typeof rewritten.code === "string" &&
    typeof rewritten.mapping === "string" &&
    typeof rewritten.helper === "string" &&
    Array.isArray(rewritten.findings) &&
    Array.isArray(rewritten.checks)
  );
}

/** The version of the package that carries the compiler, without loading the compiler. */
function compilerVersion(): string {
  const manifest = createRequire(import.meta.url)("@ts-morph/common/package.json") as { readonly version: string };
  return manifest.version;
}
