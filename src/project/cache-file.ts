import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashOf } from "./fingerprint.js";

/**
 * Reads a record that {@link writeCacheFile} has written. A file that is missing, cut short or altered is as good as
 * none: the caller then does the work again.
 */
export function readCacheFile(file: string): unknown {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return text.slice(0, end) === hashOf(body) ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a record with the hash of its text in front, in one step. */
export function writeCacheFile(file: string, record: unknown): void {
  const body = JSON.stringify(record);
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${hashOf(body)}\n${body}`);
  renameSync(temporary, file);
}
