import { hasRelocation } from "../author/symbol.js";
import type { CompiledFlow } from "../compile/compile.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import { aloneContext, type KnownFlow, type RuleContext } from "../validate/context.js";
import { compiledCheck } from "./check-compiled.js";
import { knownInstance } from "./check-instance.js";
import { checkSettingsOf, type CheckSettings } from "./check-settings.js";
import { compileFiles, noFlows, type CompiledFile } from "./compile-project.js";
import { discoverFlowFiles } from "./discover.js";
import type { BoundEnvironment } from "./environment.js";
import { checkFlowNames } from "./flow-names.js";
import { handlerFields } from "./handler-fields.js";
import { linkFlow, linkageFor } from "./link-project.js";
import type { Project } from "./project.js";

/** Which flows of a project are checked. */
export interface FlowTargets {
  /** Relative to the project; undefined for all flow files. */
  readonly files: readonly string[] | undefined;
  /** Flows by name; none for all flows of the files. */
  readonly names: readonly string[];
}

/** What came of checking flows. */
export interface CheckedFlows {
  readonly files: readonly string[];
  readonly flows: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly settings: CheckSettings;
  /** The context in which JSON documents of the project are checked. */
  readonly context: RuleContext;
}

/**
 * Compiles, links and checks flow files. Without files, every flow of the project is compiled, so that rules can ask
 * about the others. Throws FLW450 for a name that no flow has.
 */
export function checkFlows(
  project: Project,
  environment: BoundEnvironment,
  { files, names }: FlowTargets,
): CheckedFlows {
  const settings = checkSettingsOf(project.config, project.locate);
  const all = discoverFlowFiles(project.root, project.config.flows);
  const compiled = compileFiles(project, environment, files ?? all);
  const flows = compiled.flatMap((file) => file.flows);
  const shown = shownFiles(compiled, names);
  const linkage = linkageFor(project, environment, flows);

  const known = new Map<string, KnownFlow>();
  const list: KnownFlow[] = [];
  const isSound =
    files === undefined &&
    compiled.every(({ diagnostics }) => diagnostics.every(({ severity }) => severity !== "error"));
  const context: RuleContext = {
    ...aloneContext,
    flowAt: (reference) => (hasRelocation(reference) ? known.get(tokenKey(reference)) : undefined),
    flows: list,
    isWhole: isSound,
    instance: knownInstance(environment, linkage),
    consent: settings.consent,
    lambdaFields: handlerFields(project),
  };
  const check = compiledCheck({ root: project.root, settings, context });
  for (const flow of flows) {
    const { name, kind, flowType, definition } = flow;
    const entry = {
      name,
      kind,
      flowType,
      contract: definition.contract,
      subject: check.subjectOf(flow),
    };
    list.push(entry);
    known.set(`${kind}/${name}`, entry);
  }
  const diagnostics = shown.flatMap((file) =>
    check.findingsOf(
      [...file.diagnostics, ...file.flows.flatMap((flow) => linkFlow(flow, linkage).diagnostics)],
      names.length === 0 ? file.flows : file.flows.filter(({ name }) => names.includes(name)),
    ),
  );
  // An ignore is of no use only when everything that could need it has been looked at.
  const isEverything = files === undefined && names.length === 0;
  const unused = isEverything ? check.ignores.findings(shown.flatMap(({ dependencies }) => dependencies)) : [];
  return {
    files: shown.map(({ file }) => file),
    flows: shown.flatMap((file) => file.flows).length,
    settings,
    context,
    diagnostics: [
      ...(isEverything && all.length === 0 ? noFlows(project) : []),
      ...settings.findings,
      ...diagnostics,
      ...unused,
      ...checkFlowNames(flows).filter(({ position }) => shown.some(({ file }) => file === position?.file)),
    ],
  };
}

/** The files that concern the flows that were asked for; a file that cannot be compiled may hold a missing one. */
function shownFiles(compiled: readonly CompiledFile[], names: readonly string[]): readonly CompiledFile[] {
  if (names.length === 0) return compiled;
  const known = new Set(compiled.flatMap((file) => file.flows.map((flow: CompiledFlow) => flow.name)));
  const wrong = names.filter((name) => !known.has(name));
  const broken = compiled.filter((file) => file.flows.length === 0 && file.diagnostics.length > 0);
  if (wrong.length > 0 && broken.length === 0) {
    throw new DiagnosticError(wrong.map((name) => report("FLW450", { name, hint: didYouMean(name, known) })));
  }
  const kept = compiled.filter((file) => file.flows.some((flow) => names.includes(flow.name)));
  return wrong.length > 0 ? [...kept, ...broken] : kept;
}

/** `flow/Main menu` of a relocation token. */
function tokenKey(token: string): string {
  const [, kind = "", name = ""] = /^\$\{flowc:([a-z]+)\/([^}]*)\}/.exec(token) ?? [];
  return `${kind}/${decodeURIComponent(name)}`;
}
