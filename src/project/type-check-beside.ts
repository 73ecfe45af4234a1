import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ProjectPlace } from "./find-project.js";
import type { RunningTypeCheck } from "./typecheck.js";

/** The type check beside a build: begun as soon as the files are known, awaited before anything is written. */
export class TypesBeside {
  readonly #place: ProjectPlace;
  readonly #wanted: boolean;
  #running: Promise<RunningTypeCheck> | undefined;

  constructor(place: ProjectPlace, wanted: boolean) {
    this.#place = place;
    this.#wanted = wanted;
  }

  /** Begins the check of the flow files and the configuration. */
  start(flowFiles: readonly string[]): void {
    if (!this.#wanted || flowFiles.length === 0) return;
    const { root, cacheFolder, configFile } = this.#place;
    const files = [...flowFiles, configFile];
    this.#running = import("./typecheck.js").then(({ startTypeCheck }) => startTypeCheck({ root, cacheFolder, files }));
  }

  /** Waits for the findings; there are none when no check is wanted. */
  async findings(): Promise<readonly Diagnostic[]> {
    return (await this.#running)?.findings ?? [];
  }

  /** Stops a check that nobody waits for any more. */
  async stop(): Promise<void> {
    (await this.#running)?.stop();
  }
}
