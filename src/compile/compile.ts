import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import * as library from "../author/flowc.js";
import { installRecorder, type FlowDefinition } from "../author/recorder.js";
import { bindSettings, type SettingValues } from "../author/settings/settings.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import type { FlowGraph } from "../graph/flow-graph.js";
import type { FlowDocument } from "../language/document.js";
import type { FlowType } from "../language/flow-types.js";
import { checkFlow } from "./check-flow.js";
import { emit, type EmitOptions } from "./emit.js";
import { exactFlow, looseEnds } from "./exact.js";
import { layout } from "./layout.js";
import { layoutFileName, readLayoutFile, type LayoutFile } from "./layout-file.js";
import { fuseTests } from "./lifetimes/fuse.js";
import { lower } from "./lifetimes/lower.js";
import { nameActions } from "./name.js";
import { disconnect, share } from "./share.js";
import { createLoader } from "./stage/loader.js";
import { placeOf, sourcePosition } from "./trace/position.js";
import { refuseNativeUses } from "./trace/refusals.js";
import { stagedFile } from "./trace/staged.js";
import { traceFlow } from "./trace/trace-flow.js";
import { Tracer } from "./trace/tracer.js";
import { tracingRecorder, type Declared } from "./trace/tracing-recorder.js";

/** A flow or module, compiled. Its document holds relocation tokens until it is linked. */
export interface CompiledFlow {
  readonly name: string;
  readonly kind: "flow" | "module";
  readonly flowType: FlowType;
  /** Emitted when it is first asked for. Unfit for use where a finding is an error. */
  readonly document: FlowDocument;
  readonly graph: FlowGraph;
  /** The author's place of every action. */
  readonly sources: ReadonlyMap<string, SourcePosition>;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the flow is declared. */
  readonly source: SourcePosition;
  readonly definition: FlowDefinition;
  readonly stats: CompileStats;
}

/** How many actions the passes saw. */
export interface CompileStats {
  /** Actions recorded by running the author's code. */
  readonly traced: number;
  /** Blocks added to keep values. */
  readonly saved: number;
  /** Actions that are published. */
  readonly actions: number;
}

/** What a compilation needs. */
export interface CompilationOptions {
  /** The project's folder; paths in findings are relative to it. */
  readonly root: string;
  /** Where rewritten code is kept between builds. */
  readonly cacheFolder?: string | undefined;
  /** Texts of files that are not on disk, by absolute path. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The environment's settings, checked. */
  readonly settings: SettingValues;
  /**
   * Passes to leave out: for tests that compare with and without, and where nobody looks at positions or at findings of
   * the finished flow.
   */
  readonly without?: ReadonlySet<"share" | "fuse" | "layout" | "check">;
}

