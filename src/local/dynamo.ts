import { mkdir } from "node:fs/promises";
import dynalite from "dynalite";
import type { JsonObject } from "../language/json.js";
import { closeServer, listenLocally } from "./loopback.js";
import type { TableDefinition, TableKeyDefinition } from "./table-definition.js";

/** A running local DynamoDB. */
export interface LocalDynamo {
  /** Value for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** How to start the local DynamoDB. */
export interface DynamoOptions {
  /** 0, or nothing, lets the system choose. */
  readonly port?: number;
  /** Folder that keeps the tables; in memory when absent. One process at a time may use it. */
  readonly path?: string;
}

/**
 * Starts a DynamoDB on this machine (dynalite): the real protocol with tables, conditional writes and queries, but no
 * transactions, no PartiQL and no time-to-live.
 *
 * @throws the system's error when the port is taken or the folder cannot be used
 */
export const startDynamo = async ({ port = 0, path }: DynamoOptions = {}): Promise<LocalDynamo> => {
  if (path !== undefined) await mkdir(path, { recursive: true });
  const atOnce = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  const server = dynalite(path === undefined ? atOnce : { ...atOnce, path });
  const endpoint = await listenLocally(server, port);
  return { endpoint, close: () => closeServer(server) };
};

/** Headers that every DynamoDB request must bear; the local one checks their form, not the signature. */
const headersFor = (operation: string): Record<string, string> => ({
  "content-type": "application/x-amz-json-1.0",
  "x-amz-target": `DynamoDB_20120810.${operation}`,
  "x-amz-date": "20000101T000000Z",
  authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local",
});

const request = async (
  endpoint: string,
  operation: string,
  input: JsonObject,
): Promise<{ readonly ok: boolean; readonly text: string }> => {
  const options = { method: "POST", headers: headersFor(operation), body: JSON.stringify(input) };
  const response = await fetch(endpoint, options);
  return { ok: response.ok, text: await response.text() };
};

const createTableInput = ({ name, partitionKey, sortKey }: TableDefinition): JsonObject => {
  const keys: readonly (readonly [TableKeyDefinition, string])[] = [
    [partitionKey, "HASH"],
    ...(sortKey === undefined ? [] : [[sortKey, "RANGE"] as const]),
  ];
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map(([key]) => ({ AttributeName: key.name, AttributeType: key.type })),
    KeySchema: keys.map(([key, role]) => ({ AttributeName: key.name, KeyType: role })),
  };
};

const isReady = async (endpoint: string, name: string): Promise<boolean> => {
  const { ok, text } = await request(endpoint, "DescribeTable", { TableName: name });
  if (!ok) throw new Error(`The table ${name} cannot be described: ${text}`);
  return text.includes('"TableStatus":"ACTIVE"');
};

/**
 * Creates tables in a local DynamoDB and waits until they can be used. A table that is already there stays as it is.
 *
 * @throws Error with the service's own words when a definition is refused
 */
export const createTables = async (endpoint: string, tables: readonly TableDefinition[]): Promise<void> => {
  for (const table of tables) {
    const { ok, text } = await request(endpoint, "CreateTable", createTableInput(table));
    if (!ok && !text.includes("ResourceInUseException")) {
      throw new Error(`The table ${table.name} cannot be created: ${text}`);
    }
    while (!(await isReady(endpoint, table.name))) {
      // The next question is the wait: the local service makes the table ready between two requests.
    }
  }
};
