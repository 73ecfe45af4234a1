import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";

/** What a file was when it was read: enough to tell later, mostly without reading it, whether it is still the same. */
export interface Fingerprint {
  /** Path relative to the project's folder with forward slashes, or absolute for files outside it. */
  readonly file: string;
  /** Size in bytes; -1 for a file that was not there. */
  readonly size: number;
  /** Times of the last change of content and of the entry, in milliseconds. */
  readonly mtime: number;
  readonly ctime: number;
  /** SHA-256 of the content; `""` for a file that was not there, or that changed while it was being used. */
  readonly hash: string;
}

/** The kernel stamps files with a clock that may lag this many milliseconds behind ours. */
const clockGrain = 10;

/**
 * Takes the fingerprint of a file that was read by work begun at `since` (milliseconds since 1970). A file that has
 * changed since then gets a fingerprint that matches nothing, because nobody knows which of its states was read.
 */
export function fingerprint(root: string, file: string, since: number): Fingerprint {
  const full = path.resolve(root, file);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { file, size: -1, mtime: 0, ctime: 0, hash: "" };
  const hash = stat.ctimeMs > since - clockGrain ? "" : hashFile(full);
  return { file, size: stat.size, mtime: stat.mtimeMs, ctime: stat.ctimeMs, hash };
}

/** True when the file is as it was. Times that agree are trusted; otherwise the content decides. */
export function isUnchanged(root: string, known: Fingerprint): boolean {
  const file = path.resolve(root, known.file);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return known.size === -1;
  if (stat.size !== known.size || known.hash === "") return false;
  if (stat.mtimeMs === known.mtime && stat.ctimeMs === known.ctime) return true;
  return hashFile(file) === known.hash;
}

/** SHA-256 of a text or of bytes, in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function hashFile(file: string): string {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return "";
  }
}
