import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../src/simulate/call-event.js";
import { flowSet } from "../../src/simulate/flow-set.js";
import { newCall } from "../../src/simulate/new-call.js";
import type { Answer } from "../../src/simulate/question.js";
import type { Flows } from "../../src/simulate/prepared-flow.js";
import { actionTypes } from "../../src/simulate/registry.js";
import { step } from "../../src/simulate/step.js";
import { corpus } from "./corpus.js";
import { answers, events } from "./random-calls.js";

const types = [...actionTypes.keys(), "Unheard", "__proto__"];
const ids = ["a", "b", "c", "d", "__proto__"];
const word = fc.constantFrom(
  "1",
  "2",
  "5",
  "True",
  "False",
  "Enabled",
  "",
  "$.Attributes.a",
  "$.External.status",
  "x $.Channel y",
  "Main",
);
const parameter: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: word },
  fc.constantFrom(null, 7, true, [], {}),
  fc.record({ Value: word }),
  fc.record({ CustomValidation: fc.record({ MaximumLength: word }) }),
  fc.array(fc.record({ Text: word }), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom("a", "__proto__", "CustomerQueue"), word, { maxKeys: 2 }),
);
const names = fc.constantFrom(
  "Text",
  "StoreInput",
  "InputTimeLimitSeconds",
  "InputValidation",
  "EnableDTMFBuffer",
  "LambdaFunctionARN",
  "InvocationTimeLimitSeconds",
  "LambdaInvocationAttributes",
  "ComparisonValue",
  "Attributes",
  "FlowAttributes",
  "LoopCount",
  "TimeLimitSeconds",
  "QueueId",
  "ContactFlowId",
  "FlowModuleId",
  "EventHooks",
  "Messages",
  "MetricType",
  "FlowLoggingBehavior",
  "Tags",
  "TagKeys",
  "TextToSpeechVoice",
  "CallbackNumber",
  "QueuePriority",
);
const target = fc.constantFrom(...ids, "missing", "");
const documents = fc.record({
  Version: fc.constant("2019-10-30"),
  StartAction: fc.constantFrom("a", "missing"),
  Actions: fc.uniqueArray(
    fc.record(
      {
        Identifier: fc.constantFrom(...ids),
        Type: fc.constantFrom(...types),
        Parameters: fc.oneof(fc.dictionary(names, parameter, { maxKeys: 4 }), fc.constant(null)),
        Transitions: fc.record(
          {
            NextAction: target,
            Conditions: fc.array(
              fc.record({
                NextAction: target,
                Condition: fc.record({
                  Operator: fc.constantFrom("Equals", "NumberLessThan", "TextContains", "Sounds"),
                  Operands: fc.array(word, { minLength: 1, maxLength: 1 }),
                }),
              }),
              { maxLength: 2 },
            ),
            Errors: fc.array(
              fc.record({ ErrorType: fc.constantFrom("NoMatchingError", "NoMatchingCondition"), NextAction: target }),
              { maxLength: 2 },
            ),
          },
          { requiredKeys: ["NextAction"] },
        ),
      },
      { requiredKeys: ["Identifier", "Type", "Transitions"] },
    ),
    { selector: ({ Identifier }) => Identifier, maxLength: 5 },
  ),
});

/** Plays events; whatever waits for an answer gets the next fitting one. Gives every step's effects. */
function play(flows: Flows, flow: string, happenings: readonly CallEvent[], maximumSteps = 300): unknown[] {
  let state = newCall({ flow, from: "+15555550100", maximumSteps });
  const log: unknown[] = [];
  for (const event of [{ kind: "begins" } as const, ...happenings]) {
    const before = structuredClone(state);
    const first = step(flows, state, event);
    const second = step(flows, state, event);
    expect(second).toEqual(first);
    expect(state).toEqual(before);
    state = first.state;
    log.push(...first.effects);
    expect(state.ended === undefined).toBe(state.waiting !== undefined);
    expect(state.steps).toBeLessThanOrEqual(maximumSteps);
  }
  return log;
}

describe("the step", () => {
  it("is pure and never throws, for any document and any caller", () => {
    fc.assert(
      fc.property(documents, fc.array(events, { maxLength: 12 }), (document, happenings) => {
        const log = play(flowSet([{ name: "Main", document }]), "Main", happenings);
        expect(log).not.toContain(undefined);
      }),
      { numRuns: 500 },
    );
  });

  it("takes anything as a document", () => {
    fc.assert(
      fc.property(fc.anything(), (document) => {
        const log = play(flowSet([{ name: "Main", document }]), "Main", []);
        expect(log).toMatchObject([{ kind: "ended", reason: "brokenDocument" }]);
      }),
    );
  });

  it.skipIf(corpus.length === 0)("plays every real flow, and every call ends or waits in a named state", () => {
    const flows = flowSet(corpus);
    const reasons = new Map<string, number>();
    const callers = fc.sample(fc.array(events, { minLength: 25, maxLength: 25 }), { numRuns: 10, seed: 7 });
    const ready = fc.sample(answers, { numRuns: 2_000, seed: 7 });
    for (const { name } of corpus)
      for (const happenings of callers) {
        const last = answered(flows, name, happenings, ready);
        reasons.set(last, (reasons.get(last) ?? 0) + 1);
      }
    expect([...reasons.values()].reduce((sum, count) => sum + count)).toBe(corpus.length * callers.length);
    expect(reasons.get("disconnected") ?? 0).toBeGreaterThan(100);
  });
});

/** Plays events and answers every question with the next answer of its kind. Gives how the call stands in the end. */
function answered(flows: Flows, flow: string, happenings: readonly CallEvent[], ready: readonly Answer[]): string {
  let state = newCall({ flow, from: "+15555550100", maximumSteps: 500 });
  let used = 0;
  const take = (event: CallEvent) => {
    ({ state } = step(flows, state, event));
    for (let questions = 0; state.waiting?.kind === "answer" && questions < 600; questions += 1) {
      const { question } = state.waiting;
      const from = (used += 1) % ready.length;
      const answer = [...ready.slice(from), ...ready].find(({ kind }) => kind === question.kind)!;
      ({ state } = step(flows, state, { kind: "answer", answer }));
    }
  };
  take({ kind: "begins" });
  for (const event of happenings) take(event);
  expect(state.waiting?.kind).not.toBe("answer");
  return state.ended?.reason ?? `waits: ${state.waiting?.kind}`;
}
