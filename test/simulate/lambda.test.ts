import { describe, expect, it } from "vitest";
import { answering, failing, type LambdaRunner, refusing, timingOut } from "../../src/simulate/lambda-double.js";
import { call, ofKind, said, say, type Short } from "./documents.js";

const invoke = (next: string, more: Record<string, unknown> = {}, name = "Fn"): Short => ({
  type: "InvokeLambdaFunction",
  parameters: {
    LambdaFunctionARN: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    InvocationTimeLimitSeconds: "8",
    ...more,
  },
  next,
  errors: { NoMatchingError: "failed" },
});
const JSON_RESPONSE = { ResponseValidation: { ResponseType: "JSON" } };

/** Calls a first function that answers well, then the one in question, and reads both results. */
function run(runner: LambdaRunner, more: Record<string, unknown> = {}) {
  return call(
    {
      before: invoke("one", {}, "Before"),
      one: invoke("fine", more),
      fine: say("[$.External.a] [$.External.b.c] [$.External.old] [$.LambdaInvocation.ResultData.a]"),
      failed: say("failed [$.External.a] [$.External.old]"),
    },
    {
      lambdas: new Map([
        ["Before", answering(() => ({ old: "1" }))],
        ["Fn", runner],
      ]),
    },
  );
}

describe("a Lambda function", () => {
  const good = answering(() => ({ a: "x" }));
  const cases: [name: string, runner: LambdaRunner, more: Record<string, unknown>, heard: string][] = [
    ["answers, and replaces the last result whole", good, {}, "[x] [] [] [x]"],
    ["fails, and the last result is gone too", failing("no"), {}, "failed [] []"],
    ["does not answer", timingOut, {}, "failed [] []"],
    ["answers at the limit", answering(() => ({ a: "x" }), 8000), {}, "[x] [] [] [x]"],
    ["answers too late", answering(() => ({ a: "x" }), 8001), {}, "failed [] []"],
    [
      "is never given more than 8 s",
      answering(() => ({ a: "x" }), 8001),
      { InvocationTimeLimitSeconds: "20" },
      "failed [] []",
    ],
    ["has its own limit", answering(() => ({ a: "x" }), 3001), { InvocationTimeLimitSeconds: "3" }, "failed [] []"],
    ["gives a number under STRING_MAP", answering(() => ({ a: 1 })), {}, "failed [] []"],
    ["nests under STRING_MAP", answering(() => ({ a: "x", b: { c: "y" } })), {}, "failed [] []"],
    ["nests under JSON", answering(() => ({ a: 1, b: { c: true } })), JSON_RESPONSE, "[1] [true] [] [1]"],
    ["gives a list", answering(() => ["a"]), JSON_RESPONSE, "failed [] []"],
    ["gives nothing", answering(() => undefined), {}, "failed [] []"],
    ["gives 40 KB", answering(() => ({ a: "x".repeat(40_000) })), JSON_RESPONSE, "failed [] []"],
    ["gives what is no JSON", answering(() => ({ a: 1n })), JSON_RESPONSE, "failed [] []"],
    [
      "gives __proto__",
      answering(() => JSON.parse('{"__proto__":{"a":"evil"},"constructor":"x"}') as unknown),
      JSON_RESPONSE,
      "[] [] [] []",
    ],
    ["is throttled three times", refusing(3, good), {}, "[x] [] [] [x]"],
    ["fails in the service three times", refusing(3, good, "serviceError"), {}, "[x] [] [] [x]"],
    ["is throttled four times", refusing(4, good), {}, "failed [] []"],
    ["throws: not tried again", refusing(0, failing("no")), {}, "failed [] []"],
  ];
  it.each(cases)("%s", (_, runner, more, heard) => {
    expect(said(run(runner, more))).toEqual([heard]);
  });

  it("counts attempts and stops at the limit", () => {
    const attempts: number[] = [];
    const conversation = run(({ attempt }) => {
      attempts.push(attempt);
      return { kind: "lambda", elapsedMilliseconds: 3000, outcome: { kind: "throttled" } };
    });
    expect(attempts).toEqual([1, 2, 3]);
    expect(conversation.state.time - conversation.begunAt).toBe(8000);
  });

  it("shares 20 seconds with the functions before it, unless a prompt comes between", () => {
    const slow = { lambdas: new Map([["Fn", answering(() => ({ a: "x" }), 7500)]]) };
    const silent = call(
      { a: invoke("b"), b: invoke("c"), c: invoke("fine"), fine: say("fine"), failed: say("failed") },
      slow,
    );
    expect(said(silent)).toEqual(["failed"]);
    expect(silent.state.time - silent.begunAt).toBe(20_000);
    const spoken = call(
      {
        a: invoke("b"),
        b: invoke("p"),
        p: say("wait", "c"),
        c: invoke("fine"),
        fine: say("fine"),
        failed: say("failed"),
      },
      slow,
    );
    expect(said(spoken)).toEqual(["wait", "fine"]);
  });

  it("gets the event of a contact flow", () => {
    const events: unknown[] = [];
    const keep = answering((event) => {
      events.push(event);
      return {};
    });
    call(
      {
        set: {
          type: "UpdateContactAttributes",
          parameters: { Attributes: { vip: "yes" } },
          next: "one",
          errors: { NoMatchingError: "end" },
        },
        one: invoke("end", {
          LambdaInvocationAttributes: { number: "$.CustomerEndpoint.Address", none: "$.Attributes.none" },
        }),
      },
      { lambdas: new Map([["Fn", keep]]) },
    );
    expect(events).toMatchObject([
      {
        Name: "ContactFlowEvent",
        Details: {
          ContactData: {
            Attributes: { vip: "yes" },
            Channel: "VOICE",
            CustomerEndpoint: { Address: "+15555550100", Type: "TELEPHONE_NUMBER" },
            SystemEndpoint: { Address: "+15555550199" },
            InitiationMethod: "INBOUND",
            Queue: null,
          },
          Parameters: { number: "+15555550100", none: "" },
        },
      },
    ]);
  });

  it("that is asynchronous leaves the last result alone", () => {
    const conversation = call(
      {
        before: invoke("one"),
        one: invoke("fine", { InvocationType: "ASYNCHRONOUS", InvocationTimeLimitSeconds: "60" }),
        fine: say("[$.External.a]"),
        failed: say("failed"),
      },
      { lambdas: new Map([["Fn", good]]) },
    );
    expect(said(conversation)).toEqual(["[x]"]);
    expect(conversation.state.scope.invocationId).not.toBe("");
  });

  it("that is not there takes the error branch and says so", () => {
    const conversation = call({ one: invoke("end"), failed: say("failed") });
    expect(said(conversation)).toEqual(["failed"]);
    expect(ofKind(conversation, "failed")[0]?.why).toContain('no Lambda function "Fn"');
  });

  it("may answer later, and the rest of a wait passes after that", async () => {
    const pause = (next: string): Short => ({
      type: "Wait",
      parameters: { TimeLimitSeconds: "5" },
      next,
      when: { WaitCompleted: next },
    });
    const conversation = call(
      {
        one: pause("two"),
        two: invoke("three"),
        three: pause("fine"),
        fine: say("$.External.a"),
        failed: say("failed"),
      },
      { lambdas: new Map([["Fn", answering(() => Promise.resolve({ a: "later" }), 1000)]]) },
    );
    await conversation.send({ kind: "timePasses", milliseconds: 10_999 });
    expect(said(conversation)).toEqual([]);
    expect(conversation.state.time - conversation.begunAt).toBe(10_999);
    await conversation.send({ kind: "timePasses", milliseconds: 1 });
    expect(said(conversation)).toEqual(["later"]);
  });

  it("may answer later", async () => {
    const later = call(
      { one: invoke("fine"), fine: say("$.External.a"), failed: say("failed") },
      { lambdas: new Map([["Fn", answering(() => Promise.resolve({ a: "later" }))]]) },
    );
    expect(said(later)).toEqual([]);
    await expect.poll(() => said(later)).toEqual(["later"]);
  });
});
