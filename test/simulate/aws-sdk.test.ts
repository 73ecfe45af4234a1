import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleLambda } from "../../src/local/bundle-lambda.js";
import { createTables, type LocalDynamo, startDynamo } from "../../src/local/dynamo.js";
import { createLambdaHost, type LambdaHost } from "../../src/simulate/lambda-host.js";
import { call, ofKind, said, say, type Short } from "./documents.js";

// The handler is bundled from inside the project, where the SDK is found.
const folder = mkdtempSync(path.join(import.meta.dirname, ".sdk-"));
const handler = `
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
const client = new DynamoDBClient({ requestHandler: { requestTimeout: 2000, connectionTimeout: 1000 } });
const TableName = "Pins";
export const handler = async (event) => {
  const { action, id } = event.Details.Parameters;
  if (action === "send") {
    const Item = { id: { S: id }, expires: { N: String(Date.now() + 60_000) } };
    await client.send(new PutItemCommand({ TableName, Item }));
    return { outcome: "sent" };
  }
  if (action === "fault") {
    const faulty = new DynamoDBClient({ endpoint: process.env.FAULTY, maxAttempts: 3 });
    try { await faulty.send(new GetItemCommand({ TableName, Key: { id: { S: id } } })); } catch (error) { return { outcome: error.name }; }
  }
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  return { outcome: Item && Number(Item.expires.N) > Date.now() ? "valid" : "expired" };
};`;

let dynamo: LocalDynamo;
let faulty: Server;
let requests = 0;
let host: LambdaHost;

beforeAll(async () => {
  dynamo = await startDynamo();
  await createTables(dynamo.endpoint, [{ name: "Pins", partitionKey: { name: "id", type: "S" } }]);
  faulty = createServer((_, response) => {
    requests += 1;
    response.writeHead(500, { "content-type": "application/x-amz-json-1.0" });
    response.end('{"__type":"InternalServerError"}');
  });
  await new Promise<void>((resolve) => faulty.listen(0, "127.0.0.1", resolve));
  const file = path.join(folder, "handler.ts");
  writeFileSync(file, handler);
  const bundle = await bundleLambda({ file, folder: path.join(folder, "bundles") });
  host = createLambdaHost(
    new Map([
      [
        "Pin",
        {
          file: bundle.path,
          environment: {
            AWS_REGION: "us-east-1",
            AWS_ACCESS_KEY_ID: "local",
            AWS_SECRET_ACCESS_KEY: "local",
            AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
            FAULTY: `http://127.0.0.1:${(faulty.address() as AddressInfo).port}`,
          },
        },
      ],
    ]),
  );
});

afterAll(async () => {
  await host.close();
  await dynamo.close();
  faulty.closeAllConnections();
  faulty.close();
  rmSync(folder, { recursive: true });
});

const invoke = (action: string, next: string): Short => ({
  type: "InvokeLambdaFunction",
  parameters: {
    LambdaFunctionARN: "${flowc:lambda/Pin}",
    InvocationTimeLimitSeconds: "8",
    LambdaInvocationAttributes: { action, id: "$.ContactId" },
  },
  next,
  errors: { NoMatchingError: "failed" },
});

describe("the AWS SDK in a handler", () => {
  const flow = (seconds: string): Record<string, Short> => ({
    send: invoke("send", "wait"),
    wait: { type: "Wait", parameters: { TimeLimitSeconds: seconds }, next: "check", when: { WaitCompleted: "check" } },
    check: invoke("check", "result"),
    result: say("$.External.outcome"),
    failed: say("failed"),
  });

  it.each([
    ["59", "valid"],
    ["61", "expired"],
  ])(
    "talks to DynamoDB in real time while a PIN ages in the call's: after %s seconds it is %s",
    async (seconds, heard) => {
      const conversation = call(flow(seconds), { lambdas: host.runners });
      await expect.poll(() => conversation.state.waiting?.kind).toBe("pause");
      await conversation.send({ kind: "timePasses", milliseconds: 120_000 });
      expect(said(conversation)).toEqual([heard]);
      expect(conversation.state.lambdaMilliseconds).toBe(0);
    },
  );

  it("waits between its own attempts in virtual time", async () => {
    const conversation = call(
      { fault: invoke("fault", "result"), result: say("$.External.outcome"), failed: say("failed") },
      { lambdas: host.runners },
    );
    await expect.poll(() => conversation.state.ended?.reason).toBe("disconnected");
    expect(said(conversation)).toEqual(["InternalServerError"]);
    expect(requests).toBe(3);
    expect(ofKind(conversation, "failed")).toEqual([]);
  });
});
