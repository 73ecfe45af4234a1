import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../src/simulate/call-event.js";
import { observeEffects } from "../../src/simulate/coverage/observe.js";
import { type Answered, Conversation } from "../../src/simulate/conversation.js";
import { createInstance, type InstanceSetup, type TextMessage } from "../../src/simulate/instance.js";
import { answering, failing, type LambdaRunner, refusing, timingOut } from "../../src/simulate/lambda-double.js";
import { scriptedBot } from "../../src/simulate/bots/scripted-bot.js";
import type { NewCall } from "../../src/simulate/new-call.js";
import { parseScript } from "../../src/simulate/script/parse-script.js";
import { recordScript } from "../../src/simulate/script/record-script.js";
import { runScript, type ScriptRun } from "../../src/simulate/script/run-script.js";
import { callable, corpus } from "./corpus.js";
import { document, hangUp, say, type Short } from "./documents.js";
import { events } from "./random-calls.js";
import { randomCalls } from "./random-caller.js";

const numbers = { from: "+15555550100", to: "+15555550199" };

function play(setup: InstanceSetup, call: NewCall, happenings: readonly CallEvent[]): Conversation {
  const conversation = new Conversation(createInstance(setup), { ...numbers, ...call });
  void conversation.send({ kind: "begins" });
  for (const event of happenings) void conversation.send(event);
  return conversation;
}

const pin = (kind: "True" | "False"): Short => ({
  type: "GetParticipantInput",
  parameters: {
    Text: "Please enter your PIN of four digits. Call +15555550100 when you have none, please, at any time.",
    StoreInput: "True",
    InputTimeLimitSeconds: "5",
    InputValidation: { CustomValidation: { MaximumLength: "4" } },
  },
  next: kind === "True" ? "next" : "fine",
  errors: { NoMatchingError: "end" },
});

/** The branches that calls take meanwhile. */
async function branches(play: () => unknown): Promise<readonly string[]> {
  const taken: string[] = [];
  const before = observeEffects((_, effects) => {
    for (const one of effects)
      if (one.kind === "branch") taken.push(`${one.flow} ${one.action} ${JSON.stringify(one.slot)}`);
  });
  try {
    await play();
    return taken;
  } finally {
    observeEffects(before);
  }
}

/** The call as it would be had doubles answered in the functions' places. */
function doubled(call: Conversation): Conversation {
  const answered = call.answered.map((one) =>
    one.answer.kind === "lambda" ? { ...one, answer: { ...one.answer, doubled: true as const } } : one,
  );
  return Object.create(call, { answered: { value: answered }, state: { value: call.state } }) as Conversation;
}

/** Random answers that no instance gives: all queues are called Sales, functions fail by errors of other blocks, or slowly. */
function isOfNoInstance({ question, answer }: Answered): boolean {
  if (answer.kind === "queue") return true;
  if (answer.kind === "failed") return question.kind === "lambda" && answer.error !== undefined;
  if (answer.kind !== "lambda" || answer.elapsedMilliseconds === 0) return false;
  return answer.outcome.kind !== "returned" && answer.outcome.kind !== "threw";
}

