import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answering } from "../../src/simulate/lambda-double.js";
import { formatScript } from "../../src/simulate/script/format-script.js";
import { parseScript } from "../../src/simulate/script/parse-script.js";
import { runScript, type ScriptSurroundings } from "../../src/simulate/script/run-script.js";
import type { ScriptAction, ScriptGiven, ScriptStep } from "../../src/simulate/script/script.js";
import { renderTranscript } from "../../src/simulate/transcript/render-transcript.js";
import { document, hangUp, say } from "./documents.js";

const main = document({
  off: { type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Disabled" }, next: "send" },
  send: {
    type: "InvokeLambdaFunction",
    parameters: {
      LambdaFunctionARN: "${flowc:lambda/Pin}",
      InvocationTimeLimitSeconds: "8",
      LambdaInvocationAttributes: { to: "$.CustomerEndpoint.Address" },
    },
    next: "ask",
    errors: { NoMatchingError: "sorry" },
  },
  ask: {
    type: "GetParticipantInput",
    parameters: {
      Text: "Please enter the PIN.",
      StoreInput: "True",
      InputTimeLimitSeconds: "30",
      InputValidation: { CustomValidation: { MaximumLength: "8" } },
    },
    next: "on",
    errors: { NoMatchingError: "sorry" },
  },
  on: { type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Enabled" }, next: "check" },
  check: {
    type: "Compare",
    parameters: { ComparisonValue: "$.StoredCustomerInput" },
    next: "wrong",
    when: { Timeout: "late", "135790": "menu" },
    errors: { NoMatchingCondition: "wrong" },
  },
  menu: {
    type: "GetParticipantInput",
    parameters: { Text: "Press 1.", StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "sorry",
    when: { "1": "set" },
    errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "sorry", NoMatchingError: "sorry" },
  },
  set: {
    type: "UpdateContactAttributes",
    parameters: { Attributes: { Center: "Manila" } },
    next: "done",
    errors: { NoMatchingError: "sorry" },
  },
  done: say("Thank you, $.CustomerEndpoint.Address."),
  late: say("Too late."),
  wrong: say("Wrong."),
  sorry: say("Sorry."),
  end: hangUp,
});

const around: ScriptSurroundings = {
  file: "calls/pin.call",
  setup: {
    flows: [{ name: "Main", document: main }],
    lambdas: new Map([["Pin", answering(() => ({ outcome: "sent" }))]]),
    positions: new Map([["Main", new Map([["ask", { file: "flows/main.flow.ts", line: 12, column: 3 }]])]]),
  },
  value: (name) => (name === "pin" ? "135790" : undefined),
  valueNames: ["pin"],
};

async function run(text: string) {
  const { script, diagnostics } = parseScript(text, around.file);
  expect(diagnostics).toEqual([]);
  return runScript(script, around);
}

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\r\n\u0085\u2028\u2029]/g, "_"));
const number = fc.stringMatching(/^\+\d{7,15}$/);
const text = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: fc.string({ maxLength: 20 }) }),
  fc.record({
    kind: fc.constant("pattern" as const),
    source: fc.constantFrom("PIN", "a\\/b", "[0-9]+ x", '"'),
    flags: fc.constantFrom("", "i"),
  }),
);
const json = fc.json().map((value) => JSON.stringify(JSON.parse(value)));
const object = fc.dictionary(name, fc.jsonValue(), { maxKeys: 3 }).map((value) => JSON.stringify(value));
const once = fc.boolean();
const lambda = { kind: fc.constant("givenLambda" as const), name, once };
const afterMilliseconds = fc.constantFrom(0, 1, 2000, 60_000, 90_500);
const given: fc.Arbitrary<ScriptGiven> = fc.oneof(
  fc.record({ ...lambda, does: fc.constant("answers" as const), answer: json, afterMilliseconds }),
  fc.record({ ...lambda, does: fc.constant("fails" as const), afterMilliseconds }),
  fc.record({
    ...lambda,
    does: fc.constantFrom(
      "times out" as const,
      "is throttled" as const,
      "meets a server error" as const,
      "is real" as const,
    ),
  }),
  fc.record({ kind: fc.constant("givenBot" as const), name, intent: name, expected: text }),
  fc.record({ kind: fc.constant("givenReply" as const), name, reply: object, once }),
  fc.record({ kind: fc.constant("givenBotFails" as const), name, error: name, once }),
  fc.record({
    kind: fc.constant("givenHours" as const),
    name: fc.oneof(name, fc.constant("of")),
    open: fc.boolean(),
    once,
  }),
  fc.record({ kind: fc.constant("givenQueueHours" as const), queue: name, open: fc.boolean(), once }),
  fc.record({ kind: fc.constant("givenQueue" as const), name, full: fc.boolean(), once }),
  fc.record({ kind: fc.constant("givenMetric" as const), queue: name, metric: name, value: name, once }),
  fc.record({ kind: fc.constant("givenMetrics" as const), queue: name, metrics: object, once }),
  fc.record({
    kind: fc.constant("givenDraws" as const),
    drawn: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("givenNumber" as const),
    number: fc.oneof(number, name),
    does: fc.constantFrom(
      "answers" as const,
      "fails" as const,
      "does not answer" as const,
      "can be dialled" as const,
      "cannot be dialled" as const,
    ),
    once,
  }),
  fc.record({ kind: fc.constant("givenService" as const), operation: name, result: object, once }),
  fc.record({
    kind: fc.constant("givenFault" as const),
    flow: name,
    action: name,
    error: fc.oneof(name, fc.constant("NoMatchingError")),
  }),
  fc.record({ kind: fc.constant("givenAttribute" as const), name, value: name }),
);
const action: fc.Arbitrary<ScriptAction> = fc.oneof(
  fc.record({ kind: fc.constant("hears" as const), expected: text, not: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom("presses" as const, "enters" as const),
    keys: fc.stringMatching(/^([0-9*#]|\{[a-z.]{1,4}\}){1,6}$/),
  }),
  fc.record({ kind: fc.constant("waits" as const), milliseconds: fc.nat(10_000_000) }),
  fc.record({
    kind: fc.constantFrom(
      "hangsUp" as const,
      "agentHolds" as const,
      "agentResumes" as const,
      "agentLeaves" as const,
      "thirdPartyHangsUp" as const,
    ),
  }),
  fc.record({ kind: fc.constantFrom("says" as const, "chats" as const), text: name }),
  fc.record({
    kind: fc.constant("picks" as const),
    action: name,
    data: fc.dictionary(name, name, { maxKeys: 2 }).map((data) => JSON.stringify(data)),
  }),
  fc.record({
    kind: fc.constant("signsIn" as const),
    outcome: fc.constantFrom("authenticated" as const, "failed" as const, "optedOut" as const),
  }),
  fc.record({ kind: fc.constant("happens" as const), event: name }),
  fc.record({ kind: fc.constant("fails" as const), error: name }),
  fc.record({ kind: fc.constant("isIn" as const), flow: name }),
  fc.record({ kind: fc.constant("isQueued" as const), queue: name }),
  fc.record({ kind: fc.constant("attribute" as const), name, value: name }),
  fc.record({ kind: fc.constant("ends" as const), reason: fc.option(name, { nil: undefined }) }),
  fc.record({
    kind: fc.constant("agentAccepts" as const),
    agent: fc.option(object, { nil: undefined }),
  }),
  given,
);
const anyCall = fc.record({
  kind: fc.constant("call" as const),
  flow: name,
  from: fc.option(number, { nil: undefined }),
  to: fc.option(number, { nil: undefined }),
  time: fc.option(fc.nat(4e12), { nil: undefined }),
  channel: fc.constantFrom(undefined, "VOICE" as const, "CHAT" as const, "TASK" as const, "EMAIL" as const),
});

describe("a script", () => {
  it("plays calls and hides numbers and secret keys", async () => {
    const { calls, diagnostics } = await run(`
# A caller with the right PIN
call Main from +15555550100
hears "Please enter the PIN"
enters {pin}#
presses 1
hears /thank you/i
attribute Center is Manila
ends

call Main from +15555550100
waits 30s
hears "Too late"
ends as disconnected
`);
    expect(diagnostics).toEqual([]);
    expect(calls.map(({ line }) => line)).toEqual([3, 11]);
    const text = renderTranscript(calls[0]!.transcript).replace(/ {2,}/g, "  ");
    expect(text).toBe(`0:00.0  sets logging: Disabled  Main / off
0:00.0  invokes Pin(to="+•••••••••00")  Main / send
0:00.0  Pin answers {"outcome":"sent"}  Main / send
0:00.0  hears "Please enter the PIN."  flows/main.flow.ts:12
0:00.0  types ••••  flows/main.flow.ts:12
0:00.0  stored input: ••••  flows/main.flow.ts:12
0:00.0  sets logging: Enabled  Main / on
0:00.0  hears "Press 1."  Main / menu
0:00.0  types 1  Main / menu
0:00.0  sets attributes Center="Manila"  Main / set
0:00.0  hears "Thank you, +•••••••••00."  Main / done
0:00.0  the call ends (disconnected)  Main / end
`);
    expect(JSON.stringify(calls)).not.toMatch(/135790|15555550100/);
  });

  it("says what was heard instead, where the call is and what is possible, and plays on with the next call", async () => {
    const { calls, diagnostics } = await run(`call Main from +15555550100
hears "Good morning"
hears "never reached"
call Main
given lambda Pin fails
call Main
hears "Sorry"
ends`);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "FLW710",
      position: { file: "calls/pin.call", line: 2 },
      message: 'Expected to hear "Good morning", but heard "Please enter the PIN.".',
      mend: "At this moment the input takes up to 8 keys, ended by #; its time is over in 30 s.",
      related: [{ file: "flows/main.flow.ts", line: 12 }],
    });
    expect(calls).toHaveLength(3);
  });

  it("lets each call begin when the last was over, or at its own time, as a contact of its own", async () => {
    const contacts: string[] = [];
    const { script } = parseScript(
      "call Main at 2026-03-01T10:00:00Z\nwaits 30s\nwaits 1s\ncall Main\nwaits 30s\nhangs up\ncall Main at 2026-03-02T10:00:00+08:00",
      "a.call",
    );
    const pin = answering(({ Details }, time) => {
      contacts.push(`${String(Details.ContactData["ContactId"]).slice(-2)} ${new Date(time).toISOString()}`);
      return {};
    });
    const { setup } = around;
    const sequence = { calls: 4, time: undefined };
    await runScript(script, { ...around, sequence, setup: { ...setup, lambdas: new Map([["Pin", pin]]) } });
    expect(contacts).toEqual([
      "05 2026-03-01T10:00:00.000Z",
      "06 2026-03-01T10:00:30.000Z",
      "07 2026-03-02T02:00:00.000Z",
    ]);
    expect(sequence).toEqual({ calls: 7, time: Date.parse("2026-03-02T02:00:00Z") });
  });

  it.each([
    ["call Main\nenters {pin}#\npresses 5\nhears Sorry", "FLW707"],
    ['hears "x"', "FLW702"],
    ["call Main\nsings", "FLW701"],
    ["call Main\nhangs", "FLW701"],
    ["call Main from 5555", "FLW705"],
    ["call Main at noon", "FLW709"],
    ["call", "FLW701"],
    ["call Main\nenters 12a", "FLW703"],
    ["call Main\nwaits long", "FLW704"],
    ["call Main\nhears /(/", "FLW707"],
    ["given lambda Pin answers {", "FLW708"],
    ["given lambda Pin answers after soon {}", "FLW704"],
    ["given lambda Pin sings", "FLW701"],
    ["given draws 35 0", "FLW717"],
    ["given draws 101", "FLW717"],
    ["given once draws 35", "FLW701"],
    ["given draws", "FLW701"],
    ["given queue Sales measures 5", "FLW708"],
    ["given queue Sales has Agents", "FLW701"],
    ["given queue Sales busy", "FLW701"],
    ["given hours Office maybe", "FLW701"],
    ["given hours of queue Sales", "FLW701"],
    ["given number +15555550123 sings", "FLW701"],
    ["given block ask fails", "FLW701"],
    ["given block ask of Main fails with", "FLW701"],
    ["given service GetCase answers []", "FLW708"],
    ["given bot Shop replies Buy", "FLW708"],
    ["given nothing", "FLW701"],
    ["call Main\nends now please", "FLW701"],
  ])("is refused: %j", (text, code) => {
    const { diagnostics } = parseScript(text, "a.call");
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(diagnostics[0]?.position?.file).toBe("a.call");
  });

  it.each([
    ["call Main\nenters {pin}#\npresses 5\npresses 1", "FLW712"],
    ["call Main\nagent accepts", "FLW713"],
    ["call Main\nenters {pim}", "FLW706"],
    ["call Maim", "FLW714"],
    ["call to +15555550111", "FLW714"],
    ["call Main\nends", "FLW710"],
    ["call Main\ndoes not hear /PIN/", "FLW710"],
    ["call Main\nis in flow Other", "FLW710"],
    ["call Main\nis queued in Support", "FLW710"],
    ["call Main\nattribute Center is Manila", "FLW710"],
  ])("fails: %j", async (text, code) => {
    const { diagnostics } = await run(text);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it("plays chats with bots, views, events and sign-ins", async () => {
    const other = { NoMatchingCondition: "end", NoMatchingError: "end", TimeLimitExceeded: "end" };
    const chat = document({
      bot: {
        type: "ConnectParticipantWithLexBot",
        parameters: { Text: "Hello.", LexV2Bot: { AliasArn: "Shop" } },
        next: "end",
        when: { Buy: "bought", Help: "view" },
        errors: { NoMatchingCondition: "end", NoMatchingError: "end" },
      },
      bought: say("You buy a $.Lex.Slots.what.", "bot"),
      view: {
        type: "ShowView",
        parameters: { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "60" },
        next: "end",
        when: { Next: "named", Back: "sign" },
        errors: other,
      },
      named: say("Hello $.Views.ViewResultData.name.", "view"),
      sign: {
        type: "AuthenticateParticipant",
        parameters: { CognitoConfiguration: { UserPoolArn: "arn", AppClientId: "c" }, TimeLimitMinutes: "3" },
        next: "wait",
        when: { OptedOut: "out" },
        errors: { TimeLimitExceeded: "end", NoMatchingError: "failed" },
      },
      out: say("You opted out.", "sign"),
      failed: say("That failed.", "sign"),
      wait: {
        type: "Wait",
        parameters: { TimeLimitSeconds: "60", Events: ["CustomerReturned"] },
        next: "end",
        when: { CustomerReturned: "back" },
        errors: { NoMatchingError: "end" },
      },
      back: say("Welcome back."),
      end: hangUp,
    });
    const text = `given bot Shop understands Buy from "yes"
given bot Shop understands Buy from /buy a (?<what>\\w+)/
given bot Shop understands Help from "help"
call Chat on chat
chats "buy a boat"
hears "You buy a boat."
chats "yes"
hears "You buy a ."
chats "help"
picks Next with {"name": "Ana"}
hears "Hello Ana."
picks Back
fails to sign in
hears "That failed."
opts out of signing in
hears "You opted out."
signs in
happens CustomerReturned
hears "Welcome back."
ends
`;
    const { script, diagnostics } = parseScript(text, "a.call");
    expect(diagnostics).toEqual([]);
    const setup = { flows: [{ name: "Chat", document: chat }] };
    expect((await runScript(script, { file: "a.call", setup })).diagnostics).toEqual([]);
    for (const line of [
      "picks Next with [1]",
      "picks Next with",
      "call Chat on paper",
      "given bot Shop understands Buy",
    ])
      expect(parseScript(`call Chat\n${line}`, "a.call").diagnostics, line).toHaveLength(1);
  });

  it("says what fails, what is drawn and what is measured, for the calls below or once", async () => {
    const other = { NoMatchingError: "failed" };
    const flow = document({
      ask: {
        type: "InvokeLambdaFunction",
        parameters: { LambdaFunctionARN: "${flowc:lambda/Find}", InvocationTimeLimitSeconds: "8" },
        next: "found",
        errors: other,
      },
      found: say("Found $.External.name for $.Attributes.plan.", "draw"),
      draw: {
        type: "DistributeByPercentage",
        next: "none",
        errors: { NoMatchingCondition: "many" },
        when: { "NumberLessThan 31": "few" },
      },
      few: say("Few.", "queue"),
      many: say("Many.", "queue"),
      queue: { type: "UpdateContactTargetQueue", parameters: { QueueId: "Sales" }, next: "busy", errors: other },
      busy: {
        type: "CheckMetricData",
        parameters: { MetricType: "NumberOfContactsInQueue" },
        next: "failed",
        errors: { NoMatchingCondition: "quiet", NoMatchingError: "failed" },
        when: { "NumberGreaterThan 5": "crowded" },
      },
      quiet: say("It is quiet.", "metrics"),
      crowded: say("It is crowded.", "metrics"),
      metrics: { type: "GetMetricData", next: "measured", errors: other },
      measured: say("The oldest waits $.Metrics.Queue.Age.", "call"),
      call: {
        type: "TransferParticipantToThirdParty",
        parameters: {
          ThirdPartyPhoneNumber: "+15555550123",
          ContinueFlowExecution: "True",
          ThirdPartyConnectionTimeLimitSeconds: "30",
        },
        next: "end",
        errors: { CallFailed: "failed", ConnectionTimeLimitExceeded: "late", NoMatchingError: "failed" },
      },
      late: say("Nobody answers."),
      failed: say("Something failed."),
      end: hangUp,
    });
    const text = `given attribute plan is "gold"
given lambda Find answers {"name": "Ana"}
given once lambda Find is throttled
given once lambda Find answers after 1s {"name": "Bob"}
given draws 30 31
given queue Sales has NumberOfContactsInQueue 6
given queue Sales measures {"Queue": {"Age": "7"}}
given number +15555550123 does not answer
call Main
hears "Found Bob for gold."
hears "Few."
hears "It is crowded."
hears "The oldest waits 7."
hears "Nobody answers."
ends

given once lambda Find fails
call Main
hears "Something failed."

given once queue Sales has NumberOfContactsInQueue 5
given block measured of Main fails
call Main
hears "Found Ana for ."
hears "Many."
hears "It is quiet."
does not hear "The oldest"
ends
`;
    const { script, diagnostics } = parseScript(text, "a.call");
    expect(diagnostics).toEqual([]);
    const played = await runScript(script, { file: "a.call", setup: { flows: [{ name: "Main", document: flow }] } });
    expect(played.diagnostics).toEqual([]);
  });

  it("is the same after writing and reading", () => {
    fc.assert(
      fc.property(anyCall, fc.array(fc.oneof(action, anyCall)), (first, rest) => {
        const script = { steps: [first, ...rest].map((step, line) => ({ ...step, line })) };
        const { script: again, diagnostics } = parseScript(formatScript(script), "a.call");
        expect(diagnostics).toEqual([]);
        expect(again.steps.map((step) => ({ ...step, line: 0 }))).toEqual(
          script.steps.map((step) => ({ ...step, line: 0 })),
        );
      }),
    );
  });

  it("names what is given by its name or as the document does", async () => {
    for (const name of ["Pin", "${flowc:lambda/Pin}"])
      expect((await run(`given lambda "${name}" fails\ncall Main\nhears "Sorry."`)).diagnostics).toEqual([]);
  });

  it("plays whatever is given, and never breaks", async () => {
    const odd = fc.constantFrom("__proto__", "constructor", "x".repeat(10_000), "\ud800", "Pin", "ask", "Main", "");
    const oddly = fc.record({ step: given, name: odd }).map(({ step, name: instead }) => ({
      ...step,
      ...("name" in step && { name: instead }),
      ...("action" in step && { action: instead, flow: "Main" }),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(oddly, { maxLength: 6 }), async (steps) => {
        const text = formatScript({ steps: steps.map((step, line) => ({ ...step, line }) as ScriptStep) });
        const { script, diagnostics } = parseScript(`${text}call Main\nenters 1#`, "a.call");
        expect(diagnostics, text).toEqual([]);
        const { calls } = await runScript(script, around);
        expect(calls).toHaveLength(1);
      }),
    );
  });

  it("may have comments, and # is a key all the same", () => {
    const { script, diagnostics } = parseScript(
      "# a\ncall Main # b\npresses #\nenters # # c\nenters 1#\n  # d",
      "a.call",
    );
    expect(diagnostics).toEqual([]);
    expect(script.steps.map((step) => ("keys" in step ? step.keys : step.kind))).toEqual(["call", "#", "#", "1#"]);
  });

  it("of the documentation is read", () => {
    const text = readFileSync(path.resolve(import.meta.dirname, "../../docs/simulation.md"), "utf8");
    const examples = [...text.matchAll(/```\n(given[^`]*)```/g)].map(([, example = ""]) => example);
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const { script, diagnostics } = parseScript(example, "docs/simulation.md");
      expect(diagnostics).toEqual([]);
      expect(script.steps.length).toBe(example.split("\n").filter((line) => line.trim()).length);
    }
  });

  it("is read without a crash, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseScript(`call ${text}`, "a.call").diagnostics.length).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});
