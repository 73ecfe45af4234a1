import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { StagedFile } from "./output-stage.js";

/** What a folder of output should hold: names of files in it and their texts. */
export type OutputFiles = ReadonlyMap<string, string>;

/** What {@link writeOutput} has done. */
export interface WrittenOutput {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder hold exactly the files of a stage: moves those that wait to their places. `unchanged` names more files
 * that are right as they are. With `removesStrays`, flows that nobody asked for are removed.
 * Throws FLW441 when a file cannot be moved.
 */
export function writeOutput(
  folder: string,
  files: readonly StagedFile[],
  { unchanged, removesStrays }: { readonly unchanged: ReadonlySet<string>; readonly removesStrays: boolean },
): WrittenOutput {
  const stale = files.flatMap(({ name, from }) =>
    from === undefined ? [] : [{ name, from, to: path.join(folder, name) }],
  );
  const wanted = new Set(files.map(({ name }) => name));
  const removed = removesStrays ? strayFiles(folder, wanted, unchanged) : [];
  let at = folder;
  try {
    for (const { to } of stale) {
      at = to;
      if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${path.basename(to)} is a folder`);
    }
    for (const inside of new Set(stale.map(({ to }) => path.dirname(to)))) mkdirSync(inside, { recursive: true });
    // A file whose name differs from a removed one only in capital letters must come after the removal.
    for (const name of removed) rmSync((at = path.join(folder, name)), { force: true });
    for (const { from, to } of stale) move(from, (at = to));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticError(report("FLW441", { file: at, reason }));
  }
  return { written: stale.map(({ name }) => name), removed };
}

/** Moves a file in one step, also from another file system. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const beside = path.join(path.dirname(to), `.${path.basename(to)}.${process.pid}.tmp`);
    try {
      copyFileSync(from, beside);
      renameSync(beside, to);
    } catch (failure) {
      rmSync(beside, { force: true });
      throw failure;
    }
  }
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
  for (const name of strayFiles(folder, new Set(files.keys()), unchanged)) add(name, "no flow compiles to it any more");
  return findings;
}

/** Flows in the folder that are not among those wanted. Other JSON files are not ours to judge. */
function strayFiles(folder: string, files: ReadonlySet<string>, unchanged: ReadonlySet<string>): readonly string[] {
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

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
