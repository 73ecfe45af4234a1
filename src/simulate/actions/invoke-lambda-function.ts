import { lambdaTimes } from "../../language/limits.js";
import { type ActionType, ask, failure, next, type Outcome } from "../behaviour.js";
import { lambdaEvent } from "../lambda-event.js";
import { type ResponseType, validateResult } from "../lambda-result.js";
import { fillText } from "../path.js";
import type { LambdaAnswer, LambdaQuestion } from "../question.js";
import { emit, updateScope, type Turn } from "../turn.js";

const { synchronousSeconds, asynchronousSeconds, retries } = lambdaTimes;
const sharedMilliseconds = lambdaTimes.sharedSeconds * 1000;

/** Invokes a function. A synchronous result replaces `$.External` whole, also when the invocation fails. */
export const invokeLambdaFunction: ActionType = (settings) => {
  const arn = settings.requiredText("LambdaFunctionARN");
  const seconds = settings.requiredWhole("InvocationTimeLimitSeconds", 1);
  const asynchronous = settings.choice("InvocationType", ["SYNCHRONOUS", "ASYNCHRONOUS"]) === "ASYNCHRONOUS";
  const attributes = settings.texts("LambdaInvocationAttributes") ?? [];
  const responseType: ResponseType =
    settings.object("ResponseValidation")?.choice("ResponseType", ["STRING_MAP", "JSON"]) ?? "STRING_MAP";
  const limit = Math.min(seconds, asynchronous ? asynchronousSeconds : synchronousSeconds) * 1000;

  return {
    enter(turn) {
      const { state } = turn;
      const left = sharedMilliseconds - state.lambdaMilliseconds;
      if (!asynchronous && left <= 0)
        return fail(turn, asynchronous, "Lambda functions in a row took 20 seconds without a prompt between them.");
      const parameters = Object.fromEntries(attributes.map(([name, text]) => [name, fillText(state, text)]));
      return invoke(turn, {
        kind: "lambda",
        function: fillText(state, arn),
        event: lambdaEvent(state, parameters),
        limitMilliseconds: asynchronous ? limit : Math.min(limit, left),
        asynchronous,
        attempt: 1,
      });
    },
    resume(turn, happening) {
      const { waiting } = turn.state;
      if (happening.kind !== "answer" || waiting?.kind !== "answer" || waiting.question.kind !== "lambda")
        return fail(turn, asynchronous, "The function gave no answer.");
      if (happening.answer.kind !== "lambda")
        return fail(turn, asynchronous, happening.answer.kind === "failed" ? happening.answer.why : "No answer.");
      return conclude(turn, waiting.question, happening.answer, responseType);
    },
  };
};

function invoke(turn: Turn, question: LambdaQuestion): Outcome {
  emit(turn, {
    kind: "invoked",
    function: question.function,
    parameters: parametersOf(question),
    attempt: question.attempt,
    logged: turn.state.logging,
  });
  return ask(turn, question);
}

function parametersOf({ event }: LambdaQuestion): Readonly<Record<string, string>> {
  const details = event["Details"] as { readonly Parameters: Readonly<Record<string, string>> };
  return details.Parameters;
}

function conclude(turn: Turn, question: LambdaQuestion, answer: LambdaAnswer, responseType: ResponseType): Outcome {
  const { state } = turn;
  const { outcome } = answer;
  const { asynchronous, limitMilliseconds: limit } = question;
  const late = outcome.kind === "timedOut" || answer.elapsedMilliseconds > limit;
  const elapsed = late ? limit : Math.max(0, answer.elapsedMilliseconds || 0);
  if (!asynchronous) {
    state.time += elapsed;
    state.lambdaMilliseconds += elapsed;
  }
  if (outcome.kind === "timedOut") return fail(turn, asynchronous, outcome.why);
  if (late) return fail(turn, asynchronous, `The function did not answer within ${limit / 1000} s.`);
  switch (outcome.kind) {
    case "threw":
      return fail(turn, asynchronous, `The function failed: ${outcome.message}`);
    case "throttled":
    case "serviceError":
      if (question.attempt <= retries && elapsed < limit)
        return invoke(turn, { ...question, attempt: question.attempt + 1, limitMilliseconds: limit - elapsed });
      return fail(turn, asynchronous, `The function was not reached in ${question.attempt} attempts.`);
    case "returned": {
      if (asynchronous) {
        updateScope(turn, { invocationId: `invocation-${state.steps}` });
        return next;
      }
      const result = validateResult(outcome.payload, responseType);
      if (!result.valid) return fail(turn, asynchronous, result.why);
      updateScope(turn, { external: result.value });
      emit(turn, { kind: "answered", function: question.function, result: result.value, logged: state.logging });
      return next;
    }
  }
}

function fail(turn: Turn, asynchronous: boolean, why: string): Outcome {
  if (!asynchronous) updateScope(turn, { external: undefined });
  return failure(why);
}
