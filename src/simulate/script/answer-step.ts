import type { LambdaAnswer, LambdaQuestion, Question } from "../question.js";
import type { Answered } from "../conversation.js";
import type { Naming } from "../subject.js";
import type { NumberDoes, ScriptGiven } from "./script.js";

/** A question and its answer, as the line of a script that answers it so once; undefined where there is no such line. */
export function answerStep({ question, answer, flow, action }: Answered, named: Naming): ScriptGiven | undefined {
  const once = true;
  switch (answer.kind) {
    case "failed": {
      const error = answer.error ?? "NoMatchingError";
      // A bot is asked long after its block began to run, so a fault of the block would come too late.
      if (question.kind === "bot") return { kind: "givenBotFails", name: named(question.bot), error, once };
      if (question.kind === "encrypt") return undefined;
      return question.kind === "lambda" && error === "NoMatchingError"
        ? { kind: "givenLambda", name: named(question.function), does: "fails", afterMilliseconds: 0, once }
        : { kind: "givenFault", flow, action, error };
    }
    case "lambda":
      return question.kind === "lambda" ? lambdaStep(question, answer, named) : undefined;
    case "service":
      return question.kind === "service"
        ? { kind: "givenService", operation: question.operation, result: JSON.stringify(answer.result), once }
        : undefined;
    case "bot":
      return question.kind === "bot"
        ? { kind: "givenReply", name: named(question.bot), reply: JSON.stringify(answer.reply), once }
        : undefined;
    case "hours":
      if (question.kind !== "hours") return undefined;
      return question.hours === undefined
        ? { kind: "givenQueueHours", queue: named(question.queue ?? ""), open: answer.open, once }
        : { kind: "givenHours", name: named(question.hours), open: answer.open, once };
    case "metric":
      return question.kind === "metric"
        ? { kind: "givenMetric", queue: queueOf(question, named), metric: question.metric, value: answer.value, once }
        : undefined;
    case "metrics":
      return question.kind === "metrics"
        ? { kind: "givenMetrics", queue: queueOf(question, named), metrics: JSON.stringify(answer.metrics), once }
        : undefined;
    case "percentage":
      return { kind: "givenDraws", drawn: [answer.drawn] };
    case "capacity":
      return question.kind === "capacity"
        ? { kind: "givenQueue", name: named(question.queue), full: answer.full, once }
        : undefined;
    case "thirdParty":
      return question.kind === "thirdParty"
        ? { kind: "givenNumber", number: question.number, does: thirdPartyDoes[answer.outcome], once }
        : undefined;
    case "dialable": {
      const does = answer.dialable ? "can be dialled" : "cannot be dialled";
      return question.kind === "dialable" ? { kind: "givenNumber", number: question.number, does, once } : undefined;
    }
    case "queue":
    case "encrypt":
      return undefined;
  }
}

/** What an instance of which nothing is known answers by itself, as the same line; undefined where it cannot. */
export function usualStep(question: Question, named: Naming): ScriptGiven | undefined {
  const once = true;
  switch (question.kind) {
    case "metric":
      return { kind: "givenMetric", queue: queueOf(question, named), metric: question.metric, value: "0", once };
    case "metrics": {
      const name = queueOf(question, named);
      return { kind: "givenMetrics", queue: name, metrics: JSON.stringify({ Queue: { Name: name } }), once };
    }
    case "capacity":
      return { kind: "givenQueue", name: named(question.queue), full: false, once };
    case "thirdParty":
      return { kind: "givenNumber", number: question.number, does: "answers", once };
    case "dialable":
      return { kind: "givenNumber", number: question.number, does: "can be dialled", once };
    default:
      return undefined;
  }
}

const thirdPartyDoes = {
  connected: "answers",
  failed: "fails",
  notAnswered: "does not answer",
} as const satisfies Record<string, NumberDoes>;

function queueOf({ queue, agent }: { readonly queue?: string; readonly agent?: string }, named: Naming): string {
  return named(queue ?? agent ?? "");
}

function lambdaStep(question: LambdaQuestion, answer: LambdaAnswer, named: Naming): ScriptGiven | undefined {
  const given = { kind: "givenLambda", name: named(question.function), once: true } as const;
  const { outcome, elapsedMilliseconds: afterMilliseconds } = answer;
  switch (outcome.kind) {
    case "returned": {
      const text = oneLine(outcome.payload);
      return text === undefined ? undefined : { ...given, does: "answers", answer: text, afterMilliseconds };
    }
    case "threw":
      return { ...given, does: "fails", afterMilliseconds };
    case "timedOut":
      return { ...given, does: "times out" };
    case "throttled":
      return { ...given, does: "is throttled" };
    case "serviceError":
      return { ...given, does: "meets a server error" };
  }
}

/** JSON on one line; undefined for what is none. */
function oneLine(json: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return undefined;
  }
}
