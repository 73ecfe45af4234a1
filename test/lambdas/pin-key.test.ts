import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { handler } from "../../lambdas/one-time-pin/handler.js";
import { type KeyStore, startParameterStore, startSecretsManager } from "./key-stores.js";
import { connectEvent, useServiceLine } from "./service-line.js";

const line = useServiceLine();
const secretKey = "a-key-from-a-store-that-is-long-enough";

let secretsManager: KeyStore;
let parameterStore: KeyStore;
beforeAll(async () => {
  secretsManager = await startSecretsManager();
  parameterStore = await startParameterStore();
});
afterAll(async () => {
  await secretsManager.close();
  await parameterStore.close();
});
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.endpoint);
  vi.stubEnv("AWS_ENDPOINT_URL_SSM", parameterStore.endpoint);
  vi.stubEnv("PIN_KEY", "");
});

let numbers = 0;
const send = async (): Promise<string> => {
  numbers += 1;
  const phoneNumber = `+1555${String(numbers).padStart(7, "0")}`;
  return (await handler(connectEvent({ action: "send", phoneNumber }, { contactId: phoneNumber }))).outcome;
};

describe("the key", () => {
  it("must come from exactly one place", async () => {
    const message = "Exactly one of PIN_KEY_SECRET_ID, PIN_KEY_PARAMETER, PIN_KEY must be set.";
    await expect(send()).rejects.toThrow(message);
    vi.stubEnv("PIN_KEY", secretKey);
    vi.stubEnv("PIN_KEY_PARAMETER", "/emergency/pin-key");
    await expect(send()).rejects.toThrow(message);
    expect(line().sms.messages).toHaveLength(0);
  });

  it("must be long enough, and is not repeated when it is not", async () => {
    vi.stubEnv("PIN_KEY", "too-short-a-key");
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(String(error)).toContain("The key that PIN_KEY leads to has fewer than 32 characters.");
    expect(String(error)).not.toContain("too-short-a-key");
  });

  it("is read from Secrets Manager once", async () => {
    secretsManager.values.set("emergency/pin-key", secretKey);
    vi.stubEnv("PIN_KEY_SECRET_ID", "emergency/pin-key");
    expect([await send(), await send()]).toEqual(["sent", "sent"]);
    expect(secretsManager.requests).toHaveLength(1);
    expect(line().written()).not.toContain(secretKey);
  });

  it("is read from Parameter Store once, decrypted", async () => {
    parameterStore.values.set("/emergency/pin-key", secretKey);
    vi.stubEnv("PIN_KEY_PARAMETER", "/emergency/pin-key");
    expect([await send(), await send()]).toEqual(["sent", "sent"]);
    expect(parameterStore.requests).toEqual([{ Name: "/emergency/pin-key", WithDecryption: true }]);
  });

  it("that could not be read is asked for again", async () => {
    vi.stubEnv("PIN_KEY_SECRET_ID", "late/pin-key");
    await expect(send()).rejects.toThrow(/^GetSecretValue failed: ResourceNotFoundException\.$/);
    secretsManager.values.set("late/pin-key", secretKey);
    expect(await send()).toBe("sent");
  });

  it("makes the PINs of one key worthless under another", async () => {
    const phoneNumber = "+15559999999";
    vi.stubEnv("PIN_KEY", secretKey);
    await handler(connectEvent({ action: "send", phoneNumber }));
    const pin = line().sms.messages.at(-1)?.body.match(/\d{6}/)?.[0] ?? "";
    vi.stubEnv("PIN_KEY", `${secretKey} (rotated)`);
    expect(await handler(connectEvent({ action: "verify", phoneNumber, pin }))).toEqual({ outcome: "expired" });
    vi.stubEnv("PIN_KEY", secretKey);
    expect(await handler(connectEvent({ action: "verify", phoneNumber, pin }))).toEqual({ outcome: "valid" });
  });
});
