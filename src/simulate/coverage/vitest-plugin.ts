/** `flowc/coverage`: coverage of flows in a vitest run, by one line in `vitest.config.ts`. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { settingsVariable, type CoverageSettings, type RunSettings } from "./settings.js";

/** What vitest takes as a plugin, as far as this one is one. */
export interface CoveragePlugin {
  readonly name: string;
  config(user: { readonly root?: string }): {
    readonly test: { readonly setupFiles: string[]; readonly globalSetup: string[] };
  };
}

/**
 * Counts which branches of flows the calls of a test run take, over all test files, and reports them by the author's
 * lines. A run below the thresholds fails.
 *
 * @example
 * ```ts
 * import { flowCoverage } from "flowc/coverage";
 *
 * export default defineConfig({ plugins: [flowCoverage({ thresholds: { branches: 100 } })] });
 * ```
 */
export function flowCoverage(settings: CoverageSettings = {}): CoveragePlugin {
  return {
    name: "flowc:coverage",
    config: ({ root = process.cwd() }) => {
      const counts = path.join(root, "node_modules", ".cache", "flowc", "coverage", String(process.pid));
      const run: RunSettings = { ...settings, root: path.resolve(root), counts };
      process.env[settingsVariable] = JSON.stringify(run);
      return { test: { setupFiles: [beside("vitest-setup")], globalSetup: [beside("vitest-global-setup")] } };
    },
  };
}

/** A module beside this one, as source or built. */
function beside(name: string): string {
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  return fileURLToPath(new URL(`./${name}.${ending}`, import.meta.url));
}

export type { CoverageSettings } from "./settings.js";
export type { Thresholds } from "./thresholds.js";
