import "../../../src/test/vitest.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { instanceOf, type TestInstance } from "../../../src/test/test.js";

let line: TestInstance;
beforeAll(async () => {
  line = await instanceOf({ project: ".", environment: "local" });
});
afterAll(() => line.close());

it("lets an administrator in with the PIN of the text message", async () => {
  const call = await line.dial("+15555550191", { from: "+15555550101" });
  await call
    .hears(/enter the 6 digits/)
    .enters("{pin}")
    .hears("choose a location");
  expect(call).toBeIn("Emergency_Update");
  expect(call).toHaveInvoked("OneTimePin", { action: "verify" });
});
