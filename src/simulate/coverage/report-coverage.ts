import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Coverage } from "./coverage.js";
import { renderCoverageHtml } from "./render-html.js";
import { renderLcov } from "./render-lcov.js";
import { renderCoverageTable } from "./render-table.js";
import type { CoverageSettings } from "./settings.js";
import { missedThresholds } from "./thresholds.js";

/** Writes the reports of a run; gives the thresholds that were missed. */
export function reportCoverage(
  coverage: Coverage,
  root: string,
  { reporters = ["table", "html", "lcov"], folder = "coverage/flows", thresholds = {} }: CoverageSettings,
  print: (text: string) => void,
): readonly Diagnostic[] {
  const target = path.resolve(root, folder);
  const readSource = (file: string): string | undefined => {
    try {
      return readFileSync(path.resolve(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
  const write = (name: string, text: string) => {
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, name), text);
  };
  if (reporters.includes("table")) print(`${renderCoverageTable(coverage)}\n`);
  if (reporters.includes("html")) write("index.html", renderCoverageHtml(coverage, readSource));
  if (reporters.includes("lcov")) write("lcov.info", renderLcov(coverage));
  return missedThresholds(coverage, thresholds);
}
