import { DynamoDBClient, DeleteTableCommand, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { tables } from "../../lambdas/tables.js";
import { createTables } from "../../src/local/dynamo.js";
import { compileProject, type CompiledProject } from "../../src/project/compile-project.js";
import { findProject } from "../../src/project/find-project.js";
import { openProject } from "../../src/project/open-project.js";
import {
  type Dial,
  instanceOf,
  type LambdaControl,
  type QueueSetup,
  type TestCall,
  type TestInstance,
} from "../../src/test/test.js";

// The SDK would say in every test that it will want a later Node.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** The people and numbers of the environment `local`. */
export const alice = "+15555550101";
export const bob = "+15555550102";
export const frontDesk = "+15555550103";
export const stranger = "+15555550177";
export const customer = "+6591234567";
export const emergencyLine = "+15555550191";
export const customerLine = "+15555550192";
export const manilaLine = "+63255550100";

/** Settings of the environment `local` that a test changes. */
export type ChangedSettings = Readonly<Record<string, unknown>>;

/** The project in this repository, compiled for `local`, without the values of any environment variable. */
export function compileEmergencyFlows(changed: ChangedSettings = {}): CompiledProject {
  const project = openProject(findProject("."));
  const { local } = project.config.environments;
  if (!local) throw new Error("There is no environment local.");
  const environments = {
    ...project.config.environments,
    local: { ...local, settings: { ...local.settings, ...changed } },
  };
  const config = { ...project.config, environments } as typeof project.config;
  return compileProject({ ...project, config }, { environment: "local", check: true });
}

/** A change of a location as it is in the table. */
export interface RecordedChange {
  readonly location: string | undefined;
  readonly version: string | undefined;
  readonly enabled: boolean | undefined;
  readonly type: string | undefined;
  readonly updatedAt: string | undefined;
  readonly updatedBy: string | undefined;
}

/** The emergency flows on this machine: the flows as they are emitted, the real functions, and the services over HTTP. */
export class EmergencyLine {
  readonly instance: TestInstance;
  readonly #database: DynamoDBClient;
  readonly #queues: ReadonlyMap<string, QueueSetup>;
  #time = Date.UTC(2026, 10, 20, 8);

  constructor(instance: TestInstance) {
    this.instance = instance;
    this.#queues = new Map(instance.queues);
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    this.#database = new DynamoDBClient({ endpoint: instance.dynamo ?? "", region: "us-east-1", credentials });
  }

  /** Dials a number, an hour after the call before unless it says when. */
  dial(to: string, call: Dial = {}): Promise<TestCall> {
    return this.instance.dial(to, { at: this.#nextHour(), ...call });
  }

  /** Calls a flow, an hour after the call before. */
  call(flow: string, call: Dial & { readonly to?: string }): Promise<TestCall> {
    return this.instance.call(flow, { at: this.#nextHour(), ...call });
  }

  #nextHour(): number {
    this.#time += 3_600_000;
    return this.#time;
  }

  /** The function that sends and verifies PINs. */
  get oneTimePin(): LambdaControl {
    return this.instance.lambda("OneTimePin");
  }

  /** Digits of the last text message to a number. */
  pinOf(number: string): string {
    const message = this.messagesTo(number).at(-1);
    const pin = message && /\d{4,8}/.exec(message.body)?.[0];
    if (pin === undefined) throw new Error("No PIN has been sent to that number.");
    return pin;
  }

  messagesTo(number: string): readonly { readonly body: string; readonly from?: string }[] {
    return (this.instance.sms?.messages ?? []).filter(({ to }) => to === number);
  }

  /** Calls as an administrator, and is let in with the PIN. */
  async administrator(from = alice): Promise<TestCall> {
    const call = await this.dial(emergencyLine, { from });
    return call.enters("{pin}").isIn("Emergency_Update");
  }

  /** The changes of a location, oldest first, read over the wire. */
  async changesOf(location: string): Promise<readonly RecordedChange[]> {
    const { Items = [] } = await this.#database.send(
      new QueryCommand({
        TableName: tables.emergencies.name,
        KeyConditionExpression: "#location = :location",
        ExpressionAttributeNames: { "#location": "location" },
        ExpressionAttributeValues: { ":location": { S: location } },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => ({
      location: item["location"]?.S,
      version: item["version"]?.N,
      enabled: item["enabled"]?.BOOL,
      type: item["type"]?.S,
      updatedAt: item["updatedAt"]?.S,
      updatedBy: item["updatedBy"]?.S,
    }));
  }

  /** Everything in the table of PINs, as text. */
  async storedPins(): Promise<string> {
    const { Items = [] } = await this.#database.send(new ScanCommand({ TableName: tables.oneTimePins.name }));
    return JSON.stringify(Items);
  }

  /** Empties the tables, and puts the real functions and the queues back as they were. */
  async forget(): Promise<void> {
    this.instance.restoreLambdas();
    this.instance.queues.clear();
    for (const [name, queue] of this.#queues) this.instance.queues.set(name, queue);
    for (const { name } of Object.values(tables))
      await this.#database.send(new DeleteTableCommand({ TableName: name }));
    await createTables(this.instance.dynamo ?? "", Object.values(tables));
  }
}

/** Starts the line before the tests of a file, with empty tables for every test, and stops it after them. */
export function useEmergencyLine(changed: ChangedSettings = {}): () => EmergencyLine {
  let line: EmergencyLine | undefined;
  const started = (): EmergencyLine => {
    if (!line) throw new Error("The line has not been started.");
    return line;
  };
  beforeAll(async () => {
    line = new EmergencyLine(
      await instanceOf({ project: ".", environment: "local", settings: changed, variables: {} }),
    );
  });
  beforeEach(() => started().forget());
  afterAll(() => line?.instance.close());
  return started;
}

/** How often a prompt with this text was played. */
export function plays(call: TestCall, text: string): number {
  return call.heard.filter((prompt) => prompt.includes(text)).length;
}

/** Expects that the last thing a call said was a polite end, and that the flow hung up itself. */
export async function endsPolitely(call: TestCall): Promise<void> {
  await call.ends("disconnected");
  expect(call.heard.at(-1)).toMatch(/Goodbye\.$/);
}
