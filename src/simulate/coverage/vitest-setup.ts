import { afterAll } from "vitest";
import { CoverageCollector } from "./coverage.js";
import { writeCoverage } from "./coverage-folder.js";
import { observeEffects } from "./observe.js";
import { runSettings } from "./settings.js";

/** Runs in the process of a test file, before it: counts what its calls do, and leaves the counts when it is done. */
const settings = runSettings();
if (settings) {
  const collector = new CoverageCollector();
  observeEffects((setup, effects) => collector.add(setup, effects));
  afterAll(() => {
    observeEffects(undefined);
    writeCoverage(settings.counts, collector.coverage());
  });
}
