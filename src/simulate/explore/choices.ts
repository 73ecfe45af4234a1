import type { FlowNode } from "../../graph/flow-graph.js";
import type { Json, JsonObject } from "../../language/json.js";
import { valueAt } from "../../language/predicate.js";
import type { CallEvent } from "../call-event.js";
import type { CallState, Waiting } from "../call-state.js";
import { identify } from "../identifiers.js";
import type { Answer, Question } from "../question.js";
import type { Needs } from "./needs.js";
import { combinations, distinctValues, type ValueTest } from "./values.js";

/** One thing that may happen to a call at a moment when it waits. */
export interface Choice {
  readonly event: CallEvent;
  /** Who chooses: the caller (or an agent, or time), the data of the instance, or a failure. */
  readonly by: "caller" | "data" | "failure";
  /** The question that the event answers. */
  readonly question?: Question;
  /** For people: `presses 2`, `OneTimePin answers {"outcome":"sent"}`. */
  readonly words: string;
}

/** What choices are made from. */
export interface ChoiceContext {
  readonly needs: Needs;
  /** The place that the call is at, and its action. */
  readonly place: number;
  readonly node: FlowNode | undefined;
}

/** Everything that makes a difference at this moment, the usual first. None: the call is over, or nothing can happen. */
export function choicesAt(state: CallState, context: ChoiceContext): readonly Choice[] {
  const { waiting } = state;
  if (state.ended || !waiting) return [];
  const others = waitingChoices(state, waiting, context);
  const isQueued = state.stage === "queued" && waiting.kind !== "answer";
  return isQueued ? [...others, byCaller({ kind: "agentAccepts" }, "an agent accepts")] : others;
}

function waitingChoices(state: CallState, waiting: Waiting, context: ChoiceContext): readonly Choice[] {
  switch (waiting.kind) {
    case "start":
      return [byCaller({ kind: "begins" }, "calls")];
    case "speaking":
      return [passes(state, waiting.until)];
    case "keys":
      return waiting.mode === "menu" ? menuChoices(state, waiting, context) : storeChoices(state, waiting, context);
    case "pause":
      return [
        ...(waiting.until === undefined ? [] : [passes(state, waiting.until)]),
        ...waiting.events.map((name) => byCaller({ kind: "occurs", name }, `${name} happens`)),
      ];
    case "thirdParty":
      return [byCaller({ kind: "thirdPartyHangsUp" }, "the other number hangs up")];
    case "listening":
      return [
        state.contact.channel === "CHAT"
          ? byCaller({ kind: "chats", text: "something" }, "writes something")
          : byCaller({ kind: "says", text: "something" }, "says something"),
        ...(waiting.until === undefined ? [] : [passes(state, waiting.until)]),
      ];
    case "view":
      return [...viewChoices(context), passes(state, waiting.until)];
    case "signIn":
      return [
        ...(["authenticated", "failed", "optedOut"] as const).map((outcome) =>
          byCaller({ kind: "signsIn", outcome }, `signs in: ${outcome}`),
        ),
        passes(state, waiting.until),
      ];
    case "queue":
      return [];
    case "agent":
      return state.stage === "onHold"
        ? [byCaller({ kind: "agentResumes" }, "the agent takes the call back")]
        : [
            byCaller({ kind: "agentLeaves" }, "the agent leaves"),
            byCaller({ kind: "agentHolds" }, "the agent puts the call on hold"),
          ];
    case "answer": {
      const { question } = waiting;
      return answerChoices(question, context).map((choice) => ({ ...choice, question }));
    }
  }
}

function byCaller(event: CallEvent, words: string): Choice {
  return { event, by: "caller", words };
}

function passes({ time }: CallState, until: number): Choice {
  const milliseconds = Math.max(0, until - time);
  return byCaller({ kind: "timePasses", milliseconds }, `waits ${milliseconds / 1000} s`);
}

const allKeys = "0123456789*#";

function menuChoices(
  state: CallState,
  { until }: { readonly until: number },
  { node }: ChoiceContext,
): readonly Choice[] {
  const offered = operandsOf(node).filter((operand) => operand.length === 1 && allKeys.includes(operand));
  const other = [...allKeys].toReversed().find((key) => !offered.includes(key) && /\d/.test(key));
  return [
    ...[...offered, ...(other === undefined ? [] : [other])].map((keys) =>
      byCaller({ kind: "keys", keys }, `presses ${keys}`),
    ),
    passes(state, until),
  ];
}

