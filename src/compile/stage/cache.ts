import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rewriterVersion, type Rewritten } from "./rewrite.js";

/** Rewritten code of earlier builds. */
export interface Cache {
  /** The entry for exactly this source at this path, if there is one. */
  get(path: string, source: string, staged: boolean): Rewritten | undefined;
  /** Keeps an entry and gives it back. It is on disk after `save`, or when the process ends. */
  put(path: string, source: string, staged: boolean, rewritten: Rewritten): Rewritten;
  /** Writes new entries to disk. A cache that cannot be written is no failure. */
  save(): void;
}

/** One line of a pack, not parsed yet. */
interface Line {
  readonly key: string;
  readonly json: string;
}

/** What stands in for a cache where none can be kept: every file is rewritten once per process. */
const memoryOnly: Cache = { get: () => undefined, put: (_file, _source, _staged, entry) => entry, save: () => {} };

/** Caches with entries that are not on disk yet; they are written when the process ends. */
const unsaved = new Set<Cache>();
let watching = false;

/**
 * Opens the cache of a folder. All files share one pack, because reading a thousand small files takes longer than
 * reading one; each line is a file, parsed when it is asked for. What cannot be read counts as absent. The pack's name
 * holds the versions of the rewriter and of TypeScript.
 */
export function openCache(folder: string | undefined): Cache {
  if (folder === undefined) return memoryOnly;
  const version = hash(`${rewriterVersion} ${compilerVersion()}`).slice(0, 16);
  const path = join(folder, `staged-${version}.txt`);
  const lines = readPack(path);
  const added = new Map<string, Line>();

  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return memoryOnly;
  }

  const cache: Cache = {
    get(file, source, staged) {
      const slot = slotOf(file, staged);
      const line = added.get(slot) ?? lines.get(slot);
      return line?.key === hash(`${slot}\0${source}`) ? parse(line.json) : undefined;
    },
    put(file, source, staged, rewritten) {
      const slot = slotOf(file, staged);
      added.set(slot, { key: hash(`${slot}\0${source}`), json: JSON.stringify(rewritten) });
      unsaved.add(cache);
      watchExit();
      return rewritten;
    },
    save() {
      unsaved.delete(cache);
      if (added.size === 0 || !existsSync(folder)) return;
      const temporary = `${path}.${process.pid}`;
      try {
        // Another loader may have written meanwhile: its entries stay.
        const all = new Map([...readPack(path), ...added]);
        writeFileSync(temporary, [...all].map(([slot, { key, json }]) => `${slot} ${key} ${json}\n`).join(""));
        renameSync(temporary, path);
        for (const [slot, line] of added) lines.set(slot, line);
        added.clear();
      } catch {
        rmSync(temporary, { force: true });
      }
    },
  };
  return cache;
}

function watchExit(): void {
  if (watching) return;
  watching = true;
  process.once("exit", () => {
    for (const cache of unsaved) cache.save();
  });
}

function slotOf(file: string, staged: boolean): string {
  return hash(`${staged ? "staged" : "native"} ${file}`);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

function readPack(path: string): Map<string, Line> {
  const lines = new Map<string, Line>();
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return lines;
  }
  for (const line of text.split("\n")) {
    const first = line.indexOf(" ");
    const second = line.indexOf(" ", first + 1);
    if (first > 0 && second > 0)
      lines.set(line.slice(0, first), { key: line.slice(first + 1, second), json: line.slice(second + 1) });
  }
  return lines;
}

/** Reads an entry; undefined when it is not what was written. */
function parse(json: string): Rewritten | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { code, mapping, helper, findings, checks } = value as Partial<Rewritten>;
  const isWhole =
    typeof code === "string" &&
    typeof mapping === "string" &&
    typeof helper === "string" &&
    Array.isArray(findings) &&
    Array.isArray(checks);
  return isWhole ? (value as Rewritten) : undefined;
}

/** The version of the package that carries the compiler, without loading the compiler. */
function compilerVersion(): string {
  const manifest = createRequire(import.meta.url)("@ts-morph/common/package.json") as { readonly version: string };
  return manifest.version;
}
