import { CarrierLookupCommand, PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { tables } from "../../lambdas/tables.js";
import { BundleFailure, startServices } from "../../src/local/services.js";
import { temporaryFolder } from "../project/temporary-folder.js";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Asks whether anything answers at an address. */
const answers = (address: string): Promise<boolean> =>
  fetch(address, { method: "POST" }).then(
    () => true,
    () => false,
  );

describe("the services of this machine", () => {
  it("prepare functions that find the services, and nothing else, in their environment", async () => {
    const root = temporaryFolder({ "hello/handler.ts": "export const main = async () => ({ said: 'hello' });" });
    const services = await startServices({
      functions: [
        {
          name: "Hello",
          entry: path.join(root, "hello/handler.ts"),
          handler: "main",
          environment: { OWN: "1", AWS_ENDPOINT_URL: "https://example.com", AWS_ACCESS_KEY_ID: "real" },
        },
      ],
      tables: Object.values(tables),
      landlines: ["+15555550103"],
      bundleFolder: path.join(root, "bundles"),
    });
    try {
      const prepared = services.functions.get("Hello");
      expect(prepared?.handler).toBe("main");
      expect(await readFile(prepared?.file ?? "", "utf8")).toContain("hello");
      expect(prepared?.environment).toMatchObject({
        OWN: "1",
        AWS_ENDPOINT_URL_DYNAMODB: services.dynamo,
        AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: services.sms.endpoint,
        AWS_ENDPOINT_URL: "http://127.0.0.1:9",
        AWS_ACCESS_KEY_ID: "local",
      });
      for (const address of [services.dynamo, services.sms.endpoint]) {
        expect(new URL(address).hostname).toBe("127.0.0.1");
      }

      const sms = new PinpointSMSVoiceV2Client({ endpoint: services.sms.endpoint, region: "us-east-1", credentials });
      const typeOf = async (PhoneNumber: string) =>
        (await sms.send(new CarrierLookupCommand({ PhoneNumber }))).PhoneNumberType;
      expect(await typeOf("+15555550103")).toBe("LANDLINE");
      expect(await typeOf("+15555550104")).toBe("MOBILE");
    } finally {
      await services.close();
    }
    expect(await answers(services.dynamo)).toBe(false);
    expect(await answers(services.sms.endpoint)).toBe(false);
  });

  it("name the function that cannot be bundled, and its line", async () => {
    const root = temporaryFolder({ "broken/handler.ts": "export const handler = () => {\n  return ](;\n};\n" });
    const bundleFolder = path.join(root, "bundles");
    const entry = path.join(root, "broken/handler.ts");
    const error: unknown = await startServices({
      functions: [{ name: "Broken", entry, handler: "handler", environment: {} }],
      tables: [],
      bundleFolder,
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BundleFailure);
    expect(error).toMatchObject({ functionName: "Broken", place: { file: entry, line: 2, column: 10 } });
    expect(existsSync(bundleFolder)).toBe(false);
  });

  it("say so when a table is refused", async () => {
    const same = { name: "id", type: "S" } as const;
    await expect(
      startServices({
        functions: [],
        tables: [{ name: "Twice", partitionKey: same, sortKey: same }],
        bundleFolder: temporaryFolder({}),
      }),
    ).rejects.toThrow("The table Twice cannot be created");
  });
});
