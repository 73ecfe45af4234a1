import "../../../src/test/vitest.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { instanceOf, type TestInstance } from "../../../src/test/test.js";

let line: TestInstance;
beforeAll(async () => {
  line = await instanceOf({ project: ".", environment: "local" });
});
afterAll(() => line.close());

it("says goodbye when no PIN can be sent", async () => {
  line.lambda("OneTimePin").fails("no connection", { times: 1 });
  const call = await line.dial("+15555550191", { from: "+15555550101" });
  await call.ends("disconnected");
  expect(call.messages).toEqual([]);
});

it("goes on after the service has throttled the function twice", async () => {
  line.lambda("OneTimePin").isThrottled({ times: 2 });
  const call = await line.dial("+15555550191", { from: "+15555550101" });
  await call.hears("6 digits");
  expect(call.invocations).toHaveLength(3);
});

it("waits two seconds for a slow function", async () => {
  line.lambda("OneTimePin").answers({ outcome: "sent" }, { after: "2 seconds", times: 1 });
  const call = await line.dial("+15555550191", { from: "+15555550101" });
  expect(call.elapsed).toBe(2000);
});

it("takes the error branch of any block", async () => {
  const [first] = (await line.dial("+15555550191", { from: "+15555550101" })).effects;
  const { flow, action } = first ?? { flow: "", action: "" };
  const faults = [{ flow, action, error: "NoMatchingError" }];
  const call = await line.dial("+15555550191", { from: "+15555550101", faults });
  expect(call.effects).toContainEqual(expect.objectContaining({ kind: "failed", flow, action }));
});
