import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, DescribeTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, it } from "vitest";
import { tables } from "../../lambdas/tables.js";
import { createTables, type DynamoOptions, type LocalDynamo, startDynamo } from "../../src/local/dynamo.js";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const start = async (options?: DynamoOptions): Promise<LocalDynamo> => {
  const dynamo = await startDynamo(options);
  ends.push(dynamo.close);
  return dynamo;
};

const clientOf = ({ endpoint }: LocalDynamo): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });

const item = { location: { S: "Manila" }, version: { N: "1" } };
const put = new PutItemCommand({ TableName: tables.emergencies.name, Item: item });
const get = new GetItemCommand({ TableName: tables.emergencies.name, Key: item, ConsistentRead: true });

describe("the local DynamoDB", () => {
  it("listens on this machine only, and does not say the time", async () => {
    const { endpoint } = await start();
    expect(new URL(endpoint).hostname).toBe("127.0.0.1");
    const response = await fetch(endpoint);
    expect(response.headers.has("date")).toBe(false);
  });

  it("has the tables as their definitions say, ready for use", async () => {
    const dynamo = await start();
    await createTables(dynamo.endpoint, Object.values(tables));
    const { Table } = await clientOf(dynamo).send(new DescribeTableCommand({ TableName: tables.emergencies.name }));
    expect(Table?.TableStatus).toBe("ACTIVE");
    expect(Table?.KeySchema).toEqual([
      { AttributeName: "location", KeyType: "HASH" },
      { AttributeName: "version", KeyType: "RANGE" },
    ]);
    const pins = await clientOf(dynamo).send(new DescribeTableCommand({ TableName: tables.oneTimePins.name }));
    expect(pins.Table?.KeySchema).toEqual([{ AttributeName: "id", KeyType: "HASH" }]);
  });

  it("keeps a table that is already there", async () => {
    const dynamo = await start();
    await createTables(dynamo.endpoint, [tables.emergencies]);
    await clientOf(dynamo).send(put);
    await createTables(dynamo.endpoint, [tables.emergencies]);
    expect((await clientOf(dynamo).send(get)).Item).toEqual(item);
  });

  it("keeps its data in a folder from one start to the next", async () => {
    const folder = await mkdtemp(join(tmpdir(), "flowc-dynamo-"));
    ends.push(() => rm(folder, { recursive: true }));
    const path = join(folder, "deep", "store");
    const first = await startDynamo({ path });
    await createTables(first.endpoint, [tables.emergencies]);
    await clientOf(first).send(put);
    await first.close();
    const second = await start({ path });
    expect((await clientOf(second).send(get)).Item).toEqual(item);
  });

  it("says which table is refused, and why", async () => {
    const { endpoint } = await start();
    const name = "no spaces allowed";
    await expect(createTables(endpoint, [{ name, partitionKey: { name: "id", type: "S" } }])).rejects.toThrow(
      /^The table no spaces allowed cannot be created: .*ValidationException/,
    );
  });

  it("says that its port is taken", async () => {
    const { endpoint } = await start();
    await expect(startDynamo({ port: Number(new URL(endpoint).port) })).rejects.toThrow("EADDRINUSE");
  });

  it("closes while a client keeps its connection", async () => {
    const dynamo = await startDynamo();
    await createTables(dynamo.endpoint, [tables.emergencies]);
    await clientOf(dynamo).send(put);
    await dynamo.close();
    await expect(fetch(dynamo.endpoint)).rejects.toThrow("fetch failed");
  });
});
