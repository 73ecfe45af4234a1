import "../../src/test/vitest.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instanceOf, type TestInstance } from "../../src/test/test.js";

// The SDK would say in every test that it will want a later Node.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const alice = "+15555550101";
const emergencyLine = "+15555550191";

describe("a project", () => {
  let line: TestInstance;
  beforeAll(async () => {
    line = await instanceOf({ project: ".", environment: "local", variables: {} });
  });
  afterAll(() => line.close());

  it("runs its real functions, and knows the PIN that was sent", async () => {
    const call = await line.dial(emergencyLine, { from: alice });
    expect(call).toHaveReceived(/^Your one-time PIN is \d{6}/);
    await call.hears("Please enter the 6 digits of the PIN").enters("{pin}").isIn("Emergency_Update");
    expect(call).toHaveInvoked("OneTimePin", { action: "verify" });
    const pin = /\d{6}/.exec(call.messages[0] ?? "")?.[0];
    expect(pin).toBeDefined();
    expect(call.transcript).not.toContain(pin);
    expect(call.transcript).toMatch(/flows\/emergency\/[\w.-]+\.ts:\d+/);
    expect(line.messages.map(({ to }) => to)).toContain(alice);
  });

  it("waits in virtual time only", async () => {
    const call = await line.dial(emergencyLine, { from: alice });
    await call
      .waits("29 seconds")
      .doesNotHear("We did not receive a PIN.")
      .waits("1 second")
      .hears("We did not receive");
    expect(call.elapsed).toBe(30_000);
  });

  it("goes on when a function fails, as the flow says, and is itself again afterwards", async () => {
    line.lambda("OneTimePin").fails("down", { times: 1 });
    const call = await line.dial(emergencyLine, { from: alice });
    await call.ends("disconnected");
    expect(call.messages).toEqual([]);
    await (await line.dial(emergencyLine, { from: alice })).hears("Please enter the 6 digits");
    expect(line.lambda("OneTimePin").invocations.length).toBeGreaterThan(1);
  });
});

it("takes other settings", async () => {
  await using line = await instanceOf({
    project: ".",
    environment: "local",
    variables: {},
    settings: { pinDigits: 4 },
  });
  await (await line.dial(emergencyLine, { from: alice })).hears("Please enter the 4 digits of the PIN");
});

it("says what is wrong with a project", async () => {
  await expect(instanceOf({ project: ".", environment: "moon" })).rejects.toThrow(/moon/);
});
