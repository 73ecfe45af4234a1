import { compileProject } from "../project/compile-project.js";
import { defaultEnvironment } from "../project/environment.js";
import { findProject } from "../project/find-project.js";
import { openProject } from "../project/open-project.js";
import type { ProvableFlow } from "../simulate/proofs/flow-finder.js";
import { useFlows } from "../simulate/proofs/prove.js";

/** Whose flows something is to be proved of. */
export interface FlowsOf {
  /** The project's folder, or one below it. */
  readonly project: string;
  /** The configuration's first when absent. */
  readonly environment?: string;
}

/**
 * A project's flows, compiled: `expectFlow` finds them by name from then on. Throws `DiagnosticError` when the project
 * has errors.
 */
export function flowsOf({ project: folder, environment }: FlowsOf): readonly ProvableFlow[] {
  const project = openProject(findProject(folder));
  const name = environment ?? defaultEnvironment(project.config);
  const { flows } = compileProject(project, { environment: name, check: true });
  useFlows(flows);
  return flows;
}
