import { dirname, resolve } from "node:path";
import { bundleLambda } from "./bundle-lambda.js";
import { createTables, startDynamo } from "./dynamo.js";
import { localEnvironment } from "./environment.js";
import { type LocalSms, startSms } from "./sms.js";
import type { TableDefinition } from "./table-definition.js";

/** A function that runs on this machine. */
export interface FunctionSource {
  readonly name: string;
  /** Absolute path of the file that exports the handler. */
  readonly entry: string;
  /** Name of the exported function. */
  readonly handler: string;
  /** The function's own environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Which services are wanted, and what is in them. */
export interface ServicesOptions {
  readonly functions: readonly FunctionSource[];
  readonly tables: readonly TableDefinition[];
  /** Numbers (E.164) that are no mobile phones. */
  readonly landlines?: readonly string[];
  /** Folder that keeps bundles from one run to the next. */
  readonly bundleFolder: string;
}

/** A function ready for a worker: its bundle, and everything that it finds in its environment. */
export interface PreparedFunction {
  readonly file: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The services of this machine, started. */
export interface Services {
  /** Function name → what a worker needs. */
  readonly functions: ReadonlyMap<string, PreparedFunction>;
  readonly sms: LocalSms;
  /** Endpoint of the local DynamoDB. */
  readonly dynamo: string;
  readonly close: () => Promise<void>;
}

/** Thrown when a function cannot be bundled: its name, and what the bundler found. */
export class BundleFailure extends Error {
  readonly functionName: string;
  /** Where it is, as far as the bundler knows: an absolute path, a line and a column from 1. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | undefined;

  constructor(functionName: string, message: string, place: BundleFailure["place"]) {
    super(message);
    this.name = "BundleFailure";
    this.functionName = functionName;
    this.place = place;
  }
}

/**
 * Starts a DynamoDB with the tables and an SMS service on 127.0.0.1, and bundles the functions as they would be
 * deployed. Everything is in memory and gone when it is closed.
 *
 * @throws BundleFailure when a function cannot be bundled; nothing is left running
 */
export const startServices = async (options: ServicesOptions): Promise<Services> => {
  const { functions, tables, landlines = [], bundleFolder } = options;
  const bundles = await Promise.all(functions.map((source) => bundle(source, bundleFolder)));
  const [dynamo, sms] = await Promise.all([
    startDynamo(),
    startSms({ numberTypes: landlines.map((number) => [number, "LANDLINE"] as const) }),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all([dynamo.close(), sms.close()]);
  };
  try {
    await createTables(dynamo.endpoint, tables);
  } catch (error) {
    await close();
    throw error;
  }
  const shared = localEnvironment({ dynamo: dynamo.endpoint, sms: sms.endpoint });
  const prepared = functions.map(({ name, handler, environment }, index): [string, PreparedFunction] => [
    name,
    { file: bundles[index] ?? "", handler, environment: { ...environment, ...shared } },
  ]);
  return { functions: new Map(prepared), sms, dynamo: dynamo.endpoint, close };
};

const bundle = async ({ name, entry }: FunctionSource, folder: string): Promise<string> => {
  try {
    return (await bundleLambda({ file: entry, folder })).path;
  } catch (error) {
    const [first] = buildErrors(error);
    if (first === undefined) throw error;
    const { text, location } = first;
    if (!location) throw new BundleFailure(name, text, undefined);
    const file = resolve(dirname(entry), location.file);
    throw new BundleFailure(name, text, { file, line: location.line, column: location.column + 1 });
  }
};

/** What esbuild says: texts, and places with lines from 1 and columns from 0. */
interface BuildError {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number; readonly column: number } | null | undefined;
}

const buildErrors = (error: unknown): readonly BuildError[] => {
  const errors = error instanceof Error ? (Reflect.get(error, "errors") as unknown) : undefined;
  return Array.isArray(errors) ? (errors as readonly BuildError[]) : [];
};
