import type { Thresholds } from "./thresholds.js";

/** How coverage of flows is reported. */
export interface CoverageSettings {
  /** What is written; the terminal's table, a page and lcov's file when absent. */
  readonly reporters?: readonly ("table" | "html" | "lcov")[];
  /** Folder for the page (`index.html`) and lcov's file (`lcov.info`); `coverage/flows` when absent. */
  readonly folder?: string;
  /** The run fails when less is covered. */
  readonly thresholds?: Thresholds;
}

/** Carries the settings from the configuration to the processes of the run. */
export const settingsVariable = "FLOWC_COVERAGE";

/** What the processes of a run must know. */
export interface RunSettings extends CoverageSettings {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Where processes leave their counts, absolute. */
  readonly counts: string;
}

/** The settings of the run that this process belongs to; undefined outside such a run. */
export function runSettings(): RunSettings | undefined {
  const text = process.env[settingsVariable];
  return text === undefined ? undefined : (JSON.parse(text) as RunSettings);
}
