import "../../src/test/vitest.js";
import { afterEach, describe, expect, it } from "vitest";
import { instanceOf, scriptedBot, StepFailure, type TestInstance } from "../../src/test/test.js";
import { document, hangUp, say, type Short } from "../simulate/documents.js";

const lines: TestInstance[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close();
});

async function instance(from: Parameters<typeof instanceOf>[0]): Promise<TestInstance> {
  const line = await instanceOf(from);
  lines.push(line);
  return line;
}

const lambda = (name: string, next: string, error: string): Short => ({
  type: "InvokeLambdaFunction",
  parameters: {
    LambdaFunctionARN: `\${flowc:lambda/${name}}`,
    InvocationTimeLimitSeconds: "8",
    LambdaInvocationAttributes: { who: "$.CustomerEndpoint.Address" },
  },
  next,
  errors: { NoMatchingError: error },
});

const main = document({
  menu: {
    type: "GetParticipantInput",
    parameters: { Text: "Press 1 for Sales, 2 for Help.", StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "sorry",
    when: { "1": "queue", "2": "ask" },
    errors: { InputTimeLimitExceeded: "menu", NoMatchingCondition: "sorry", NoMatchingError: "sorry" },
  },
  ask: lambda("Help", "told", "sorry"),
  told: {
    type: "UpdateContactAttributes",
    parameters: { Attributes: { topic: "$.External.topic" } },
    next: "topic",
    errors: { NoMatchingError: "sorry" },
  },
  topic: say("You need help with $.External.topic."),
  queue: {
    type: "UpdateContactTargetQueue",
    parameters: { QueueId: "Sales" },
    next: "enter",
    errors: { NoMatchingError: "sorry" },
  },
  enter: {
    type: "TransferContactToQueue",
    next: "sorry",
    errors: { QueueAtCapacity: "full", NoMatchingError: "sorry" },
  },
  full: say("All lines are busy."),
  sorry: say("Sorry."),
  end: hangUp,
});
const ofMain = (given: object = {}) =>
  instance({ documents: { Main: main }, numbers: { "+15555550199": "Main" }, ...given });

async function messageOf(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("Nothing failed.");
}

describe("a call", () => {
  it("is dialled, and goes on step by step or in a chain", async () => {
    const line = await ofMain({ lambdas: { Help: () => ({ topic: "invoices" }) } });
    const call = await line.dial("+15555550199", { from: "+15555550100" });
    expect(
      await call
        .hears("Press 1")
        .presses("2")
        .hears(/help with (\w+)/),
    ).toBe(call);
    await call.ends("disconnected");
    expect(call).toHaveHeard("invoices");
    expect(call).toHaveAttribute("topic", "invoices");
    expect(call).toHaveInvoked("Help", { who: "+15555550100" });
    expect(call).toHaveEnded();
    expect(call).not.toBeQueued();
    expect(call.elapsed).toBe(0);
    expect(call.log.map(({ text }) => text)).toContain('sets attributes topic="invoices"');
  });

  it("begins when the one before has ended, unless it says when", async () => {
    const line = await ofMain();
    const first = await line.call("Main");
    await first.waits("3 seconds").hangsUp();
    const second = await line.call("Main");
    expect(second.state.time - first.state.time).toBe(0);
    expect(second.state.contact.id).not.toBe(first.state.contact.id);
    const third = await line.call("Main", { at: "2026-03-01T08:00:00Z" });
    expect(third.state.time).toBe(Date.UTC(2026, 2, 1, 8));
    await expect(line.call("Main", { at: "soon" })).rejects.toThrow('"soon" is not a moment in time.');
  });

  it("is queued, taken by an agent, held and left", async () => {
    const line = await ofMain();
    const call = await line.call("Main");
    await call.presses("1").isQueuedIn("Sales");
    expect(call).toBeQueued("Sales");
    await call.agentAccepts({ UserName: "ana" }).agentHolds().agentResumes().agentLeaves().ends("agentLeft");
    expect(call.queue).toBe("Sales");
    expect(call.waitsIn).toBeUndefined();
  });

  it("finds a full queue after it was filled", async () => {
    const line = await ofMain();
    line.queues.set("Sales", { full: true });
    await (await line.call("Main")).presses("1").hears("All lines are busy.");
  });

  it("starts with errors that actions are to fail with", async () => {
    const line = await ofMain({ lambdas: { Help: () => ({ topic: "x" }) } });
    const call = await line.call("Main", { faults: [{ flow: "Main", action: "ask", error: "NoMatchingError" }] });
    await call.presses("2").hears("Sorry.");
    await (await line.call("Main")).presses("2").hears("help with x");
  });

  it("draws the percentages that it is given, then those of its seed", async () => {
    const draw = document({
      draw: {
        type: "DistributeByPercentage",
        parameters: {},
        next: "rest",
        when: { "NumberLessThan 11": "few" },
        errors: { NoMatchingCondition: "rest" },
      },
      few: say("few", "draw"),
      rest: say("rest"),
      end: hangUp,
    });
    const line = await instance({ documents: { Draw: draw } });
    for (const [draws, heard] of [
      [
        [10, 1, 11],
        ["few", "few", "rest"],
      ],
      [[100], ["rest"]],
    ] as const)
      expect((await line.call("Draw", { draws })).heard).toEqual(heard);
    const seeds = Array.from({ length: 30 }, (_, seed) => seed);
    const heard = await Promise.all(seeds.map(async (seed) => (await line.call("Draw", { seed })).heard.length));
    expect(new Set(heard).size).toBeGreaterThan(1);
  });

  it("can be written as a script", async () => {
    const line = await ofMain();
    const call = await line.call("Main", { from: "+15555550100" });
    await call.presses("1");
    expect(call.script.split("\n")).toEqual([
      "call Main from +15555550100 at 2026-01-05T09:00:00.000Z",
      'hears "Press 1 for Sales, 2 for Help."',
      "presses 1",
      "is queued in Sales",
      "",
    ]);
  });

  it("is a chat with a bot", async () => {
    const chat = document({
      bot: {
        type: "ConnectParticipantWithLexBot",
        parameters: { Text: "Hello.", LexV2Bot: { AliasArn: "Shop" } },
        next: "sorry",
        when: { Buy: "buy" },
        errors: { NoMatchingCondition: "sorry", NoMatchingError: "sorry" },
      },
      buy: say("You want $.Lex.Slots.what."),
      sorry: say("Sorry."),
      end: hangUp,
    });
    const line = await instance({
      documents: { Chat: chat },
      bots: { Shop: scriptedBot({ Buy: /buy a (?<what>\w+)/ }) },
    });
    await (await line.chat("Chat")).hears("Hello.").chats("I buy a boat").hears("You want boat.").ends();
    expect(await messageOf(async () => (await line.chat("Chat")).says("hello"))).toContain(
      "Speaking is not possible at this moment: This is a CHAT contact.",
    );
  });
});

describe("a function", () => {
  const help = async (line: TestInstance) => (await line.call("Main")).presses("2");

  it("answers, fails, times out and is throttled as a test says", async () => {
    const line = await ofMain({ lambdas: { Help: () => ({ topic: "first" }) } });
    const { Help } = { Help: line.lambda("Help") };
    await (await help(line)).hears("first");
    Help.fails();
    await (await help(line)).hears("Sorry.");
    Help.answers({ topic: "late" }, { after: "3 seconds" });
    const late = await help(line);
    await late.hears("late");
    expect(late.elapsed).toBe(3000);
    Help.answers({ topic: "later" }, { after: "9 seconds" });
    await (await help(line)).hears("Sorry.");
    Help.timesOut();
    expect((await help(line)).elapsed).toBe(8000);
    Help.answers({ topic: "again" }).isThrottled({ times: 2 });
    const again = await help(line);
    await again.hears("again");
    expect(again.invocations).toHaveLength(3);
    Help.answers({ topic: "never" }).meetsServerError({ times: 4 });
    await (await help(line)).hears("Sorry.");
    Help.fails("once", { times: 1 });
    await (await help(line)).hears("Sorry.");
    await (await help(line)).hears("never");
    expect(Help.invocations.at(-1)?.parameters).toEqual({ who: "" });
  });

  it("that nothing stands for fails, and one that no flow invokes is a mistake of the test", async () => {
    const line = await ofMain();
    await (await help(line)).hears("Sorry.");
    expect(() => line.lambda("Halp")).toThrow('No flow invokes a function called "Halp". The functions are: Help.');
    expect(() => line.lambda("Help").answers({}, { after: "soon" })).toThrow('"soon" is not a length of time.');
    expect(() => line.lambda("Help").fails("x", { times: 0 })).toThrow(RangeError);
  });

  it.each([
    ["throws", () => Promise.reject(new Error("no"))],
    ["returns 40 KB", () => ({ text: "x".repeat(40_000) })],
    ["returns a nested object under STRING_MAP", () => ({ a: { b: "c" } })],
    ["returns what is no JSON", () => ({ big: 1n })],
    ["returns nothing", () => undefined],
  ])("that %s takes the error branch", async (_, answer) => {
    const line = await ofMain({ lambdas: { Help: answer } });
    await (await help(line)).hears("Sorry.");
  });

  it("that returns __proto__ changes nothing", async () => {
    const line = await ofMain({ lambdas: { Help: () => JSON.parse('{"__proto__":"x","topic":"own"}') as unknown } });
    const call = await help(line);
    await call.hears("help with own.");
    expect(Object.getPrototypeOf(call.attributes)).toBe(Object.prototype);
  });
});

describe("a failing expectation", () => {
  it("shows the call so far with the author's lines, and what was possible instead", async () => {
    const line = await ofMain({ lambdas: { Help: () => ({ topic: "invoices" }) } });
    const call = await line.dial("+15555550199", { from: "+15555550100" });
    await call.presses("9");
    const failure = await messageOf(() => call.hears("Goodbye"));
    const masked = failure.replace(/documents\.test\.ts:\d+/g, "documents.test.ts:LINE");
    expect(masked).toBe(
      [
        'Expected to hear "Goodbye", but heard "Press 1 for Sales, 2 for Help.", "Sorry.".',
        'At this moment nothing is possible: the call has ended (disconnected). "end" of "Main" hung up.',
        "",
        "  test/test/documents.test.ts:LINE  dials +15••99",
        '      0:00.0  hears "Press 1 for Sales, 2 for Help."  (Main / menu)',
        '  test/test/documents.test.ts:LINE  presses "9"',
        "      0:00.0  types 9  (Main / menu)",
        '      0:00.0  hears "Sorry."  (Main / sorry)',
        "      0:00.0  the call ends (disconnected)  (Main / end)",
        '> test/test/documents.test.ts:LINE  hears "Goodbye"',
      ].join("\n"),
    );
  });

  it("points at the author's line, in a chain, too", async () => {
    const line = await ofMain();
    const call = await line.call("Main");
    const here = Number(/:(\d+):\d+\)?$/m.exec(new Error("here").stack ?? "")?.[1]);
    const error: unknown = await call
      .hears("Press 1")
      .presses("x")
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(error).toBeInstanceOf(StepFailure);
    const { message, stack = "", diagnostic } = error as StepFailure;
    expect(diagnostic.code).toBe("FLW703");
    expect(message).toContain(`> test/test/documents.test.ts:${here + 3}  presses "x"`);
    expect(stack.split("\n").find((one) => one.trim().startsWith("at "))).toContain(`documents.test.ts:${here + 3}:`);
  });

  it("hides keys of an input while logging is off", async () => {
    const store = document({
      store: {
        type: "GetParticipantInput",
        parameters: {
          Text: "PIN?",
          StoreInput: "True",
          InputTimeLimitSeconds: "5",
          InputValidation: { CustomValidation: { MaximumLength: "6" } },
        },
        next: "again",
        errors: { NoMatchingError: "again" },
      },
      again: say("You typed $.StoredCustomerInput."),
      end: hangUp,
    });
    const line = await instance({ documents: { Store: store } });
    const call = await line.call("Store", { from: "+15555550100" });
    await call.enters("123456");
    expect(await messageOf(() => call.hears("Goodbye"))).not.toContain("123456");
    const matched = await messageOf(async () => expect(call).toHaveHeard("Goodbye"));
    expect(matched).not.toContain("123456");
    expect(matched).toContain('hears "You typed ••••."');
    expect(matched).toContain('enters "••••"\n');
    const short = await line.call("Store", { from: "+15555550100" });
    await short.enters("12#");
    const shortMessage = await messageOf(() => short.hears("Goodbye 12"));
    expect(shortMessage).toContain('enters "••••"');
    expect(await messageOf(() => call.enters("{pin}"))).toContain('There is no value called "pin".');
  });

  it("of a number that nobody answers says which are", async () => {
    const line = await ofMain();
    const message = await messageOf(() => line.dial("+15555550111"));
    expect(message).toContain("Numbers that are answered:");
    expect(message).toMatch(/> test\/test\/documents\.test\.ts:\d+ {2}dials/);
  });

  it.each([
    ["toHaveHeard", (call: never) => expect(call).toHaveHeard("x"), 'it has heard "Press 1'],
    ["toHaveEnded", (call: never) => expect(call).toHaveEnded(), "it goes on"],
    ["toBeIn", (call: never) => expect(call).toBeIn("Other"), "it is in Main"],
    ["toBeQueued", (call: never) => expect(call).toBeQueued(), "it waits in no queue"],
    ["toHaveAttribute", (call: never) => expect(call).toHaveAttribute("__proto__"), "it is not set"],
    ["toHaveInvoked", (call: never) => expect(call).toHaveInvoked("Help"), "it has invoked nothing"],
    ["toHaveReceived", (call: never) => expect(call).toHaveReceived(/\d+/), "no text message came"],
    ["not", (call: never) => expect(call).not.toBeIn("Main"), "not to be in Main"],
  ])("by the matcher %s says what is so instead", async (_, expectation, instead) => {
    const line = await ofMain();
    const call = await line.call("Main");
    const message = await messageOf(async () => expectation(call as never));
    expect(message).toContain(instead);
    expect(message).toContain("calls Main");
  });

  it("by a matcher on something else asks for an await", async () => {
    const line = await ofMain();
    const promise = line.call("Main");
    expect(await messageOf(async () => expect(promise).toBeIn("Main"))).toContain("is an await missing?");
    await promise;
  });
});
