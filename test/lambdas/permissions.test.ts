import { describe, expect, it } from "vitest";
import { handler as check } from "../../lambdas/check-emergency/handler.js";
import { type LambdaFunction, lambdaFunctions } from "../../lambdas/manifest.js";
import { handler as pin } from "../../lambdas/one-time-pin/handler.js";
import { handler as update } from "../../lambdas/update-emergency/handler.js";
import { connectEvent, useServiceLine } from "./service-line.js";

const line = useServiceLine();
const functions: readonly LambdaFunction[] = lambdaFunctions;

/** What a function's role allows it to ask DynamoDB. */
const allowed = (name: string): readonly string[] =>
  functions
    .filter((candidate) => candidate.name === name)
    .flatMap(({ permissions }) => permissions.flatMap(({ actions }) => actions))
    .filter((action) => action.startsWith("dynamodb:"))
    .map((action) => action.slice("dynamodb:".length))
    .toSorted();

/** What was asked of DynamoDB since the test began, each operation once. */
const asked = (): readonly string[] => [...new Set(line().dynamo.operations)].toSorted();

describe("each function's role allows what it asks of DynamoDB on all its paths, and nothing else", () => {
  it("OneTimePin", async () => {
    const phoneNumber = "+15550100";
    await pin(connectEvent({ action: "send", phoneNumber }));
    const sent = line().sms.messages.at(-1)?.body.match(/\d{6}/)?.[0] ?? "";
    expect(await pin(connectEvent({ action: "verify", phoneNumber, pin: sent }))).toEqual({ outcome: "valid" });
    expect(asked()).toEqual(allowed("OneTimePin"));
  });

  it("CheckEmergency", async () => {
    await check(connectEvent({ location: "Manila" }));
    expect(asked()).toEqual(allowed("CheckEmergency"));
  });

  it("UpdateEmergency", async () => {
    const remove = { location: "Manila", action: "remove", version: "0" } as const;
    await update(connectEvent(remove, { contactId: "one" }));
    expect(await update(connectEvent(remove, { contactId: "other" }))).toMatchObject({ outcome: "conflict" });
    expect(asked()).toEqual(allowed("UpdateEmergency"));
  });
});
