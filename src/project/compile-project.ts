import path from "node:path";
import { createCompilation, type Compilation, type CompiledFlow } from "../compile/compile.js";
import type { FlowDefinition } from "../author/recorder.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { hasErrors, sortDiagnostics } from "../diagnostics/sort.js";
import { discoverFlowFiles, flowFileEnding } from "./discover.js";
import { bindEnvironment, type BoundEnvironment } from "./environment.js";
import { checkFlowNames } from "./flow-names.js";
import { projectPath } from "./project-path.js";
import type { Project } from "./project.js";

/** A flow file's flows, compiled. */
export interface CompiledFile {
  /** Relative to the project's folder. */
  readonly file: string;
  /** The flows and modules that it declares, as far as they could be compiled, with relocation tokens in place. */
  readonly flows: readonly CompiledFlow[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that its flows depend on, itself included, as {@link projectPath} writes them. */
  readonly dependencies: readonly string[];
}

/** The flows of a project, compiled for one environment. */
export interface CompiledProject {
  readonly project: Project;
  readonly environment: BoundEnvironment;
  readonly files: readonly CompiledFile[];
  /** All flows and modules, in the order of their files. */
  readonly flows: readonly CompiledFlow[];
  /** All findings, sorted. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What to compile. */
export interface CompileProjectOptions {
  readonly environment: string;
  /** With `true`, errors among the findings are thrown as a `DiagnosticError` instead of being given back. */
  readonly check: boolean;
}

/** Compiles every flow file of a project for an environment. Throws `DiagnosticError` when the environment is not in order. */
export function compileProject(project: Project, { environment, check }: CompileProjectOptions): CompiledProject {
  const bound = bindEnvironment(project.config, environment, project.configFile, project.locate);
  const flowFiles = discoverFlowFiles(project.root, project.config.flows);
  const files = compileFiles(project, bound, flowFiles);
  const flows = files.flatMap((file) => file.flows);
  const diagnostics = sortDiagnostics([
    ...(flowFiles.length === 0 ? noFlows(project) : []),
    ...files.flatMap((file) => file.diagnostics),
    ...checkFlowNames(flows),
  ]);
  if (check && hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  return { project, environment: bound, files, flows, diagnostics };
}

/** Compiles some of a project's flow files. */
export function compileFiles(
  project: Project,
  bound: BoundEnvironment,
  flowFiles: readonly string[],
): readonly CompiledFile[] {
  return loadFiles(project, bound, flowFiles).map((loaded) => loaded.compile());
}

/** A flow file that has been loaded: what it declares is known, and it can be compiled. */
export interface LoadedFile {
  readonly file: string;
  readonly declares: readonly Pick<FlowDefinition, "kind" | "name">[];
  compile(): CompiledFile;
}

/** Loads some of a project's flow files. Compiling them one after the other keeps one compiled file in memory at a time. */
export function loadFiles(
  project: Project,
  bound: BoundEnvironment,
  flowFiles: readonly string[],
): readonly LoadedFile[] {
  const { root, cacheFolder } = project;
  const compilation = createCompilation({ root, cacheFolder, settings: bound.settings });
  return flowFiles.map((file) => {
    const loaded = compilation.loadFlowFile(path.join(root, file));
    return {
      file,
      declares: loaded.flows,
      compile: () => {
        const isEmpty = loaded.flows.length === 0 && loaded.diagnostics.length === 0;
        const diagnostics = isEmpty ? [declaresNothing(file)] : [...loaded.diagnostics];
        const flows = loaded.flows.flatMap((definition) => compileOrCollect(compilation, definition, diagnostics));
        return {
          file,
          flows,
          diagnostics,
          dependencies: [...new Set([file, ...loaded.dependencies.map((name) => projectPath(root, name))])],
        };
      },
    };
  });
}

/** The finding about a flow file in which there is no flow. */
function declaresNothing(file: string): Diagnostic {
  return report("FLW414", { file, ending: flowFileEnding }, { position: { file, line: 1, column: 1 } });
}

/** Compiles a flow and adds its findings; a flow that cannot be compiled at all gives nothing but findings. */
function compileOrCollect(
  compilation: Compilation,
  definition: FlowDefinition,
  diagnostics: Diagnostic[],
): readonly CompiledFlow[] {
  try {
    const flow = asDraft(compilation.compileFlow(definition));
    diagnostics.push(...flow.diagnostics);
    return [flow];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    diagnostics.push(...error.diagnostics);
    return [];
  }
}

/** A flow that is marked as a draft is written although something is wrong with it: its errors are warnings. */
function asDraft(flow: CompiledFlow): CompiledFlow {
  if (!flow.definition.draft) return flow;
  return { ...flow, diagnostics: flow.diagnostics.map((finding) => ({ ...finding, severity: "warning" })) };
}

/** The finding about a project without flows. */
export function noFlows(project: Project): readonly Diagnostic[] {
  const pattern = path.posix.join(project.config.flows, "**", `*${flowFileEnding}`);
  return [report("FLW413", { pattern }, project.locate(["flows"]))];
}
