import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { simulateCommand, type SimulateRequest } from "../../src/cli/simulate.js";
import { scriptedBot } from "../../src/simulate/bots/scripted-bot.js";
import type { InstanceSetup } from "../../src/simulate/instance.js";
import { answering } from "../../src/simulate/lambda-double.js";
import { document, hangUp, say, type Short } from "./documents.js";

const menu: Record<string, Short> = {
  menu: {
    type: "GetParticipantInput",
    parameters: { Text: "Press 1.", StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "late",
    when: { "1": "one" },
    errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "late", NoMatchingError: "late" },
  },
  one: say("One, $.CustomerEndpoint.Address."),
  late: say("Too late."),
  end: hangUp,
};
const instance: InstanceSetup = {
  flows: [
    { name: "Main", document: document(menu) },
    { name: "Odd", document: document({ a: { type: "Sing" } }) },
  ],
  numbers: new Map([["+15555550199", "Main"]]),
  positions: new Map([["Main", new Map([["menu", { file: "flows/main.flow.ts", line: 3, column: 1 }]])]]),
};

async function run(request: Partial<SimulateRequest>, typed: readonly string[] = []) {
  const printed = { out: "", error: "" };
  const code = await simulateCommand(
    { instance, ...request },
    {
      out: (text) => void (printed.out += text),
      error: (text) => void (printed.error += text),
      input: Readable.from(typed.map((line) => `${line}\n`)),
      colour: false,
    },
  );
  return { code, ...printed };
}