const anyDigits = "12345678901234567890";
const somePhone = "15555550123";

function storeChoices(
  state: CallState,
  { until, maximum, terminator }: Extract<Waiting, { readonly kind: "keys" }>,
  { node, needs, place }: ChoiceContext,
): readonly Choice[] {
  const tests = needs.at.get(place)?.get("") ?? [];
  const isAllowed = (value: Json) => typeof value === "string" && /^[0-9]+$/.test(value) && value.length <= maximum;
  const isPhone =
    node !== undefined && valueAt(node.parameters, ["InputValidation", "PhoneNumberValidation"]) !== undefined;
  const usual = isPhone ? [somePhone] : [anyDigits.slice(0, Math.min(maximum, anyDigits.length))];
  const digits = [...distinctValues(tests, { isAllowed, usual }).map(String), ...(isPhone ? ["12"] : [])];
  return [
    ...digits.map((typed) => {
      const keys = typed.length >= maximum ? typed.slice(0, maximum) : typed + terminator;
      return byCaller({ kind: "keys", keys }, `enters ${keys}`);
    }),
    passes(state, until),
  ];
}

/** Every action of a view, and what is entered in it where a condition looks at that. */
function viewChoices({ node, needs, place }: ChoiceContext): readonly Choice[] {
  const fields = needs.at.get(place) ?? new Map<string, readonly ValueTest[]>();
  const entered = [...fields].flatMap(([path, tests]) => {
    const [first, ...rest] = path.split(".");
    return first === "ViewResultData" ? [[rest.join("."), tests] as const] : [];
  });
  const named = distinctValues(fields.get("Action") ?? []).map(String);
  const actions = new Set([...operandsOf(node), ...named, "another action"]);
  return [...actions].flatMap((action) =>
    resultsFor(new Map(entered)).map((data) => {
      const shown = JSON.stringify(data);
      return byCaller({ kind: "picks", action, data }, `picks ${action}${shown === "{}" ? "" : ` with ${shown}`}`);
    }),
  );
}

function answerChoices(question: Question, context: ChoiceContext): readonly Choice[] {
  const { node, needs, place } = context;
  const tests = testsOf(node);
  const fields = needs.at.get(place) ?? new Map<string, readonly ValueTest[]>();
  const failed: Choice = {
    event: { kind: "answer", answer: { kind: "failed", why: "The explorer lets it fail." } },
    by: "failure",
    words: "it fails",
  };
  switch (question.kind) {
    case "lambda": {
      const name = identify(question.function).name;
      const results = question.asynchronous ? [{}] : resultsFor(fields);
      return [
        ...results.map((result) => {
          const payload = JSON.stringify(result);
          return answer(lambdaReturns(payload), `${name} answers ${payload}`);
        }),
        {
          event: { kind: "answer", answer: lambdaThrows },
          by: "failure",
          words: `${name} fails`,
        },
      ];
    }
    case "service":
      return [
        ...serviceResults(fields, tests).map((result) =>
          answer({ kind: "service", result }, `${question.operation} finds ${JSON.stringify(result)}`),
        ),
        ...errorsOf(node).map((error): Choice => ({
          event: { kind: "answer", answer: { kind: "failed", why: "The explorer lets it fail.", error } },
          by: "failure",
          words: `${question.operation} fails with ${error}`,
        })),
      ];
    case "bot":
      return [
        ...[...operandsOf(node), "Another intent"].map((intent) =>
          answer(
            { kind: "bot", reply: { kind: "closes", intent, data: nested(fields) } },
            `the bot ends with ${intent}`,
          ),
        ),
        failed,
      ];
    case "hours":
      return [
        answer({ kind: "hours", open: true }, `${hoursName(question)} are open`),
        answer({ kind: "hours", open: false }, `${hoursName(question)} are closed`),
        failed,
      ];
    case "metric":
      return [
        ...distinctValues(tests, { isAllowed: (value) => /^\d+$/.test(String(value)) }).map((value) =>
          answer({ kind: "metric", value: String(value) }, `${question.metric} is ${String(value)}`),
        ),
        failed,
      ];
    case "metrics":
      return [
        ...resultsFor(fields).map((metrics) =>
          answer({ kind: "metrics", metrics }, `the metrics are ${JSON.stringify(metrics)}`),
        ),
        failed,
      ];
    case "percentage":
      return percentages(tests).map((drawn) => answer({ kind: "percentage", drawn }, `draws ${drawn} of 100`));
    case "queue": {
      const given = question.queue ?? question.agent ?? "";
      const { name } = identify(given);
      const queue = { name, arn: given, agent: question.queue === undefined };
      // An instance has no queue without a name.
      if (given === "") return [{ ...failed, words: "no queue is named" }];
      return [
        answer({ kind: "queue", queue }, `the queue is ${name}`),
        { ...failed, words: `there is no queue ${name}` },
      ];
    }
    case "capacity": {
      const { name } = identify(question.queue);
      return [
        answer({ kind: "capacity", full: false }, `${name} has room`),
        answer({ kind: "capacity", full: true }, `${name} is full`),
        failed,
      ];
    }
    case "thirdParty":
      return [
        ...(["connected", "failed", "notAnswered"] as const).map((outcome) =>
          answer({ kind: "thirdParty", outcome }, `the other number: ${outcome}`),
        ),
        failed,
      ];
    case "dialable":
      return [
        answer({ kind: "dialable", dialable: true }, "the number can be dialled"),
        answer({ kind: "dialable", dialable: false }, "the number cannot be dialled"),
        failed,
      ];
    case "encrypt":
      return [answer({ kind: "encrypt", ciphertext: "ciphertext" }, "the keys are encrypted"), failed];
  }
}