/** What a flow file declares. */
export interface LoadedFlowFile {
  readonly flows: readonly FlowDefinition[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every file it depends on, itself included, relative to the root. */
  readonly dependencies: readonly string[];
}

/** Compiles the flows of one project for one environment. Files are loaded once. */
export interface Compilation {
  /** Loads a flow file and says which flows it declares. Findings of loading are given back, not thrown. */
  loadFlowFile(file: string): LoadedFlowFile;
  /** Compiles a flow that a loaded file declares. */
  compileFlow(definition: FlowDefinition): CompiledFlow;
}

/** Prepares a compilation: the tracer, and the loader whose `flowc` is this very process's author room. */
export function createCompilation(options: CompilationOptions): Compilation {
  const root = resolve(options.root);
  const tracer = new Tracer();
  const declared = new Map<FlowDefinition, Declared>();
  const recorder = tracingRecorder(tracer, (found) => declared.set(found.definition, found));
  const loader = createLoader({
    root,
    cacheFolder: options.cacheFolder,
    texts: options.texts,
    library: { flowc: library },
    fileRuntime: (file) => stagedFile(tracer, file),
  });
  tracer.locateStack = (stack) => {
    const found = loader.locate(stack);
    return found && placeOf(found);
  };
  const working = <T>(work: () => T): T => {
    const before = { recorder: installRecorder(recorder), settings: bindSettings(undefined) };
    const release = refuseNativeUses(tracer);
    tracer.nativeTurns = 0;
    try {
      return work();
    } finally {
      release();
      installRecorder(before.recorder);
      bindSettings(before.settings);
    }
  };
  return {
    loadFlowFile: (file) => {
      const path = relativePath(root, file);
      try {
        working(() => loader.load(resolve(root, file)));
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
        return { flows: [], diagnostics: error.diagnostics, dependencies: dependencies(path) };
      }
      const flows = [...declared.values()]
        .filter((found) => found.place.file === path)
        .map((found) => found.definition);
      return { flows, diagnostics: [], dependencies: dependencies(path) };
    },

    compileFlow: (definition) => {
      const found = declared.get(definition);
      if (!found) throw new Error(`the flow ${definition.name} was not declared by a file of this compilation`);
      return working(() => {
        bindSettings(options.settings);
        const layoutFile = layoutFileName(found.place.file);
        const readKept = (): LayoutFile | undefined => readLayoutFile(resolve(root, layoutFile), layoutFile);
        return compileFlow(tracer, recorder, found, options.without ?? new Set(), readKept);
      });
    },
  };

  function dependencies(path: string): readonly string[] {
    const beside = layoutFileName(path);
    const own = existsSync(resolve(root, beside)) ? [path, beside] : [path];
    return loader.files.has(path) ? [...own, ...loader.dependencies(path)] : own;
  }
}

function relativePath(root: string, file: string): string {
  return (isAbsolute(file) ? relative(root, file) : file).replaceAll("\\", "/");
}

/** One flow, pass by pass: trace, lifetimes, fuse, share, name, check, layout, emit. */
function compileFlow(
  tracer: Tracer,
  recorder: ReturnType<typeof tracingRecorder>,
  declared: Declared,
  without: ReadonlySet<string>,
  readKept: () => LayoutFile | undefined,
): CompiledFlow {
  const { definition, place } = declared;
  const flowType = definition.flowType as FlowType;
  const exact = definition.exact !== undefined && definition.exact !== false;
  const traced = traceFlow(tracer, recorder, declared);
  const lowered = lower(traced, flowType);
  const fused = without.has("fuse") ? lowered : fuseTests(lowered, { exact });
  const shared = share(fused, { merge: !exact && !without.has("share") });
  const { graph: named, unconnected } = disconnect(nameActions(shared.graph, shared.naming));
  const source = sourcePosition(place);
  const options: EmitOptions = {
    name: definition.name,
    ...(definition.description !== undefined && { description: definition.description }),
    flowType,
    status: definition.draft ? "saved" : "published",
    layout: without.has("layout") ? { entry: { x: 0, y: 0 }, positions: new Map() } : layout(named),
  };
  const kept = exact ? readKept() : undefined;
  const whole = kept && exactFlow(named, kept, options);
  const graph = whole?.graph ?? named;
  let document = whole?.document;
  const emitted = (): FlowDocument => (document ??= emit(graph, options));
  const findings = [...traced.findings, ...lowered.findings];
  findings.push(...looseEnds(definition.name, { unconnected, detached: whole?.detached ?? 0 }, source));
  if (!without.has("check") && !findings.some((finding) => finding.severity === "error"))
    findings.push(...checkFlow(graph, emitted(), { name: definition.name, flowType, source }));
  return {
    name: definition.name,
    kind: definition.kind,
    flowType,
    get document() {
      return emitted();
    },
    graph,
    sources: sourcesOf(graph),
    diagnostics: findings,
    source,
    definition,
    stats: {
      traced: traced.nodes.filter((node) => node.type !== undefined).length,
      saved: lowered.nodes.filter((node) => node.hint?.startsWith("keep ")).length,
      actions: graph.nodes.length,
    },
  };
}

function sourcesOf({ nodes }: FlowGraph): ReadonlyMap<string, SourcePosition> {
  const sources = new Map<string, SourcePosition>();
  for (const { id, source } of nodes) if (source) sources.set(id, source);
  return sources;
}
