import { statSync } from "node:fs";
import path from "node:path";
import type { Config } from "../author/config.js";
import * as flowc from "../author/flowc.js";
import * as rules from "../rules/rules.js";
import { createLoader } from "../compile/stage/loader.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { checkConfig, type Locate } from "./check-config.js";
import { configPlace } from "./config-position.js";
import type { ProjectPlace } from "./find-project.js";
import type { Project } from "./project.js";

/**
 * Reads a project's configuration and checks it. Throws `DiagnosticError` with every finding at its place: what the
 * file's own code does wrong, members that flowc does not know, values of another kind.
 */
export function openProject(place: ProjectPlace): Project {
  const { root, configFile, cacheFolder } = place;
  const locate: Locate = (members) => configPlace(root, configFile, members);
  const loader = createLoader({
    root,
    // Apart from the flows' rewritten code, which may be much to read.
    cacheFolder: path.join(cacheFolder, "config"),
    library: { flowc, "flowc/rules": rules },
    fileRuntime: () => {
      throw new Error("The configuration is not staged.");
    },
  });
  const exports = loader.loadNative(configFile);
  const { config, findings } = checkConfig(exports["default"], locate);
  if (!config || findings.length > 0) throw new DiagnosticError(findings);
  refuseMissingFolder(root, config, locate);
  return { ...place, config, configDependencies: [configFile, ...loader.dependencies(configFile)], locate };
}

/** A folder that is not there is a slip of the pen: a build of no flows would take all output away. */
function refuseMissingFolder(root: string, { flows }: Config, locate: Locate): void {
  if (statSync(path.resolve(root, flows), { throwIfNoEntry: false })?.isDirectory()) return;
  const holes = {
    name: "flows",
    expected: "the path of a folder inside the project",
    actual: `"${flows}", which is none`,
  };
  throw new DiagnosticError(report("FLW404", holes, locate(["flows"])));
}