function hoursName({ hours, queue }: Extract<Question, { readonly kind: "hours" }>): string {
  return hours === undefined ? `the hours of ${identify(queue ?? "").name}` : identify(hours).name;
}

function answer(given: Answer, words: string): Choice {
  return { event: { kind: "answer", answer: given }, by: "data", words };
}

function lambdaReturns(payload: string): Answer {
  return { kind: "lambda", elapsedMilliseconds: 0, outcome: { kind: "returned", payload } };
}

const lambdaThrows: Answer = {
  kind: "lambda",
  elapsedMilliseconds: 0,
  outcome: { kind: "threw", message: "The explorer lets it fail." },
};

/** Objects whose members take every value that some condition tells apart. */
function resultsFor(fields: ReadonlyMap<string, readonly ValueTest[]>): readonly JsonObject[] {
  const named = [...fields].filter(([path]) => path !== "");
  const values = new Map(named.map(([path, tests]) => [path, distinctValues(tests)] as const));
  return combinations(values).map((chosen) => nestedOf(chosen));
}

function nested(fields: ReadonlyMap<string, readonly ValueTest[]>): JsonObject {
  return resultsFor(fields)[0] ?? {};
}

function nestedOf(chosen: ReadonlyMap<string, Json>): JsonObject {
  const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [path, value] of chosen) {
    const names = path.split(".");
    let inner = result;
    for (const name of names.slice(0, -1)) {
      const next = inner[name];
      const isObject = typeof next === "object" && next !== null && !Array.isArray(next);
      if (!isObject) inner[name] = Object.create(null) as Record<string, Json>;
      inner = inner[name] as Record<string, Json>;
    }
    inner[names.at(-1) ?? ""] = value;
  }
  return result;
}

/** What services answer is named after what their action looks for; an action with conditions of its own has a `result`. */
function serviceResults(
  fields: ReadonlyMap<string, readonly ValueTest[]>,
  tests: readonly ValueTest[],
): readonly JsonObject[] {
  if (tests.length === 0) return resultsFor(fields);
  const own = distinctValues(tests).map((value): JsonObject => ({ result: value }));
  return [...own, { member: true }, { member: false }];
}

function percentages(tests: readonly ValueTest[]): readonly number[] {
  const isAllowed = (value: Json) => /^\d+$/.test(String(value)) && within(Number(value));
  const drawn = distinctValues(tests, { isAllowed, usual: ["100", "1"] }).map(Number);
  return drawn.length > 0 ? drawn : [1];
}

function within(value: number): boolean {
  return value >= 1 && value <= 100;
}

function testsOf(node: FlowNode | undefined): readonly ValueTest[] {
  return (node?.edges ?? []).flatMap(({ slot }) =>
    slot.kind === "condition" ? [{ operator: slot.operator, operand: slot.operand }] : [],
  );
}

function operandsOf(node: FlowNode | undefined): readonly string[] {
  return testsOf(node).map(({ operand }) => operand);
}

function errorsOf(node: FlowNode | undefined): readonly string[] {
  return (node?.edges ?? []).flatMap(({ slot }) =>
    slot.kind === "error" && slot.error !== "NoMatchingCondition" ? [slot.error] : [],
  );
}
