import { describe, expect, it } from "vitest";
import { type Call, CallFailure, placeCall, type PlacedCall } from "../../src/simulate/call.js";
import { createInstance, type InstanceSetup } from "../../src/simulate/instance.js";
import { document, hangUp, say, type Short } from "./documents.js";

const wait: Short = {
  type: "Wait",
  parameters: { TimeLimitSeconds: "10" },
  next: "menu",
  when: { WaitCompleted: "menu" },
  errors: { NoMatchingError: "menu" },
};
const actions: Record<string, Short> = {
  hello: say("Hello $.CustomerEndpoint.Address,\n  and welcome.", "wait"),
  wait,
  menu: {
    type: "GetParticipantInput",
    parameters: { Text: "Press 1 for sales.", StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "end",
    when: { "1": "set" },
    errors: { InputTimeLimitExceeded: "end", NoMatchingCondition: "end", NoMatchingError: "end" },
  },
  set: {
    type: "UpdateContactAttributes",
    parameters: { Attributes: { Department: "Sales" } },
    next: "pin",
    errors: { NoMatchingError: "end" },
  },
  pin: {
    type: "GetParticipantInput",
    parameters: {
      Text: "Your PIN, please.",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { CustomValidation: { MaximumLength: "4" } },
    },
    next: "echo",
    errors: { NoMatchingError: "end" },
  },
  echo: say("You typed $.StoredCustomerInput.", "again"),
  again: { ...wait, next: "end", when: { WaitCompleted: "end" } },
  end: hangUp,
};
const setup: InstanceSetup = {
  flows: [{ name: "Main", document: document(actions) }],
  numbers: new Map([["+15555550199", "Main"]]),
  positions: new Map([["Main", new Map([["wait", { file: "main.flow.ts", line: 7, column: 3 }]])]]),
};

const dial = (call: Partial<PlacedCall> = {}): Promise<Call> =>
  placeCall(createInstance(setup), { to: "+15555550199", from: "+15555550100", ...call });

async function failure(step: Promise<unknown>): Promise<CallFailure> {
  const error = await step.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CallFailure);
  return error as CallFailure;
}

describe("a call", () => {
  it("hears, waits, presses and shows what the flow has set", async () => {
    const call = await dial();
    await call.hears(/welcome/g);
    await call.waits("10 seconds");
    await call.hears("Press 1 for sales");
    await call.presses("1");
    await call.hears("PIN");
    expect(call.attributes).toEqual({ Department: "Sales" });
    expect(call.flow).toBe("Main");
    expect(call.ended).toBeUndefined();
    await call.hangsUp();
    await call.ends("callerHungUp");
  });

  it("hears each prompt once, in order", async () => {
    const call = await dial();
    await call.hears("Hello");
    expect((await failure(call.hears("Hello"))).diagnostic.code).toBe("FLW710");
    await call.doesNotHear("Hello");
  });

  it("hears prompts across line breaks", async () => {
    await expect((await dial()).hears("100, and welcome")).resolves.toBeDefined();
  });

  it("lets prompts take their time", async () => {
    const call = await dial({ pace: { perCharacter: 50, perRecording: 1000 } });
    await call.hears("welcome");
    expect(call.state.time - call.conversation.begunAt).toBe(0);
    await failure(call.hears("Press 1"));
    expect(call.state.time - call.conversation.begunAt).toBeGreaterThan(1000);
  });

  it("says where it is and what was possible when keys come at the wrong time", async () => {
    const call = await dial();
    const error = await failure(call.presses("1"));
    expect(error.diagnostic).toMatchObject({ code: "FLW711", mend: "At this moment the flow waits for 10 s more." });
    expect(error.message).toContain('hears "Hello +•••••••••00');
    expect(error.message).toContain("main.flow.ts:7");
  });

  it("places a failed expectation at the author's line, without numbers and secrets", async () => {
    const error = await failure((await dial()).hears("Goodbye"));
    expect(error.diagnostic.position).toEqual({ file: "main.flow.ts", line: 7, column: 3 });
    expect(error.diagnostic.message).toBe(
      'Expected to hear "Goodbye", but heard "Hello +•••••••••00,\n  and welcome.".',
    );

    const call = await dial();
    await call.waits(10_000);
    await call.presses("1");
    await call.hears("PIN");
    await call.enters("2468#");
    const leak = await failure(call.hears("Thank you"));
    expect(leak.diagnostic.message).toContain('heard "You typed ••••."');
    expect(`${leak.message}${JSON.stringify(call.transcript())}`).not.toContain("2468");
  });

  it.each([
    ["two keys at once", (call: Call) => call.presses("12"), "FLW703"],
    ["what is no key", (call: Call) => call.enters("1a"), "FLW703"],
    ["what is no time", (call: Call) => call.waits("a while"), "FLW704"],
    ["time that goes backwards", (call: Call) => call.waits(-1), "FLW713"],
    ["an agent without a queue", (call: Call) => call.agentAccepts(), "FLW713"],
    ["an agent that leaves", (call: Call) => call.agentLeaves(), "FLW713"],
    ["an outside number that hangs up", (call: Call) => call.thirdPartyHangsUp(), "FLW713"],
    ["an end that has not come", (call: Call) => call.ends(), "FLW710"],
  ])("refuses %s", async (_, act, code) => {
    expect((await failure(act(await dial()))).diagnostic.code).toBe(code);
  });

  it("refuses everything after its end", async () => {
    const call = await dial();
    await call.hangsUp();
    expect((await failure(call.waits(1))).diagnostic.code).toBe("FLW712");
    expect((await failure(call.hangsUp())).diagnostic.code).toBe("FLW712");
  });

  it("needs a flow that is there", async () => {
    const error = await failure(dial({ to: "+15555550111" }));
    expect(error.diagnostic).toMatchObject({ code: "FLW714", mend: "Numbers that are answered: +•••••••••99 (Main)." });
    expect(error.diagnostic.message).not.toContain("5555550111");
    expect((await failure(dial({ flow: "Other" }))).diagnostic.code).toBe("FLW714");
  });

  it("is the list of its events", async () => {
    const first = await dial();
    await first.waits(10_000);
    await first.presses("1");
    await first.enters("1234");
    const again = await dial();
    for (const event of first.conversation.events.slice(1)) await again.conversation.send(event);
    expect(again.conversation.effects).toEqual(first.conversation.effects);
    expect(again.state).toEqual(first.state);
  });
});