describe("flowc simulate", () => {
  it("makes a call in the terminal", async () => {
    const { code, out } = await run({ flow: "Main", from: "+15555550100" }, ["?", "7 please", "wait 2s", "1"]);
    expect(code).toBe(0);
    expect(out).toContain('hears "Press 1."');
    expect(out).toContain("At this moment the menu listens for 1; its time is over in 5 s.");
    expect(out).toContain("0:02.0  types 1");
    expect(out).toContain('hears "One, +•••••••••00."');
    expect(out).toContain("flows/main.flow.ts:3");
    expect(out).not.toContain("15555550100");
  });

  it("speaks, writes, waits for events and holds", async () => {
    const wait: Short = {
      type: "Wait",
      parameters: { TimeLimitSeconds: "60", Events: ["CustomerReturned"] },
      next: "queue",
      when: { CustomerReturned: "queue" },
      errors: { NoMatchingError: "end" },
    };
    const bot: Short = {
      type: "ConnectParticipantWithLexBot",
      parameters: { Text: "Hello.", LexV2Bot: { AliasArn: "Shop" } },
      next: "wait",
      errors: { NoMatchingCondition: "wait", NoMatchingError: "end" },
    };
    const queue: Short = {
      type: "UpdateContactTargetQueue",
      parameters: { QueueId: "Sales" },
      next: "in",
      errors: { NoMatchingError: "end" },
    };
    const enter: Short = { type: "TransferContactToQueue", next: "end", errors: { NoMatchingError: "end" } };
    const talking: InstanceSetup = {
      flows: [{ name: "Main", document: document({ bot, wait, queue, in: enter, end: hangUp }) }],
      bots: new Map([["Shop", scriptedBot({ Buy: "buy" })]]),
    };
    const lines = ["event CustomerReturned", "agent", "hold", "resume", "leave"];
    const spoken = await run({ instance: talking, flow: "Main" }, ["write buy", "say Buy", ...lines]);
    expect(spoken.out).toContain("Writing is not possible at this moment: This is a VOICE contact.");
    for (const text of ['says "Buy"', "understands Buy", "puts the call on hold", "takes the call back", "agentLeft"])
      expect(spoken.out).toContain(text);
    const chat = { channel: "CHAT" } as const;
    const written = await run({ instance: talking, flow: "Main", defaults: chat }, [
      "Write hi",
      "pick Next",
      "sign in",
    ]);
    expect(written.out).toContain('writes "hi"');
    expect(written.out).toContain("No view is shown.");
    expect(written.out).toContain("Nobody has been asked to sign in.");
  });

  it("lets time pass on an empty line, says what is impossible, and hangs up at the end of the input", async () => {
    expect((await run({ flow: "Main" }, [""])).out).toContain('0:05.0  hears "Too late."');
    expect((await run({ flow: "Main" }, ["agent", "hang up"])).out).toContain("not waiting in a queue");
    expect((await run({ flow: "Main" })).out).toContain("the call ends (callerHungUp)");
  });

  it("shows a text message to the caller in the terminal, and no PIN in the transcript of a script", async () => {
    const messages: { to: string; body: string }[] = [];
    const send: Short = {
      type: "InvokeLambdaFunction",
      parameters: { LambdaFunctionARN: "Send", InvocationTimeLimitSeconds: "8" },
      next: "end",
      errors: { NoMatchingError: "end" },
    };
    const texting: InstanceSetup = {
      flows: [{ name: "Main", document: document({ send, end: hangUp }) }],
      messages,
      lambdas: new Map([
        [
          "Send",
          answering(async () => {
            await Promise.resolve();
            messages.push(
              { to: "+15555550100", body: "Your PIN is 135790." },
              { to: "+15555550101", body: "for another" },
            );
            return {};
          }),
        ],
      ]),
    };
    const shown = await run({ instance: texting, flow: "Main", from: "+15555550100" });
    expect(shown.out).toContain('receives the text message "Your PIN is 135790."');
    expect(shown.out).not.toContain("another");
    const text = "call Main from +15555550100";
    for (const json of [false, true]) {
      const { out } = await run({ instance: texting, scripts: [{ file: "a.call", text }], json });
      expect(out).toContain("Your PIN is ••••.");
      expect(out).not.toContain("135790");
    }
  });

  it("lets things fail on purpose, and records that so that the script plays the same way", async () => {
    const ask: Short = {
      type: "InvokeLambdaFunction",
      parameters: { LambdaFunctionARN: "Find", InvocationTimeLimitSeconds: "8" },
      next: "menu",
      errors: { NoMatchingError: "menu" },
    };
    const failing: InstanceSetup = {
      flows: [
        {
          name: "Main",
          document: document({ ...menu, menu: { ...menu["menu"]!, next: "one" }, one: say("One.", "ask"), ask }),
        },
      ],
      lambdas: new Map([["Find", answering(() => ({}))]]),
    };
    let recorded = "";
    const given = ["lambda Find fails", 'attribute plan is "gold"'];
    const lines = [
      "given nothing",
      "given attribute plan is gold",
      "1",
      "given once lambda Find times out",
      "given block menu of Main fails",
      "1",
    ];
    const record = (script: string) => void (recorded = script);
    const { code, out } = await run({ instance: failing, flow: "Main", from: "+15555550100", given, record }, lines);
    expect(code).toBe(0);
    expect(out).toContain("The function failed: The script lets it fail.");
    expect(out).toContain("did not answer within 8 s");
    expect(out).toContain('"given nothing" is not a step of a call.');
    expect(out).toContain("The call has begun");
    expect(recorded).toBe(`given attribute plan is "gold"
call Main from +15555550100 at 2026-01-05T09:00:00.000Z
hears "Press 1."
given lambda Find fails
presses 1
hears "One."
hears "Press 1."
given block menu of Main fails
given lambda Find times out
presses 1
hears "One."
hears "Too late."
ends as disconnected
`);
    const played = await run({ instance: failing, scripts: [{ file: "a.call", text: recorded }] });
    expect(played).toMatchObject({ code: 0, error: "" });
    const bad = await run({ instance: failing, flow: "Main", given: ["lambda Find sings"] });
    expect(bad.code).toBe(1);
    expect(bad.error).toContain("given lambda Find sings");
  });

  it("finds the flow by the dialled number", async () => {
    expect((await run({ to: "+15555550199" }, ["bye"])).out).toContain('hears "Press 1."');
    const { code, error } = await run({ to: "+15555550111" });
    expect(code).toBe(1);
    expect(error).toContain("FLW714");
  });

  it("plays a script and shows what went wrong in it", async () => {
    const good = { file: "a.call", text: 'call Main\npresses 1\nhears "One"\nends\n' };
    const played = await run({ scripts: [good] });
    expect(played).toMatchObject({ code: 0, error: "" });
    expect(played.out).toMatch(/^a\.call:1\n0:00\.0 {2}hears "Press 1\."/);

    const twice = await run({ scripts: [good, { ...good, file: "b.call" }] });
    expect(twice.out).toContain("\n\nb.call:1\n");

    const bad = await run({ scripts: [{ file: "a.call", text: 'call Main\nhears "Two"\n' }] });
    expect(bad.code).toBe(1);
    expect(bad.error).toContain("a.call:2:1 - error FLW710");
    expect(bad.error).toContain('hears "Two"');
    expect(bad.error).toContain("flows/main.flow.ts:3");

    const unread = await run({ scripts: [{ file: "a.call", text: "call Main\nsings\n" }] });
    expect(unread).toMatchObject({ code: 1, out: "" });
    expect(unread.error).toContain("FLW701");
  });

  it("prints JSON", async () => {
    const { code, out } = await run({ scripts: [{ file: "a.call", text: "call Main\npresses 1\n" }], json: true });
    expect(code).toBe(0);
    const value = JSON.parse(out) as { diagnostics: unknown[]; calls: { line: number; transcript: unknown[] }[] };
    expect(value.diagnostics).toEqual([]);
    expect(value.calls[0]).toMatchObject({
      line: 1,
      transcript: [
        { at: 0, kind: "said", flow: "Main", action: "menu", position: { line: 3 }, text: 'hears "Press 1."' },
        { kind: "keyed" },
        { kind: "said" },
        { kind: "ended" },
      ],
    });
    expect(JSON.parse((await run({ flow: "Main", json: true }, ["1"])).out)).toMatchObject({ calls: [{ line: 0 }] });
  });

  it("fails when the simulator had to stop", async () => {
    const { code, error } = await run({ flow: "Odd" });
    expect(code).toBe(1);
    expect(error).toContain("FLW715");
    expect((await run({ scripts: [{ file: "a.call", text: "call Odd\n" }] })).code).toBe(1);
    expect((await run({ scripts: [{ file: "a.call", text: "call Odd\nends as unsupportedAction\n" }] })).code).toBe(0);
  });
});
