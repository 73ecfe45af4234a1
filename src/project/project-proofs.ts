import path from "node:path";
import * as flowc from "../author/flowc.js";
import { createLoader } from "../compile/stage/loader.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import * as proving from "../simulate/proofs/prove.js";
import { discoverFlowFiles } from "./discover.js";
import type { Project } from "./project.js";

/** Files with this ending state proofs. */
export const proofFileEnding = ".proofs.ts";

/** What a project's files of proofs state, and what is wrong with them. */
export interface ProjectProofs extends proving.StatedProofs {
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files `*.proofs.ts` below the project's folder of flows. Findings are given back, not thrown. */
export function readProjectProofs({ root, config, cacheFolder }: Project): ProjectProofs {
  const proofs: proving.Proof[] = [];
  const left = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const loader = createLoader({
    root,
    cacheFolder: path.join(cacheFolder, "proofs"),
    library: { flowc, "flowc/prove": proving },
    fileRuntime: () => {
      throw new Error("Proofs are not staged.");
    },
  });
  for (const file of discoverFlowFiles(root, config.flows, proofFileEnding)) {
    try {
      const stated = proving.readStatements(file, () => loader.loadNative(path.join(root, file)));
      proofs.push(...stated.proofs);
      for (const [name, because] of stated.left) left.set(name, because);
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  return { proofs, left, diagnostics };
}
