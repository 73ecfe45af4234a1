import { existsSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { cacheFolderOf } from "./cache-folder.js";
import { configFileName } from "./config-file-name.js";

/** A project that has been found, but not read yet. */
export interface ProjectPlace {
  /** The folder of the configuration, absolute. */
  readonly root: string;
  /** The configuration's file, relative to `root`. */
  readonly configFile: string;
  /** Where flowc keeps what it can make again, absolute. */
  readonly cacheFolder: string;
}

/** Finds the configuration in a folder or the nearest folder above it. Throws FLW401 when there is none. */
export function findProject(from: string): ProjectPlace {
  const start = path.resolve(from);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, configFileName))) {
      return {
        root: folder,
        configFile: configFileName,
        cacheFolder: cacheFolderOf(folder),
      };
    }
    if (path.dirname(folder) === folder) throw new DiagnosticError(report("FLW401", { folder: start }));
  }
}
