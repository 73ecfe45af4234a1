import { describe, expect, it } from "vitest";
import type { LambdaControl, TestCall } from "../../src/test/test.js";
import {
  alice,
  bob,
  emergencyLine,
  endsPolitely,
  frontDesk,
  plays,
  stranger,
  useEmergencyLine,
} from "./emergency-line.js";

const line = useEmergencyLine();
const askForPin = "Please enter the 6 digits of the PIN.";

/** A PIN that is not the right one. */
const wrong = (pin: string): string => (pin.startsWith("1") ? `2${pin.slice(1)}` : `1${pin.slice(1)}`);

const enters = async (call: TestCall, pin: string): Promise<TestCall> => (await call.hears(askForPin)).enters(pin);

describe("a phone that is not registered", () => {
  it("is told to call back from the designated phone, and no PIN goes out", async () => {
    const call = await line().dial(emergencyLine, { from: stranger });
    await call.hears("Please call back from your designated phone.");
    await endsPolitely(call);
    expect(line().messagesTo(stranger)).toEqual([]);
  });

  it("is not let in by hiding its number", async () => {
    const call = await line().dial(emergencyLine);
    await call.hears("Please call back from your designated phone.");
    await endsPolitely(call);
  });
});

describe("a registered landline", () => {
  it("is told that the number on file is not a mobile phone", async () => {
    const call = await line().dial(emergencyLine, { from: frontDesk });
    await call.hears("The number on file is not a mobile phone. Please have it corrected, and try again.");
    await endsPolitely(call);
    expect(line().messagesTo(frontDesk)).toEqual([]);
  });
});

describe("a registered mobile phone", () => {
  it("is let in with the PIN of the text message", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    const [message] = line().messagesTo(alice).slice(-1);
    expect(message?.from).toBe("+15555550190");
    expect(message?.body).toMatch(/^Your one-time PIN is \d{6}\./);
    await enters(call, line().pinOf(alice));
    await call.isIn("Emergency_Update");
    await call.hears("Please choose a location.");
  });

  it("may try again after a wrong PIN", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    const pin = line().pinOf(alice);
    await enters(call, wrong(pin));
    await call.hears("That PIN is not correct.");
    await enters(call, pin);
    await call.isIn("Emergency_Update");
  });

  it("is turned away after three wrong PINs, even when it repeats the same", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    const pin = wrong(line().pinOf(alice));
    for (const _ of [1, 2, 3]) await enters(call, pin);
    await call.hears("There were too many attempts.");
    await endsPolitely(call);
    expect(plays(call, askForPin)).toBe(3);
  });

  it("does not get in with the right PIN after too many attempts", async () => {
    const first = await line().dial(emergencyLine, { from: alice });
    const pin = line().pinOf(alice);
    for (const _ of [1, 2, 3]) await enters(first, wrong(pin));
    await endsPolitely(first);
    noNewPin();
    const second = await line().dial(emergencyLine, { from: alice, at: first.state.time + 1000 });
    await enters(second, pin);
    await second.hears("There were too many attempts.");
    await endsPolitely(second);
  });

  it("is asked again when nothing is typed for 30 seconds, three times in all", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    await call.waits("29 seconds");
    await call.doesNotHear("We did not receive a PIN.");
    await call.waits("1 second");
    await call.hears("We did not receive a PIN.");
    await call.waits("60 seconds");
    await endsPolitely(call);
    expect(plays(call, "We did not receive a PIN.")).toBe(3);
    expect(plays(call, askForPin)).toBe(3);
  });

  it("may still type the PIN when it was late once", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    await call.waits("31 seconds");
    await call.hears("We did not receive a PIN.");
    await enters(call, line().pinOf(alice));
    await call.isIn("Emergency_Update");
  });

  it("may end a PIN with the pound key; one that is too short is wrong", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    await enters(call, "12#");
    await call.hears("That PIN is not correct.");
    await enters(call, "#");
    await call.hears("That PIN is not correct.");
    await enters(call, line().pinOf(alice));
    await call.isIn("Emergency_Update");
  });

  it("cannot use a PIN twice", async () => {
    const first = await line().dial(emergencyLine, { from: alice });
    const pin = line().pinOf(alice);
    await enters(first, pin);
    await first.isIn("Emergency_Update");

    noNewPin();
    const again = await line().dial(emergencyLine, { from: alice, at: first.state.time + 1000 });
    await enters(again, pin);
    await again.hears("This PIN is not in force any more.");
    await endsPolitely(again);
  });

  it("cannot use the PIN of an earlier call once a new one was sent", async () => {
    const first = await line().dial(emergencyLine, { from: alice });
    const pin = line().pinOf(alice);
    await first.hangsUp();
    const second = await line().dial(emergencyLine, { from: alice });
    expect(line().pinOf(alice)).not.toBe(pin);
    await enters(second, pin);
    await second.hears("That PIN is not correct.");
  });

  it("cannot use somebody else's PIN", async () => {
    await line().dial(emergencyLine, { from: bob });
    const call = await line().dial(emergencyLine, { from: alice });
    expect(line().pinOf(alice)).not.toBe(line().pinOf(bob));
    await enters(call, line().pinOf(bob));
    await call.hears("That PIN is not correct.");
  });

  it("gets only so many PINs in a while", async () => {
    const time = Date.UTC(2027, 0, 1, 12);
    for (const second of [0, 1, 2]) {
      const call = await line().dial(emergencyLine, { from: bob, at: time + second * 1000 });
      await call.hears("We have just sent a one-time PIN");
    }
    const call = await line().dial(emergencyLine, { from: bob, at: time + 3000 });
    await call.hears("Too many PINs have been sent to this phone.");
    await endsPolitely(call);
  });

  /** The next call gets no new PIN: what is left of the first one decides. */
  function noNewPin(): void {
    line().oneTimePin.answers({ outcome: "sent" }, { times: 1 });
  }
});

