import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addCoverage, type Coverage } from "./coverage.js";

/** Empties a folder that the processes of a test run write their counts to. */
export function emptyCoverageFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Adds one process's counts. */
export function writeCoverage(folder: string, coverage: Coverage): void {
  if (coverage.flows.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${randomUUID()}.json`), JSON.stringify(coverage));
}

/** What all processes have counted together. */
export function readCoverage(folder: string): Coverage {
  return addCoverage(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Coverage),
  );
}
