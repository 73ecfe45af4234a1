import path from "node:path";
import { relocation } from "../author/symbol.js";
import { link } from "../compile/link.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { BundleFailure, startServices, type FunctionSource, type Services } from "../local/services.js";
import type { LocalSms } from "../local/sms.js";
import type { Call } from "../simulate/call.js";
import type { InstanceSetup } from "../simulate/instance.js";
import { createLambdaHost, type LambdaHostOptions } from "../simulate/lambda-host.js";
import type { CompiledProject } from "./compile-project.js";
import { projectFunctions } from "./project-functions.js";
import { projectPath } from "./project-path.js";
import type { ResolvedSettings } from "./setting-values.js";

/** A project's flows on a simulated instance, with its functions running on this machine. */
export interface SimulatedProject {
  readonly instance: InstanceSetup;
  /** Text messages that functions have sent; absent when the project has no functions. */
  readonly sms: LocalSms | undefined;
  /** Endpoint of the local DynamoDB; absent when the project has no functions. */
  readonly dynamo: string | undefined;
  /** What `{pin}` in a script stands for: the digits of the last text message to the caller. */
  value(name: string, call: Call): string | undefined;
  /** Stops workers and services. */
  close(): Promise<void>;
}

/** Names that {@link SimulatedProject.value} knows. */
export const scriptValues: readonly string[] = ["pin"];

/**
 * Puts a compiled project on a simulated instance. Its Lambda functions are bundled and run as they would be deployed,
 * with a DynamoDB and an SMS service on this machine; hours of operation that flows name are open.
 *
 * Throws `DiagnosticError` when a function cannot be bundled, or its environment cannot be filled in.
 */
export async function simulateProject(
  compiled: CompiledProject,
  settings: ResolvedSettings,
  options: LambdaHostOptions = {},
): Promise<SimulatedProject> {
  const { project, environment, flows } = compiled;
  const { local } = environment.environment;
  const sources = flows.map((flow) => ({
    name: flow.name,
    kind: flow.kind,
    document: link(flow.document, (symbol) =>
      symbol.kind === "setting" ? (settings.get(symbol.name) ?? relocation(symbol)) : relocation(symbol),
    ),
  }));
  const hours = new Set(sources.flatMap(({ document }) => hoursIn(JSON.stringify(document))));
  const functions = projectFunctions(project, environment, settings);
  const services = functions.length === 0 ? undefined : await start(compiled, functions);
  const host = createLambdaHost(services?.functions ?? new Map(), options);
  return {
    instance: {
      flows: sources,
      lambdas: host.runners,
      hours: new Map([...hours].map((name) => [name, true])),
      numbers: new Map(Object.entries(local?.numbers ?? {})),
      positions: new Map(flows.map((flow) => [flow.name, flow.sources])),
      ...(services && { messages: services.sms.messages }),
    },
    sms: services?.sms,
    dynamo: services?.dynamo,
    value: (name, call) => (name === "pin" ? lastDigits(services?.sms, call) : undefined),
    close: async () => {
      await host.close();
      await services?.close();
    },
  };
}

async function start(
  { project, environment }: CompiledProject,
  functions: readonly FunctionSource[],
): Promise<Services> {
  try {
    return await startServices({
      functions,
      tables: project.config.tables ?? [],
      landlines: environment.environment.local?.landlines ?? [],
      bundleFolder: path.join(project.cacheFolder, "lambdas"),
    });
  } catch (error) {
    if (!(error instanceof BundleFailure)) throw error;
    const { functionName, message: reason, place } = error;
    const position = place && { ...place, file: projectPath(project.root, place.file) };
    const where = position ? { position } : project.locate(["lambdas", functionName]);
    throw new DiagnosticError(report("FLW433", { function: functionName, reason }, where));
  }
}

/** Names of the hours of operation that a document refers to. */
function hoursIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{flowc:hours\/([^}"]*)\}/g)].map((match) => decodeURIComponent(match[1] ?? ""));
}

/** The digits in the last text message to the caller: the first run of at least four. */
function lastDigits(sms: LocalSms | undefined, call: Call): string | undefined {
  const caller = call.state.contact.customerEndpoint?.address;
  const message = sms?.messages.findLast(({ to }) => caller === undefined || to === caller);
  return message && /\d{4,}/.exec(message.body)?.[0];
}
