import path from "node:path";
import type { LambdaSource } from "../author/config.js";
import { relocation } from "../author/symbol.js";
import { link } from "../compile/link.js";
import { bundleLambda } from "../local/bundle-lambda.js";
import { createTables, startDynamo } from "../local/dynamo.js";
import { localEnvironment } from "../local/environment.js";
import { startSms, type LocalSms } from "../local/sms.js";
import type { Call } from "../simulate/call.js";
import type { InstanceSetup } from "../simulate/instance.js";
import { createLambdaHost } from "../simulate/lambda-host.js";
import type { CompiledProject } from "./compile-project.js";
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
 */
export async function simulateProject(
  compiled: CompiledProject,
  settings: ResolvedSettings,
): Promise<SimulatedProject> {
  const { project, flows } = compiled;
  const sources = flows.map((flow) => ({
    name: flow.name,
    kind: flow.kind,
    document: link(flow.document, (symbol) =>
      symbol.kind === "setting" ? (settings.get(symbol.name) ?? relocation(symbol)) : relocation(symbol),
    ),
  }));
  const hours = new Set(sources.flatMap(({ document }) => hoursIn(JSON.stringify(document))));
  const functions = await startFunctions(compiled);
  return {
    instance: {
      flows: sources,
      lambdas: functions.runners,
      hours: new Map([...hours].map((name) => [name, true])),
      positions: new Map(flows.map((flow) => [flow.name, flow.sources])),
    },
    sms: functions.sms,
    dynamo: functions.dynamo,
    value: (name, call) => (name === "pin" ? lastDigits(functions.sms, call) : undefined),
    close: functions.close,
  };

  async function startFunctions({ project: { config } }: CompiledProject): Promise<{
    readonly runners: NonNullable<InstanceSetup["lambdas"]>;
    readonly sms: LocalSms | undefined;
    readonly dynamo: string | undefined;
    readonly close: () => Promise<void>;
  }> {
    const declared = Object.entries(config.lambdas ?? {});
    if (declared.length === 0) {
      return { runners: new Map(), sms: undefined, dynamo: undefined, close: () => Promise.resolve() };
    }
    const folder = path.join(project.cacheFolder, "lambdas");
    const bundled = await Promise.all(
      declared.map(async ([name, given]) => {
        const source: LambdaSource = typeof given === "string" ? { entry: given } : given;
        const { path: file } = await bundleLambda({ file: path.resolve(project.root, source.entry), folder });
        return [name, source, file] as const;
      }),
    );
    const [dynamo, sms] = await Promise.all([startDynamo(), startSms()]);
    await createTables(dynamo.endpoint, config.tables ?? []);
    const services = localEnvironment({ dynamo: dynamo.endpoint, sms: sms.endpoint });
    const host = createLambdaHost(
      new Map(
        bundled.map(([name, { handler = "handler", environment }, file]) => [
          name,
          { file, handler, environment: { ...services, ...environment } },
        ]),
      ),
    );
    return {
      runners: host.runners,
      sms,
      dynamo: dynamo.endpoint,
      close: async () => {
        await host.close();
        await Promise.all([dynamo.close(), sms.close()]);
      },
    };
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
