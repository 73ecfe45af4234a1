import { expect, it } from "vitest";
import { alice, emergencyLine, endsPolitely, useEmergencyLine } from "./emergency-line.js";

const line = useEmergencyLine({ pinLifeSeconds: 45, pinDigits: 4, pinAttempts: 4 });

it("accepts a PIN until it expires, although the caller is asked again", async () => {
  const call = await line().dial(emergencyLine, { from: alice });
  await call.waits("30 seconds");
  await call.waits("14 seconds");
  await call.enters(line().pinOf(alice));
  await call.isIn("Emergency_Update");
});

it("refuses a right PIN that has expired, and ends politely", async () => {
  const call = await line().dial(emergencyLine, { from: alice });
  await call.waits("30 seconds");
  await call.waits("16 seconds");
  await call.enters(line().pinOf(alice));
  await call.hears("This PIN is not in force any more. Please call again");
  await endsPolitely(call);
});

it("asks for as many digits as the setting says, as often as the setting says", async () => {
  const call = await line().dial(emergencyLine, { from: alice });
  expect(line().pinOf(alice)).toMatch(/^\d{4}$/);
  for (const _ of [1, 2, 3, 4]) {
    await call.hears("Please enter the 4 digits of the PIN.");
    await call.waits("30 seconds");
  }
  await endsPolitely(call);
});
