import { describe, expect, it, vi } from "vitest";
import type { UpdateEmergencyInput } from "../../lambdas/update-emergency/contract.js";
import { handler as checkHandler } from "../../lambdas/check-emergency/handler.js";
import { handler as updateHandler } from "../../lambdas/update-emergency/handler.js";
import { connectEvent, untyped, useServiceLine } from "./service-line.js";

const line = useServiceLine();
const alice = "+15550101";
const bob = "+15550102";

const check = (location: string) => checkHandler(connectEvent({ location }));
const update = (input: UpdateEmergencyInput, caller = alice, contactId = `contact of ${caller}`) =>
  updateHandler(connectEvent(input, { caller, contactId }));
const set = (location: string, type: string, version: string, caller?: string, contactId?: string) =>
  update({ location, action: "set", type, version }, caller, contactId);
const remove = (location: string, version: string, caller?: string, contactId?: string) =>
  update({ location, action: "remove", version }, caller, contactId);

/** The log of one location as plain values, in order of version. */
const history = async (location: string) =>
  (await line().items("emergencies"))
    .filter((item) => item["location"]?.S === location)
    .map((item) => ({
      version: Number(item["version"]?.N),
      enabled: item["enabled"]?.BOOL,
      type: item["type"]?.S,
      updatedAt: item["updatedAt"]?.S,
      updatedBy: item["updatedBy"]?.S,
    }))
    .toSorted((a, b) => a.version - b.version);

describe("checking a location", () => {
  it("says that a location never set is unknown", async () => {
    expect(await check("Nowhere")).toEqual({ status: "unknown", type: "none", version: "0", updatedAt: "none" });
  });

  it("answers flat strings only, none of them empty", async () => {
    await set("Flat", "weather", "0");
    for (const value of Object.values(await check("Flat"))) {
      expect(value).toBeTypeOf("string");
      expect(value).not.toBe("");
    }
  });

  it("asks for one consistent query and nothing else", async () => {
    line().dynamo.forget();
    await check("Anywhere");
    expect(line().dynamo.operations).toEqual(["Query"]);
  });

  it("keeps locations apart, whatever their names", async () => {
    await set("__proto__", "weather", "0");
    expect((await check("__proto__")).status).toBe("emergency");
    expect((await check("constructor")).status).toBe("unknown");
    expect((await check("\ud83c\udf0b")).status).toBe("unknown");
  });

  it.each([
    [{}, 'Parameter "location" is missing.'],
    [{ location: "" }, 'Parameter "location" is missing.'],
    [{ location: "x".repeat(10_000) }, 'Parameter "location" is longer than 100 characters.'],
    [{ location: ["Manila"] }, 'Parameter "location" is not a text.'],
    [null, 'Parameter "location" is missing.'],
  ])("refuses %o", async (parameters, message) => {
    await expect(checkHandler(connectEvent(untyped<{ location: string }>(parameters)))).rejects.toThrow(message);
  });

  it("reads a tenth version as later than the ninth", async () => {
    for (let version = 0; version < 11; version += 1) await set("Many", `type ${version}`, String(version), alice);
    expect(await check("Many")).toMatchObject({ version: "11", type: "type 10" });
  });
});

describe("changing a location", () => {
  it("records location, state, type, time and administrator, and reads them back over the wire", async () => {
    const answer = await set("Manila", "fire alarm", "0");
    const state = {
      status: "emergency",
      type: "fire alarm",
      version: "1",
      updatedAt: "2026-11-20T08:00:00.000Z",
    };
    expect(answer).toEqual({ outcome: "updated", ...state });
    expect(await check("Manila")).toEqual(state);
    expect(await history("Manila")).toEqual([
      { version: 1, enabled: true, type: "fire alarm", updatedAt: state.updatedAt, updatedBy: alice },
    ]);
  });

  it('removes by recording enabled = false and "No Emergency", and keeps what was before', async () => {
    await set("Sydney", "weather", "0");
    line().pass(60);
    expect(await remove("Sydney", "1", bob)).toMatchObject({ outcome: "updated", status: "normal", version: "2" });
    expect(await check("Sydney")).toMatchObject({ status: "normal", type: "No Emergency", version: "2" });
    expect(await history("Sydney")).toEqual([
      { version: 1, enabled: true, type: "weather", updatedAt: "2026-11-20T08:00:00.000Z", updatedBy: alice },
      { version: 2, enabled: false, type: "No Emergency", updatedAt: "2026-11-20T08:01:00.000Z", updatedBy: bob },
    ]);
  });

  it("tells the second of two administrators that the state has changed, and what it is now", async () => {
    await set("Cebu", "weather", "0");
    const seen = (await check("Cebu")).version;
    await set("Cebu", "fire alarm", seen, alice);
    const second = await remove("Cebu", seen, bob);
    expect(second).toMatchObject({ outcome: "conflict", status: "emergency", type: "fire alarm", version: "2" });
    expect(await history("Cebu")).toHaveLength(2);
    expect(await remove("Cebu", second.version, bob)).toMatchObject({ outcome: "updated", version: "3" });
  });

  it("lets exactly one of many administrators at once through", async () => {
    const callers = Array.from({ length: 8 }, (_, index) => `+1555020${index}`);
    const answers = await Promise.all(callers.map((caller) => set("Davao", `type of ${caller}`, "0", caller)));
    const winners = answers.filter(({ outcome }) => outcome === "updated");
    expect(winners).toHaveLength(1);
    expect(await history("Davao")).toHaveLength(1);
    for (const answer of answers) expect(answer.type).toBe(winners[0]?.type);
  });

  it("never leaves a gap: a version from nowhere is a conflict", async () => {
    expect(await set("Baguio", "weather", "7")).toMatchObject({ outcome: "conflict", status: "unknown", version: "0" });
    expect(await history("Baguio")).toEqual([]);
  });

  it("takes the same change by another contact for another change", async () => {
    await set("Iloilo", "weather", "0", alice, "first call");
    expect(await set("Iloilo", "weather", "0", alice, "second call")).toMatchObject({ outcome: "conflict" });
    expect(await history("Iloilo")).toHaveLength(1);
  });

  it("takes another change by the same contact for another change", async () => {
    await set("Tarlac", "weather", "0");
    expect(await set("Tarlac", "fire alarm", "0")).toMatchObject({ outcome: "conflict", type: "weather" });
    expect(await remove("Tarlac", "0")).toMatchObject({ outcome: "conflict", type: "weather" });
  });
});

