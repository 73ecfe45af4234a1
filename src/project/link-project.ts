import type { CompiledFlow } from "../compile/compile.js";
import { link } from "../compile/link.js";
import type { FlowDocument } from "../language/document.js";
import { relocation, type FlowSymbol, type SymbolKind } from "../author/symbol.js";
import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import type { BoundEnvironment } from "./environment.js";
import { localArn } from "./local-arn.js";
import { lockFileName, lockedArn, readLockFile, type LockFile } from "./lock-file.js";
import type { Project } from "./project.js";
import type { ResolvedSettings } from "./setting-values.js";

/** A flow or module that a project declares. */
export interface Declared {
  readonly kind: "flow" | "module";
  readonly name: string;
}

/** What the symbols of flows are resolved with. */
export interface Linkage {
  readonly environment: BoundEnvironment;
  /** The environment's lock file; `undefined` when there is none. The `local` instance needs none. */
  readonly lock: LockFile | undefined;
  /** Where the lock file is, or would be. */
  readonly lockFile: string;
  /** The flows and modules of the project itself. */
  readonly declared: readonly Declared[];
  /** Whether there is one of that name among them. */
  readonly declares: (kind: Declared["kind"], name: string) => boolean;
  /** Values of personal and secret settings; without them, their relocation tokens stay. */
  readonly settings?: ResolvedSettings | undefined;
}

/** What is needed to link a project's flows; reads the environment's lock file. Throws FLW422 for a damaged one. */
export function linkageFor(
  project: Project,
  environment: BoundEnvironment,
  declared: readonly Declared[],
  settings?: ResolvedSettings,
): Linkage {
  const lockFile = lockFileName(project.config.flows, environment.name);
  const names = new Set(declared.map(({ kind, name }) => `${kind}/${name}`));
  return {
    environment,
    lockFile,
    declared,
    lock: isLocal(environment) ? undefined : readLockFile(project.root, lockFile),
    declares: (kind, name) => names.has(`${kind}/${name}`),
    settings,
  };
}

/** A linked flow. */
export interface LinkedFlow {
  readonly document: FlowDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** True for an environment that is the local instance. */
export function isLocal({ environment }: BoundEnvironment): boolean {
  return environment.instance === "local";
}

/**
 * Replaces a flow's symbols by what the environment has for them. Unknown names are findings at the author's line. The
 * tokens of the project's own flows that the instance does not have yet stay: publishing creates them.
 */
export function linkFlow(flow: CompiledFlow, linkage: Linkage): LinkedFlow {
  const missing = new Map<string, FlowSymbol>();
  const document = link(flow.document, (symbol) => {
    const found = resolve(symbol, linkage);
    if (found === undefined) missing.set(relocation(symbol), symbol);
    return found ?? relocation(symbol);
  });
  const diagnostics = [...missing].map(([token, symbol]) => missingSymbol(symbol, linkage, placeOf(flow, token)));
  return { document, diagnostics };
}

function resolve(symbol: FlowSymbol, linkage: Linkage): string | undefined {
  const { environment, lock, settings, declares } = linkage;
  if (symbol.kind === "setting") {
    return settings ? settings.get(symbol.name) : relocation(symbol);
  }
  const renamed = renamedSymbol(symbol.kind, symbol.name, environment);
  const isFlow = symbol.kind === "flow" || symbol.kind === "module";
  if (isLocal(environment)) return isFlow && !declares(symbol.kind, symbol.name) ? undefined : localArn(renamed);
  const arn = lock && lockedArn(lock, renamed);
  if (arn !== undefined) return arn;
  return isFlow && declares(symbol.kind, symbol.name) ? relocation(symbol) : undefined;
}

/** The symbol under the name that it has in the environment. */
function renamedSymbol(kind: Exclude<SymbolKind, "setting">, name: string, bound: BoundEnvironment): FlowSymbol {
  const names = bound.environment.names?.[kind];
  return { kind, name: names && Object.hasOwn(names, name) ? (names[name] ?? name) : name };
}

function missingSymbol(
  { kind, name }: FlowSymbol,
  { environment, lock, lockFile, declared }: Linkage,
  place: { readonly position?: SourcePosition | undefined; readonly action?: string | undefined },
): Diagnostic {
  if (isLocal(environment)) {
    const known = declared.flatMap((flow) => (flow.kind === kind ? [flow.name] : []));
    return report("FLW423", { kind, name, hint: didYouMean(name, known) }, place);
  }
  const holes = { kind, name, environment: environment.name, lock: lockFile };
  if (!lock) return report("FLW421", holes, place);
  return report("FLW420", { ...holes, hint: didYouMean(name, lock.symbols.get(kind)?.keys() ?? []) }, place);
}

/** The action that uses a symbol, and the author's line of it. */
function placeOf(flow: CompiledFlow, token: string): { position: SourcePosition; action?: string } {
  const action = flow.document.Actions.find(({ Parameters }) => JSON.stringify(Parameters ?? {}).includes(token));
  if (!action) return { position: flow.source };
  return { position: flow.sources.get(action.Identifier) ?? flow.source, action: action.Identifier };
}
