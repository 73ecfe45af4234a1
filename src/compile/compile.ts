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
import { detachedActions, exactFlow, unconnectedWays } from "./exact.js";
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

/** A flow or module as a graph of named actions. */
export interface CompiledGraph {
  readonly name: string;
  readonly kind: "flow" | "module";
  readonly flowType: FlowType;
  readonly graph: FlowGraph;
  /** The author's place of every action. */
  readonly sources: ReadonlyMap<string, SourcePosition>;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the flow is declared. */
  readonly source: SourcePosition;
  readonly definition: FlowDefinition;
  readonly stats: CompileStats;
}

/** A flow or module, compiled. */
export interface CompiledFlow extends CompiledGraph {
  /** Holds relocation tokens until it is linked. Unfit for use where a finding is an error. */
  readonly document: FlowDocument;
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

/** A pass that makes a flow smaller and changes nothing that a caller could notice. */
export type OptionalPass = "share" | "fuse";

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
  /** Passes to leave out, for tests that compare with and without. */
  readonly without?: ReadonlySet<OptionalPass>;
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
  /** Only the first half of that: neither laid out nor emitted, and without the findings of the finished flow. */
  compileGraph(definition: FlowDefinition): CompiledGraph;
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
      const found = declaredAs(definition);
      const layoutFile = layoutFileName(found.place.file);
      return working(() => finishFlow(graphOf(found), () => readLayoutFile(resolve(root, layoutFile), layoutFile)));
    },

    compileGraph: (definition) => working(() => graphOf(declaredAs(definition))),
  };

  function declaredAs(definition: FlowDefinition): Declared {
    const found = declared.get(definition);
    if (!found) throw new Error(`the flow ${definition.name} was not declared by a file of this compilation`);
    return found;
  }

  function graphOf(found: Declared): CompiledGraph {
    bindSettings(options.settings);
    return compileGraph(tracer, recorder, found, options.without ?? new Set());
  }

  function dependencies(path: string): readonly string[] {
    const beside = layoutFileName(path);
    const own = existsSync(resolve(root, beside)) ? [path, beside] : [path];
    return loader.files.has(path) ? [...own, ...loader.dependencies(path)] : own;
  }
}

function relativePath(root: string, file: string): string {
  return (isAbsolute(file) ? relative(root, file) : file).replaceAll("\\", "/");
}

/** The passes that make the graph: trace, lifetimes, fuse, share, name. */
function compileGraph(
  tracer: Tracer,
  recorder: ReturnType<typeof tracingRecorder>,
  declared: Declared,
  without: ReadonlySet<OptionalPass>,
): CompiledGraph {
  const { definition, place } = declared;
  const { name, kind } = definition;
  const flowType = definition.flowType as FlowType;
  const exact = isExact(definition);
  const traced = traceFlow(tracer, recorder, declared);
  const lowered = lower(traced, flowType);
  const fused = without.has("fuse") ? lowered : fuseTests(lowered, { exact });
  const shared = share(fused, { merge: !exact && !without.has("share") });
  const { graph, unconnected } = disconnect(nameActions(shared.graph, shared.naming));
  const source = sourcePosition(place);
  return {
    name,
    kind,
    flowType,
    graph,
    sources: sourcesOf(graph),
    diagnostics: [...traced.findings, ...lowered.findings, ...unconnectedWays(name, unconnected, source)],
    source,
    definition,
    stats: {
      traced: traced.nodes.filter((node) => node.type !== undefined).length,
      saved: lowered.nodes.filter((node) => node.hint?.startsWith("keep ")).length,
      actions: graph.nodes.length,
    },
  };
}

/** The passes behind: layout, emit, check. An exact flow gets back what its layout file keeps. */
function finishFlow(compiled: CompiledGraph, readKept: () => LayoutFile | undefined): CompiledFlow {
  const { definition, flowType, source } = compiled;
  const { name, description } = definition;
  const options: EmitOptions = {
    name,
    ...(description !== undefined && { description }),
    flowType,
    status: definition.draft ? "saved" : "published",
    layout: layout(compiled.graph),
  };
  const kept = isExact(definition) ? readKept() : undefined;
  const whole = kept && exactFlow(compiled.graph, kept, options);
  const graph = whole?.graph ?? compiled.graph;
  const document = whole?.document ?? emit(graph, options);
  const diagnostics = [...compiled.diagnostics, ...detachedActions(name, whole?.detached ?? 0, source)];
  if (!diagnostics.some((finding) => finding.severity === "error"))
    diagnostics.push(...checkFlow(graph, document, { name, flowType, source }));
  return {
    ...compiled,
    document,
    graph,
    sources: whole ? sourcesOf(graph) : compiled.sources,
    diagnostics,
    stats: { ...compiled.stats, actions: graph.nodes.length },
  };
}

function isExact({ exact }: FlowDefinition): boolean {
  return exact !== undefined && exact !== false;
}

function sourcesOf({ nodes }: FlowGraph): ReadonlyMap<string, SourcePosition> {
  const sources = new Map<string, SourcePosition>();
  for (const { id, source } of nodes) if (source) sources.set(id, source);
  return sources;
}