describe("when something fails", () => {
  const apology = "We are sorry, we cannot check your identity at the moment.";

  it("apologises when the text message cannot be sent", async () => {
    line().instance.sms?.fail("accessDenied", { operation: "SendTextMessage" });
    const call = await line().dial(emergencyLine, { from: alice });
    await call.hears(apology);
    await endsPolitely(call);
  });

  const failures: readonly (readonly [how: string, fail: (pin: LambdaControl) => LambdaControl])[] = [
    ["fails", (pin) => pin.fails("out of order")],
    ["does not answer in time", (pin) => pin.timesOut()],
    ["answers with something else", (pin) => pin.answers({ outcome: { nested: true } })],
    ["answers with a word that the flow does not know", (pin) => pin.answers({ outcome: "hello" })],
  ];

  it.each(failures)("apologises when the function that sends %s", async (_, fail) => {
    fail(line().oneTimePin);
    const call = await line().dial(emergencyLine, { from: alice });
    await call.hears(apology);
    await endsPolitely(call);
    expect(call.state.logging).toBe(true);
  });

  it.each(failures)("apologises, with logging on again, when the function that verifies %s", async (_, fail) => {
    fail(line().oneTimePin).answers({ outcome: "sent" }, { times: 1 });
    const call = await line().dial(emergencyLine, { from: alice });
    await enters(call, "123456");
    await call.hears(apology);
    await endsPolitely(call);
    expect(call.state.logging).toBe(true);
  });
});

describe("the PIN", () => {
  it("is in no attribute, prompt, log or table; the caller's own text message has it", async () => {
    const call = await line().dial(emergencyLine, { from: alice });
    const pin = line().pinOf(alice);
    await enters(call, wrong(pin));
    expect(await line().storedPins()).not.toContain(pin);
    await enters(call, pin);
    await call.presses("1");
    await call.hangsUp();

    const { effects } = call;
    for (const typed of [pin, wrong(pin)]) {
      const logged = effects.filter((effect) => "logged" in effect && effect.logged);
      expect(logged.length).toBeGreaterThan(0);
      expect(JSON.stringify(logged)).not.toContain(typed);
      expect(JSON.stringify(effects.filter(({ kind }) => kind === "said" || kind === "attributesSet"))).not.toContain(
        typed,
      );
      expect(JSON.stringify([...call.state.attributes, ...call.state.scope.flowAttributes])).not.toContain(typed);
      expect(JSON.stringify(call.log)).not.toContain(typed);
      expect(await line().storedPins()).not.toContain(typed);
    }
    expect(
      effects.filter(({ kind }) => kind === "collected").every((effect) => "secret" in effect && effect.secret),
    ).toBe(true);
    expect(effects.find(({ kind }) => kind === "received")).toMatchObject({
      text: expect.stringContaining(pin) as string,
    });
    expect(JSON.stringify(call.log)).not.toContain(alice);
    expect(await line().storedPins()).not.toContain(alice.slice(1));
  });
});
