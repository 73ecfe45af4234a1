import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LocalDynamo, startDynamo } from "../../src/local/dynamo.js";
import { localEnvironment } from "../../src/local/environment.js";
import { type LocalSms, startSms } from "../../src/local/sms.js";

let dynamo: LocalDynamo;
let sms: LocalSms;
beforeEach(async () => {
  dynamo = await startDynamo();
  sms = await startSms();
  // What a developer may have set for other work must not matter.
  vi.stubEnv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
  vi.stubEnv("AWS_REGION", "eu-west-2");
  for (const [name, value] of Object.entries(localEnvironment({ dynamo: dynamo.endpoint, sms: sms.endpoint }))) {
    vi.stubEnv(name, value);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await dynamo.close();
  await sms.close();
});

describe("the local environment", () => {
  it("leads clients without any settings of their own to the local services", async () => {
    expect((await new DynamoDBClient().send(new ListTablesCommand())).TableNames).toEqual([]);
    const message = { DestinationPhoneNumber: "+15550100", MessageBody: "Hello" };
    await new PinpointSMSVoiceV2Client().send(new SendTextMessageCommand(message));
    expect(sms.messages).toHaveLength(1);
  });

  it("leads every other client nowhere, never to a real account", async () => {
    const secret = new SecretsManagerClient({ maxAttempts: 1 }).send(new GetSecretValueCommand({ SecretId: "key" }));
    await expect(secret).rejects.toMatchObject({ code: "ECONNREFUSED" });
    const parameter = new SSMClient({ maxAttempts: 1 }).send(new GetParameterCommand({ Name: "key" }));
    await expect(parameter).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
