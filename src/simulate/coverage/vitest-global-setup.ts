import { rmSync } from "node:fs";
import { emptyCoverageFolder, readCoverage } from "./coverage-folder.js";
import { reportCoverage } from "./report-coverage.js";
import { runSettings } from "./settings.js";

/** Runs in vitest's own process: empties the counts before the run, and reports them after it. */
export default function setup(): (() => void) | undefined {
  const settings = runSettings();
  if (!settings) return undefined;
  emptyCoverageFolder(settings.counts);
  return () => {
    const coverage = readCoverage(settings.counts);
    rmSync(settings.counts, { recursive: true, force: true });
    const missed = reportCoverage(coverage, settings.root, settings, (text) => void process.stdout.write(`\n${text}`));
    if (missed.length === 0) return;
    process.exitCode = 1;
    for (const { message } of missed) process.stderr.write(`flowc: ${message}\n`);
  };
}