describe("an update that is interrupted", () => {
  it("before the write: nothing has changed, and the retry changes it", async () => {
    line().dynamo.fail("PutItem", "refused", "refused");
    await expect(set("Before", "weather", "0")).rejects.toThrow("PutItem failed: InternalServerError.");
    expect(await history("Before")).toEqual([]);
    expect(await set("Before", "weather", "0")).toMatchObject({ outcome: "updated", version: "1" });
    expect(await history("Before")).toHaveLength(1);
  });

  it("after the write, before its answer: the retry is recognised and answered updated", async () => {
    line().dynamo.fail("PutItem", "answerLost", "refused");
    await expect(set("After", "weather", "0")).rejects.toThrow("PutItem failed");
    const written = await history("After");
    expect(written).toHaveLength(1);
    line().pass(3);
    expect(await set("After", "weather", "0")).toMatchObject({
      outcome: "updated",
      version: "1",
      updatedAt: "2026-11-20T08:00:00.000Z",
    });
    expect(await history("After")).toEqual(written);
  });

  it("by a lost answer that the client itself repeats: answered updated at once", async () => {
    line().dynamo.fail("PutItem", "answerLost");
    expect(await remove("Client", "0")).toMatchObject({ outcome: "updated", version: "1" });
    expect(await history("Client")).toHaveLength(1);
  });

  it("and overtaken by another administrator: the retry is still its own, and history keeps both", async () => {
    line().dynamo.fail("PutItem", "answerLost", "refused");
    await expect(set("Overtaken", "weather", "0", alice)).rejects.toThrow("PutItem failed");
    await remove("Overtaken", "1", bob);
    expect(await set("Overtaken", "weather", "0", alice)).toMatchObject({ outcome: "updated", version: "1" });
    expect((await history("Overtaken")).map(({ type }) => type)).toEqual(["weather", "No Emergency"]);
    expect((await check("Overtaken")).status).toBe("normal");
  });

  it("at the read: the failure names the operation and no value", async () => {
    line().dynamo.fail("Query", "refused", "refused");
    await expect(set("Unread", "weather", "0")).rejects.toThrow(/^Query failed: InternalServerError\.$/);
  });
});

describe("a change that cannot be asked for", () => {
  it.each([
    [{ location: "Quezon", action: "burn", version: "0" }, 'Parameter "action" is not one of: set, remove.'],
    [{ location: "Quezon", action: "set", version: "0" }, 'Parameter "type" is missing.'],
    [{ location: "Quezon", action: "set", type: "No Emergency", version: "0" }, 'use the action "remove"'],
    [{ location: "Quezon", action: "set", type: "weather" }, 'Parameter "version" is missing.'],
    [
      { location: "Quezon", action: "set", type: "weather", version: "-1" },
      'Parameter "version" is not a whole number.',
    ],
    [{ location: "Quezon", action: "set", type: "weather", version: "1e3" }, 'Parameter "version" is not a whole'],
    [{ location: "Quezon", action: "set", type: "weather", version: "9".repeat(40) }, "longer than 15 characters"],
  ])("refuses %o", async (parameters, message) => {
    await expect(update(untyped<UpdateEmergencyInput>(parameters))).rejects.toThrow(message);
    expect(await history("Quezon")).toEqual([]);
  });

  it("refuses a contact without a number, because a change has an administrator", async () => {
    const input = { location: "Quezon", action: "remove", version: "0" } as const;
    await expect(updateHandler(connectEvent(input, { caller: null }))).rejects.toThrow("no customer number");
  });

  it("names the environment variable that is missing", async () => {
    vi.stubEnv("EMERGENCY_TABLE", "");
    await expect(check("Manila")).rejects.toThrow("Environment variable EMERGENCY_TABLE is not set.");
  });

  it("says a table that is not there in words without values", async () => {
    vi.stubEnv("EMERGENCY_TABLE", "NoSuchTable");
    await expect(set("Manila", "weather", "0")).rejects.toThrow(/^Query failed: ResourceNotFoundException\.$/);
  });
});

describe("discretion", () => {
  it("neither logs nor throws the administrator's number", async () => {
    line().dynamo.fail("PutItem", "refused", "refused");
    const error: unknown = await set("Discreet", "weather", "0").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const told = `${error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : ""}${line().written()}`;
    expect(told).not.toContain(alice.slice(1));
    expect(error instanceof Error && error.cause).toBeUndefined();
  });
});