describe("a recorded call", () => {
  it("is small and readable", () => {
    const main = document({
      on: { type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Enabled" }, next: "menu" },
      menu: {
        type: "GetParticipantInput",
        parameters: { Text: "Press 1\nor 2.", StoreInput: "False", InputTimeLimitSeconds: "5" },
        next: "menu",
        when: { "2": "go" },
        errors: { InputTimeLimitExceeded: "menu", NoMatchingCondition: "menu", NoMatchingError: "end" },
      },
      go: {
        type: "TransferToFlow",
        parameters: { ContactFlowId: "Second" },
        next: "end",
        errors: { NoMatchingError: "end" },
      },
      end: hangUp,
    });
    const second = document({
      queue: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "in",
        errors: { NoMatchingError: "end" },
      },
      in: { type: "TransferContactToQueue", next: "end", errors: { NoMatchingError: "end", QueueAtCapacity: "end" } },
      end: hangUp,
    });
    const setup = {
      flows: [
        { name: "Main", document: main },
        { name: "Second", document: second },
      ],
    };
    const before: CallEvent[] = [
      { kind: "timePasses", milliseconds: 5000 },
      { kind: "keys", keys: "2" },
      { kind: "keys", keys: "9" },
    ];
    const beginning = [
      "call Main from +15555550100 to +15555550199 at 2026-01-05T09:00:00.000Z",
      'hears "Press 1 or 2."',
      "waits 5s",
      'hears "Press 1 or 2."',
      "presses 2",
      "is in flow Second",
    ];
    expect(recordScript(play(setup, { flow: "Main" }, before)).split("\n")).toEqual([
      ...beginning,
      "is queued in Sales",
      "",
    ]);
    const after: CallEvent[] = [...before, { kind: "agentAccepts" }, { kind: "agentHolds" }, { kind: "hangsUp" }];
    expect(recordScript(play(setup, { flow: "Main" }, after)).split("\n")).toEqual([
      ...beginning,
      "agent accepts",
      "agent holds",
      "hangs up",
      "ends as callerHungUp",
      "",
    ]);
  });

  it("never holds secret keys: a code that was sent becomes {pin}, others zeros", async () => {
    const messages: TextMessage[] = [];
    const send = () => {
      messages.push({ to: "+15555550100", body: "Your code is 4711." });
      return {};
    };
    const flows = [
      {
        name: "Main",
        document: document({
          send: {
            type: "InvokeLambdaFunction",
            parameters: { LambdaFunctionARN: "Send", InvocationTimeLimitSeconds: "8" },
            next: "pin",
            errors: { NoMatchingError: "end" },
          },
          pin: { ...pin("True"), next: "again" },
          again: { ...pin("True"), next: "fine" },
          fine: say("You typed $.StoredCustomerInput, thank you."),
          end: hangUp,
        }),
      },
    ];
    const setup = { flows, messages, lambdas: new Map([["Send", answering(async () => send())]]) };
    const conversation = new Conversation(createInstance(setup), { flow: "Main", ...numbers });
    await conversation.send({ kind: "begins" });
    await conversation.send({ kind: "keys", keys: "4711" });
    await conversation.send({ kind: "keys", keys: "1234" });
    const script = recordScript(conversation);
    expect(script).toContain("enters {pin}\n");
    expect(script).toContain("enters 0000  # secret keys are not recorded: write your own\n");
    expect(script).toContain('hears "You typed"\n');
    expect(script).toContain('hears "Please enter your PIN of four digits. Call"\n');
    expect(script).not.toMatch(/4711|1234/);
    const value = () => "4711";
    const { script: read, diagnostics } = parseScript(script, "a.call");
    expect(diagnostics).toEqual([]);
    expect((await runScript(read, { setup, file: "a.call", value })).diagnostics).toEqual([]);
  });

  it("plays the same way again, whatever the caller does", async () => {
    const chat = document({
      bot: {
        type: "ConnectParticipantWithLexBot",
        parameters: { Text: "Hello.", LexV2Bot: { AliasArn: "Shop" } },
        next: "view",
        when: { Sales: "sales" },
        errors: { NoMatchingCondition: "view", NoMatchingError: "end" },
      },
      sales: say("Sales.", "menu"),
      view: {
        type: "Wait",
        parameters: { TimeLimitSeconds: "30", Events: ["CustomerReturned"] },
        next: "menu",
        when: { CustomerReturned: "sales" },
        errors: { NoMatchingError: "menu" },
      },
      menu: {
        type: "GetParticipantInput",
        parameters: { Text: "Press 1 or 2.", StoreInput: "False", InputTimeLimitSeconds: "5" },
        next: "bot",
        when: { "1": "bot", "2": "queue" },
        errors: { InputTimeLimitExceeded: "menu", NoMatchingCondition: "bot", NoMatchingError: "end" },
      },
      queue: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "in",
        errors: { NoMatchingError: "end" },
      },
      in: { type: "TransferContactToQueue", next: "end", errors: { NoMatchingError: "end", QueueAtCapacity: "end" } },
      end: hangUp,
    });
    const setup: InstanceSetup = {
      flows: [{ name: "Main", document: chat }],
      bots: new Map([["Shop", scriptedBot({ Sales: /sales/ }, { asksAgain: { text: "Pardon?", times: 2 } })]]),
    };
    const possible = events.filter(({ kind }) => !["answer", "fails", "injectFault", "begins"].includes(kind));
    await fc.assert(
      fc.asyncProperty(
        fc.array(possible, { maxLength: 15 }),
        fc.constantFrom("VOICE" as const, "CHAT" as const),
        async (happenings, channel) => {
          const first = play(setup, { flow: "Main", channel }, happenings);
          const text = recordScript(first);
          const { script, diagnostics } = parseScript(text, "a.call");
          expect(diagnostics).toEqual([]);
          const played = await runScript(script, { setup, file: "a.call" });
          if (!text.includes("not recorded")) expect(played.diagnostics, text).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("plays the same way again, whatever functions and services answer and whichever block fails", async () => {
    const other = { NoMatchingError: "sorry" };
    const flow = document({
      find: {
        type: "InvokeLambdaFunction",
        parameters: { LambdaFunctionARN: "Find", InvocationTimeLimitSeconds: "8" },
        next: "found",
        errors: { NoMatchingError: "sorry" },
      },
      found: say("Found $.External.name.", "real"),
      real: {
        type: "InvokeLambdaFunction",
        parameters: { LambdaFunctionARN: "Real", InvocationTimeLimitSeconds: "8" },
        next: "draw",
        errors: { NoMatchingError: "draw" },
      },
      draw: {
        type: "DistributeByPercentage",
        next: "hours",
        when: { "NumberLessThan 51": "hours" },
        errors: { NoMatchingCondition: "staff" },
      },
      hours: {
        type: "CheckHoursOfOperation",
        parameters: { HoursOfOperationId: "Office" },
        next: "sorry",
        when: { True: "staff", False: "menu" },
        errors: other,
      },
      staff: {
        type: "CheckMetricData",
        parameters: { MetricType: "NumberOfContactsInQueue", QueueId: "Sales" },
        next: "sorry",
        when: { "NumberGreaterThan 5": "case" },
        errors: { NoMatchingCondition: "menu", NoMatchingError: "sorry" },
      },
      case: {
        type: "GetCase",
        parameters: {
          LinkContactToCase: "False",
          CaseRequestFields: { status: "open" },
          CaseResponseFields: ["status"],
        },
        next: "menu",
        errors: { NoneFound: "menu", MultipleFound: "sorry", ContactNotLinked: "menu", NoMatchingError: "sorry" },
      },
      menu: {
        type: "GetParticipantInput",
        parameters: { Text: "Press 1 to 4, $.External.name.", StoreInput: "False", InputTimeLimitSeconds: "5" },
        next: "menu",
        when: { "1": "find", "2": "queue", "3": "dial", "4": "real" },
        errors: { InputTimeLimitExceeded: "find", NoMatchingCondition: "menu", NoMatchingError: "sorry" },
      },
      queue: { type: "UpdateContactTargetQueue", parameters: { QueueId: "Sales" }, next: "in", errors: other },
      in: {
        type: "TransferContactToQueue",
        next: "menu",
        errors: { NoMatchingError: "sorry", QueueAtCapacity: "menu" },
      },
      dial: {
        type: "TransferParticipantToThirdParty",
        parameters: {
          ThirdPartyPhoneNumber: "+15555550123",
          ThirdPartyConnectionTimeLimitSeconds: "20",
          ContinueFlowExecution: "True",
        },
        next: "menu",
        errors: { CallFailed: "menu", ConnectionTimeLimitExceeded: "menu", NoMatchingError: "sorry" },
      },
      sorry: say("Sorry.", "menu"),
      end: hangUp,
    });
    const flows = [{ name: "Main", document: flow }];
    /** A function of the project: it answers again as it did. */
    const real: LambdaRunner = () => ({
      kind: "lambda",
      elapsedMilliseconds: 20,
      outcome: { kind: "returned", payload: '{"name":"the real one"}' },
    });
    const outcome = fc.oneof(
      fc.constantFrom("Ana", "Bob").map((name) => answering(() => ({ name }))),
      fc.constant(answering(() => ({ name: "late" }), 1500)),
      fc.constant(answering(() => "no object")),
      fc.constant(failing("out of order", 40)),
      fc.constant(timingOut),
      fc.constantFrom("throttled" as const, "serviceError" as const).map((kind) => refusing(1, timingOut, kind)),
      fc.constant(real),
    );
    const happening = fc.oneof(
      fc.constantFrom("1", "2", "3", "4", "9").map((keys): CallEvent => ({ kind: "keys", keys })),
      fc.constantFrom(2000, 5000).map((milliseconds): CallEvent => ({ kind: "timePasses", milliseconds })),
      fc
        .constantFrom("find", "found", "hours", "case", "menu", "in", "sorry")
        .map((action): CallEvent => ({ kind: "injectFault", flow: "Main", action, error: "NoMatchingError" })),
      fc.constantFrom<CallEvent>(
        { kind: "agentAccepts", agent: { UserName: "ana" } },
        { kind: "agentLeaves" },
        { kind: "thirdPartyHangsUp" },
      ),
    );
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          find: fc.array(outcome, { minLength: 1, maxLength: 6 }),
          real: fc.array(outcome, { minLength: 1, maxLength: 6 }),
          seed: fc.nat(1000),
          open: fc.boolean(),
          full: fc.boolean(),
          size: fc.constantFrom(0, 6),
          cases: fc.constantFrom(0, 1, 2),
          thirdParty: fc.constantFrom("connected" as const, "failed" as const, "notAnswered" as const),
          happenings: fc.array(happening, { maxLength: 12 }),
        }),
        async ({ find, real: other, seed, open, full, size, cases, thirdParty, happenings }) => {
          const inTurn = (runners: readonly LambdaRunner[]): LambdaRunner => {
            let next = 0;
            return (question, time) => {
              const runner = runners[next % runners.length]!;
              next += 1;
              return runner(question, time);
            };
          };
          const setup: InstanceSetup = {
            flows,
            seed,
            lambdas: new Map([
              ["Find", inTurn(find)],
              ["Real", inTurn(other)],
            ]),
            hours: new Map([["Office", open]]),
            queues: new Map([["Sales", { full, metrics: { NumberOfContactsInQueue: size } }]]),
            cases: Array.from({ length: cases }, (_, index) => ({ id: String(index), fields: { status: "open" } })),
            thirdParty: () => thirdParty,
          };
          let text = "";
          const first = await branches(() => {
            text = recordScript(play(setup, { flow: "Main" }, happenings));
          });
          if (text.includes("A script cannot say")) return;
          checked += 1;
          const { script, diagnostics } = parseScript(text, "a.call");
          expect(diagnostics, text).toEqual([]);
          const bare: InstanceSetup = {
            flows,
            hours: new Map([["Office", true]]),
            lambdas: new Map([
              ["Find", real],
              ["Real", real],
            ]),
          };
          let run: ScriptRun | undefined;
          const second = await branches(async () => {
            run = await runScript(script, { setup: bare, file: "a.call" });
          });
          expect(run?.diagnostics, text).toEqual([]);
          expect(second, text).toEqual(first);
        },
      ),
      { numRuns: 500 },
    );
    expect(checked).toBeGreaterThan(300);
  });

  it.skipIf(callable.length === 0)(
    "of a real flow plays the same way again, with random data and failures",
    async () => {
      let same = 0;
      for (const flow of callable) {
        const flows = [flow];
        const random = randomCalls(createInstance({ flows }), flow);
        for (let number = 0; number < 6; number += 1) {
          let first: Conversation | undefined;
          const taken = await branches(() => {
            first = random.call(number);
          });
          if (!first || first.answered.some(isOfNoInstance)) continue;
          const text = recordScript(doubled(first));
          const { flow: _, from: __, to: ___, channel: ____, attributes: _____, ...defaults } = first.placed;
          if (/^# (?!A script cannot say: the call is placed with)|not recorded/m.test(text)) continue;
          const { script, diagnostics } = parseScript(text, "a.call");
          expect(diagnostics, text).toEqual([]);
          const again = await branches(() => runScript(script, { setup: { flows }, file: "a.call", defaults }));
          expect(again, text).toEqual(taken);
          same += 1;
        }
      }
      expect(same).toBeGreaterThan(callable.length * 3);
    },
  );

  it.skipIf(corpus.length === 0)("can be read for every real flow", () => {
    const [happenings = []] = fc.sample(fc.array(events, { minLength: 20, maxLength: 20 }), { numRuns: 1, seed: 3 });
    for (const flow of corpus) {
      const script = recordScript(play({ flows: [flow] }, { flow: flow.name, maximumSteps: 500 }, happenings));
      expect(parseScript(script, "a.call").diagnostics, script).toEqual([]);
    }
  });
});
