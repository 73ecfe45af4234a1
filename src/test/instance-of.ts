import { compileProject } from "../project/compile-project.js";
import { defaultEnvironment } from "../project/environment.js";
import { findProject } from "../project/find-project.js";
import { openProject } from "../project/open-project.js";
import type { Project } from "../project/project.js";
import { resolveSettings } from "../project/setting-values.js";
import { simulateProject } from "../project/simulated-project.js";
import type { FlowSource } from "../simulate/flow-set.js";
import type { InstanceSetup } from "../simulate/instance.js";
import type { LambdaDoubleEvent } from "../simulate/lambda-double.js";
import { TestInstance } from "./test-instance.js";

/** Data that a test gives an instance, beside what the project or the documents say. */
export interface GivenData extends Omit<
  InstanceSetup,
  "flows" | "given" | "lambdas" | "hours" | "queues" | "numbers" | "bots" | "dataTables" | "templates"
> {
  readonly hours?: Entries<NonNullable<InstanceSetup["hours"]>>;
  readonly queues?: Entries<NonNullable<InstanceSetup["queues"]>>;
  /** Dialled number → flow. */
  readonly numbers?: Entries<NonNullable<InstanceSetup["numbers"]>>;
  readonly bots?: Entries<NonNullable<InstanceSetup["bots"]>>;
  readonly dataTables?: Entries<NonNullable<InstanceSetup["dataTables"]>>;
  readonly templates?: Entries<NonNullable<InstanceSetup["templates"]>>;
  /** Doubles: what a function answers instead of running. */
  readonly lambdas?: Readonly<Record<string, (event: LambdaDoubleEvent, time: number) => unknown>>;
}

type Entries<M> = M extends ReadonlyMap<string, infer V> ? Readonly<Record<string, V>> : never;

/** A project's flows as they compile, with its real functions. */
export interface ProjectInstance extends GivenData {
  /** The project's folder, or one below it. */
  readonly project: string;
  /** The configuration's first when absent. */
  readonly environment?: string;
  /** Settings that are changed for the test, by name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Variables that personal and secret settings are read from; those of this process when absent. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Documents of the Flow language, by the flow's name. */
export interface DocumentInstance extends GivenData {
  readonly documents: Readonly<Record<string, unknown>>;
  readonly modules?: Readonly<Record<string, unknown>>;
}

/**
 * A contact centre for tests: of a project, or of documents. Throws `DiagnosticError` when the project has errors.
 * Close it after the tests; a real function keeps a worker thread.
 */
export async function instanceOf(from: ProjectInstance | DocumentInstance): Promise<TestInstance> {
  const instance = "project" in from ? await ofProject(from) : ofDocuments(from);
  for (const [name, answer] of Object.entries(from.lambdas ?? {})) instance.lambda(name).answers(answer);
  return instance;
}

async function ofProject(from: ProjectInstance): Promise<TestInstance> {
  const { project: folder, settings, variables, environment, ...given } = from;
  const opened = openProject(findProject(folder));
  const name = environment ?? defaultEnvironment(opened.config);
  const compiled = compileProject(withSettings(opened, name, settings), { environment: name, check: true });
  const values = await resolveSettings(compiled.environment, opened.locate, variables ?? process.env);
  const { instance: setup, ...parts } = await simulateProject(compiled, values);
  return new TestInstance({ ...parts, setup: withData(setup, given) });
}

function withSettings(project: Project, name: string, settings: ProjectInstance["settings"]): Project {
  const environment = project.config.environments[name];
  if (!settings || !environment) return project;
  const changed = { ...environment, settings: { ...environment.settings, ...settings } } as typeof environment;
  return {
    ...project,
    config: { ...project.config, environments: { ...project.config.environments, [name]: changed } },
  };
}

function ofDocuments({ documents, modules = {}, ...given }: DocumentInstance): TestInstance {
  const sources = (of: Readonly<Record<string, unknown>>, kind: "flow" | "module"): FlowSource[] =>
    Object.entries(of).map(([name, document]) => ({ name, document, kind }));
  const flows = [...sources(documents, "flow"), ...sources(modules, "module")];
  return new TestInstance({
    setup: withData({ flows }, given),
    value: (name, call) => (name === "pin" ? lastCode(call.conversation.effects) : undefined),
    close: async () => {},
  });
}

function withData(setup: InstanceSetup, given: GivenData): InstanceSetup {
  const { hours, queues, numbers, bots, dataTables, templates, lambdas: _, ...rest } = given;
  return {
    ...setup,
    ...rest,
    hours: merged(setup.hours, hours),
    queues: merged(setup.queues, queues),
    numbers: merged(setup.numbers, numbers),
    bots: merged(setup.bots, bots),
    dataTables: merged(setup.dataTables, dataTables),
    ...(templates && { templates: merged(setup.templates, templates) }),
  };
}

function merged<V>(
  before: ReadonlyMap<string, V> | undefined,
  given: Readonly<Record<string, V>> = {},
): Map<string, V> {
  return new Map([...(before ?? []), ...Object.entries(given)]);
}

/** The digits in the last text message to the caller. */
function lastCode(effects: readonly { readonly kind: string }[]): string | undefined {
  const last = effects.findLast(
    (one): one is { readonly kind: "received"; readonly text: string } => one.kind === "received",
  );
  return last && /\d{4,}/.exec(last.text)?.[0];
}
