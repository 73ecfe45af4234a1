import fc from "fast-check";
import type { CallEvent } from "../../src/simulate/call-event.js";
import type { Answer } from "../../src/simulate/question.js";

const key = fc.constantFrom(..."0123456789*#");
const payload = fc.oneof(
  fc
    .dictionary(fc.constantFrom("a", "status", "__proto__", "x y"), fc.string({ maxLength: 8 }))
    .map((value) => JSON.stringify(value)),
  fc.constantFrom("null", "[]", "{", '{"a":{"b":1}}', '{"__proto__":"x"}', `"${"x".repeat(40_000)}"`),
);

/** Answers of every kind, sensible or not. */
export const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant("lambda" as const),
    elapsedMilliseconds: fc.nat(9000),
    outcome: fc.oneof(
      fc.record({ kind: fc.constant("returned" as const), payload }),
      fc.record({ kind: fc.constant("threw" as const), message: fc.string() }),
      fc.record({ kind: fc.constant("timedOut" as const), why: fc.constant("late") }),
      fc.record({ kind: fc.constantFrom("throttled" as const, "serviceError" as const) }),
    ),
  }),
  fc.record({ kind: fc.constant("hours" as const), open: fc.boolean() }),
  fc.record({ kind: fc.constant("metric" as const), value: fc.constantFrom("0", "3", "", "many") }),
  fc.record({ kind: fc.constant("metrics" as const), metrics: fc.constant({ Queue: { Size: "2" } }) }),
  fc.record({ kind: fc.constant("percentage" as const), drawn: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    kind: fc.constant("queue" as const),
    queue: fc.record({ name: fc.string(), arn: fc.string(), agent: fc.boolean() }),
  }),
  fc.record({ kind: fc.constant("capacity" as const), full: fc.boolean() }),
  fc.record({
    kind: fc.constant("thirdParty" as const),
    outcome: fc.constantFrom("connected" as const, "failed" as const, "notAnswered" as const),
  }),
  fc.record({ kind: fc.constant("dialable" as const), dialable: fc.boolean() }),
  fc.record({ kind: fc.constant("encrypt" as const), ciphertext: fc.string() }),
  fc.record({
    kind: fc.constant("service" as const),
    result: fc.constantFrom(
      {},
      { case_id: "1", status: "open" },
      { ProfileId: "p", FirstName: "x".repeat(15_000) },
      { member: true },
      { result: "Enrolled" },
      { text: "hello" },
      { ResultData: { primaryKeyGroups: { default: [{ attributes: [] }] } } },
    ),
  }),
  fc.record({
    kind: fc.constant("bot" as const),
    reply: fc.oneof(
      fc.record({ kind: fc.constant("asks" as const), text: fc.string() }),
      fc.record({ kind: fc.constant("closes" as const), intent: fc.constantFrom("Sales", "__proto__", "Escalation") }),
    ),
  }),
  fc.record({ kind: fc.constant("failed" as const), why: fc.string() }),
  fc.record({
    kind: fc.constant("failed" as const),
    why: fc.string(),
    error: fc.constantFrom("NoneFound", "MultipleFoundError", "TemplateRenderingError", "Unheard"),
  }),
);

/** Events of a caller who does anything at any time. */
export const events: fc.Arbitrary<CallEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("keys" as const),
      keys: fc.string({ unit: key, minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("timePasses" as const), milliseconds: fc.nat(400_000) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("answer" as const), answer: answers }) },
  fc.record({ kind: fc.constant("occurs" as const), name: fc.constantFrom("CustomerReturned", "x") }),
  fc.constantFrom<CallEvent>(
    { kind: "begins" },
    { kind: "agentAccepts", agent: { UserName: "ana" } },
    { kind: "agentLeaves" },
    { kind: "agentHolds" },
    { kind: "agentResumes" },
    { kind: "says", text: "sales" },
    { kind: "chats", text: "__proto__" },
    { kind: "picks", action: "Next", data: { __proto__: null, a: [1] } },
    { kind: "signsIn", outcome: "optedOut" },
    { kind: "signsIn", outcome: "failed" },
    { kind: "thirdPartyHangsUp" },
    { kind: "fails", error: "InputTimeLimitExceeded" },
    { kind: "injectFault", flow: "Main", action: "b", error: "NoMatchingError" },
    { kind: "keys", keys: "not keys" },
    { kind: "timePasses", milliseconds: Number.NaN },
    { kind: "timePasses", milliseconds: Number.POSITIVE_INFINITY },
  ),
  { weight: 1, arbitrary: fc.constantFrom<CallEvent>({ kind: "hangsUp" }) },
);
