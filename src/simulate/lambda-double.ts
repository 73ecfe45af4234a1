import type { Json } from "../language/json.js";
import type { LambdaAnswer, LambdaQuestion } from "./question.js";

/** Answers a Lambda invocation: a double, or a real handler in a worker. `time` is the call's virtual time. */
export type LambdaRunner = (question: LambdaQuestion, time: number) => LambdaAnswer | Promise<LambdaAnswer>;

/** The event of a contact flow, as far as doubles look at it. */
export interface LambdaDoubleEvent {
  readonly Details: {
    readonly ContactData: Readonly<Record<string, Json>>;
    readonly Parameters: Readonly<Record<string, string>>;
  };
}

/** A double: a function in place of the Lambda. What it returns is the answer, what it throws a function error. */
export function answering(
  handler: (event: LambdaDoubleEvent, time: number) => unknown,
  elapsedMilliseconds = 0,
): LambdaRunner {
  return ({ event }, time) => {
    try {
      const result = handler(event as unknown as LambdaDoubleEvent, time);
      if (result instanceof Promise) return result.then(returned, threw);
      return returned(result);
    } catch (error) {
      return threw(error);
    }
  };

  function returned(result: unknown): LambdaAnswer {
    try {
      const payload = JSON.stringify(result) ?? "null";
      return { kind: "lambda", doubled: true, elapsedMilliseconds, outcome: { kind: "returned", payload } };
    } catch (error) {
      return threw(error);
    }
  }

  function threw(error: unknown): LambdaAnswer {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "lambda", doubled: true, elapsedMilliseconds, outcome: { kind: "threw", message } };
  }
}

/** A double that never answers. */
export const timingOut: LambdaRunner = ({ limitMilliseconds }) => ({
  kind: "lambda",
  doubled: true,
  elapsedMilliseconds: limitMilliseconds,
  outcome: { kind: "timedOut", why: `The function did not answer within ${limitMilliseconds / 1000} s.` },
});

/** A double that fails with this message. */
export function failing(message: string, elapsedMilliseconds = 0): LambdaRunner {
  return () => ({ kind: "lambda", doubled: true, elapsedMilliseconds, outcome: { kind: "threw", message } });
}

/** A double that the Lambda service throttles (or fails with a server error) the first `times` times. */
export function refusing(
  times: number,
  then: LambdaRunner,
  kind: "throttled" | "serviceError" = "throttled",
): LambdaRunner {
  return (question, time) =>
    question.attempt <= times
      ? { kind: "lambda", doubled: true, elapsedMilliseconds: 0, outcome: { kind } }
      : then(question, time);
}
