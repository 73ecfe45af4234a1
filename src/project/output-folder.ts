import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";

/** What a folder of output should hold: names of files in it and their texts. */
export type OutputFiles = ReadonlyMap<string, string>;

/** What {@link writeOutput} has done. */
export interface WrittenOutput {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder hold exactly these files. Files that are already right are not touched; `unchanged` names more of
 * them, whose text is not at hand. Everything is written beside its place first and moved when all of it is there, so
 * a full disk or a missing permission leaves the folder as it was. With `removesStrays`, flows that
 * nobody asked for are removed.
 * Throws FLW441 when a file cannot be written.
 */
export function writeOutput(
  folder: string,
  files: OutputFiles,
  { unchanged, removesStrays }: { readonly unchanged: ReadonlySet<string>; readonly removesStrays: boolean },
): WrittenOutput {
  const stale = [...files].filter(([name, text]) => !holds(path.join(folder, name), text));
  const removed = removesStrays ? strayFiles(folder, files, unchanged) : [];
  const moves: { readonly from: string; readonly to: string }[] = [];
  try {
    if (stale.length > 0) mkdirSync(folder, { recursive: true });
    for (const [name, text] of stale) {
      const to = path.join(folder, name);
      const from = path.join(folder, `.${name}.${process.pid}.tmp`);
      if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${name} is a folder`);
      moves.push({ from, to });
      writeFileSync(from, text);
    }
    // A file whose name differs from a removed one only in capital letters must come after the removal.
    for (const name of removed) rmSync(path.join(folder, name), { force: true });
    for (const { from, to } of moves) renameSync(from, to);
  } catch (error) {
    for (const { from } of moves) rmSync(from, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticError(report("FLW441", { file: moves.at(-1)?.to ?? folder, reason }));
  }
  return { written: stale.map(([name]) => name), removed };
}

/** What would change if the files were written: one FLW440 for each. `shown` is the folder's name for messages. */
export function compareOutput(
  folder: string,
  shown: string,
  files: OutputFiles,
  unchanged: ReadonlySet<string>,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const add = (name: string, difference: string, line = 1): void => {
    const file = path.posix.join(shown, name);
    const position = { file, line, column: 1 };
    const isThere = existsSync(path.join(folder, name));
    findings.push(report("FLW440", { file, difference }, isThere ? { position } : {}));
  };
  for (const [name, text] of files) {
    const present = read(path.join(folder, name));
    if (present === undefined) add(name, "it is missing");
    else if (present !== text) {
      const line = firstDifference(present, text);
      add(name, `line ${line} differs from what the flows compile to now`, line);
    }
  }
  for (const name of strayFiles(folder, files, unchanged)) add(name, "no flow compiles to it any more");
  return findings;
}

/** Flows in the folder that are not among those wanted. Other JSON files are not ours to judge. */
function strayFiles(folder: string, files: OutputFiles, unchanged: ReadonlySet<string>): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !files.has(name) && !unchanged.has(name))
    .filter((name) => read(path.join(folder, name))?.includes('"StartAction"'))
    .toSorted();
}

function firstDifference(before: string, after: string): number {
  const lines = after.split("\n");
  const index = before.split("\n").findIndex((line, number) => line !== lines[number]);
  return index === -1 ? before.split("\n").length : index + 1;
}

function holds(file: string, text: string): boolean {
  return read(file) === text;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
