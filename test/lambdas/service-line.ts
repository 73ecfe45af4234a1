import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import type { ConnectFlowEvent } from "../../lambdas/shared/connect-event.js";
import { tables } from "../../lambdas/tables.js";
import { createTables, type LocalDynamo, startDynamo } from "../../src/local/dynamo.js";
import { localEnvironment } from "../../src/local/environment.js";
import { type LocalSms, startSms } from "../../src/local/sms.js";
import { type DynamoProxy, startDynamoProxy } from "./dynamo-proxy.js";

/** A key that only these tests know. */
export const testKey = "test-key-0123456789-0123456789-0123456789";

/** Settings with which the handlers run; tests change them with `vi.stubEnv`. */
const settings = {
  PIN_TABLE: tables.oneTimePins.name,
  PIN_KEY: testKey,
  EMERGENCY_TABLE: tables.emergencies.name,
} as const;

/** The services behind the handlers, over HTTP on this machine, and a clock that tests set. */
export interface ServiceLine {
  readonly dynamo: DynamoProxy;
  readonly sms: LocalSms;
  /** All items of a table, read over the wire. */
  readonly items: (table: keyof typeof tables) => Promise<readonly Record<string, AttributeValue>[]>;
  /** Moves the clock. */
  readonly pass: (seconds: number) => void;
  /** Everything written to standard output, standard error and the console since the test began. */
  readonly written: () => string;
}

const captureOutput = (lines: string[]): void => {
  const keep = (...parts: readonly unknown[]): boolean => {
    lines.push(parts.map((part) => (part instanceof Error ? (part.stack ?? "") : String(part))).join(" "));
    return true;
  };
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockImplementation(keep);
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    vi.spyOn(console, method).mockImplementation(keep);
  }
};

/** Starts the services before the tests of a file, with fresh numbers expected from every test; stops them after. */
export const useServiceLine = (): (() => ServiceLine) => {
  let line: ServiceLine | undefined;
  let store: LocalDynamo | undefined;
  const output: string[] = [];

  beforeAll(async () => {
    store = await startDynamo();
    await createTables(store.endpoint, Object.values(tables));
    const dynamo = await startDynamoProxy(store.endpoint);
    const sms = await startSms();
    const reader = new DynamoDBClient({
      endpoint: store.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    line = {
      dynamo,
      sms,
      items: async (table) => {
        const { Items } = await reader.send(new ScanCommand({ TableName: tables[table].name, ConsistentRead: true }));
        return Items ?? [];
      },
      pass: (seconds) => vi.setSystemTime(Date.now() + seconds * 1000),
      written: () => output.join("\n"),
    };
  });
  afterAll(async () => {
    await line?.dynamo.close();
    await line?.sms.close();
    await store?.close();
  });
  beforeEach(() => {
    const running = line;
    if (running === undefined) throw new Error("The services have not started.");
    const services = localEnvironment({ dynamo: running.dynamo.endpoint, sms: running.sms.endpoint });
    for (const [name, value] of Object.entries({ ...services, ...settings })) vi.stubEnv(name, value);
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T08:00:00Z") });
    output.splice(0);
    captureOutput(output);
    running.dynamo.forget();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });
  return () => {
    if (line === undefined) throw new Error("The services have not started.");
    return line;
  };
};

/** An event as Connect sends it. */
export const connectEvent = <Input>(
  parameters: Input,
  {
    contactId = "contact-1",
    caller = "+15550100",
  }: { readonly contactId?: string; readonly caller?: string | null } = {},
): ConnectFlowEvent<Input> => ({
  Name: "ContactFlowEvent",
  Details: {
    ContactData: {
      ContactId: contactId,
      InitialContactId: contactId,
      PreviousContactId: contactId,
      Channel: "VOICE",
      InitiationMethod: "INBOUND",
      InstanceARN: "arn:aws:connect:us-east-1:000000000000:instance/local",
      CustomerEndpoint: caller === null ? null : { Address: caller, Type: "TELEPHONE_NUMBER" },
      SystemEndpoint: { Address: "+15550199", Type: "TELEPHONE_NUMBER" },
      Attributes: {},
      Queue: null,
    },
    Parameters: parameters,
  },
});

/** Makes parameters that no typed flow can send, for tests of hostile input. */
export const untyped = <Input>(parameters: unknown): Input => parameters as Input;
