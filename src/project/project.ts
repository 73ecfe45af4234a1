import type { Config } from "../author/config.js";
import type { Locate } from "./check-config.js";
import type { ProjectPlace } from "./find-project.js";

/** A project whose configuration has been read and found in order. */
export interface Project extends ProjectPlace {
  readonly config: Config;
  /** Every file that the configuration depends on, itself included, relative to the project's folder. */
  readonly configDependencies: readonly string[];
  /** Where a member of the configuration is written. */
  readonly locate: Locate;
}
