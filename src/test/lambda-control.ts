import type { Json } from "../language/json.js";
import {
  answering,
  failing,
  type LambdaDoubleEvent,
  type LambdaRunner,
  refusing,
  timingOut,
} from "../simulate/lambda-double.js";
import { parseDuration } from "../simulate/duration.js";

/** How often something takes the place of the function; for good when nothing is said. */
export interface Times {
  readonly times?: number;
}

/** An answer's delay: virtual milliseconds, or a text such as `2 seconds`. */
export interface After extends Times {
  readonly after?: number | string;
}

/** One invocation that reached a function or its double. */
export interface ReceivedInvocation {
  readonly parameters: Readonly<Record<string, string>>;
  readonly event: LambdaDoubleEvent;
  /** 1 for the first try; the service tries again after throttling and server errors. */
  readonly attempt: number;
}

const keptInvocations = 1_000;

/** Something that takes a function's place for some invocations. */
interface Replacement {
  readonly runner: LambdaRunner;
  left: number;
}

/** A Lambda function of the instance: the real one, until a test puts something in its place. */
export class LambdaControl {
  readonly name: string;
  /** The last 1,000 invocations, oldest first. */
  readonly invocations: ReceivedInvocation[] = [];
  readonly #real: LambdaRunner | undefined;
  readonly #replacements: Replacement[] = [];

  constructor(name: string, real: LambdaRunner | undefined) {
    this.name = name;
    this.#real = real;
  }

  /** Answers with a value, or with what a function makes of the event; what it throws is the function's error. */
  answers(
    answer: Json | ((event: LambdaDoubleEvent, time: number) => unknown),
    { after = 0, times }: After = {},
  ): this {
    const elapsed = typeof after === "number" ? after : parseDuration(after);
    if (elapsed === undefined) throw new RangeError(`"${after}" is not a length of time.`);
    const handler = typeof answer === "function" ? answer : () => answer;
    return this.#replace(answering(handler, elapsed), times);
  }

  /** Fails with an error of the function: not tried again. */
  fails(message = "The test lets it fail.", { times }: Times = {}): this {
    return this.#replace(failing(message), times);
  }

  /** Does not answer in time. */
  timesOut({ times }: Times = {}): this {
    return this.#replace(timingOut, times);
  }

  /** Is throttled by the Lambda service, which tries again up to three times; `times` counts the attempts. */
  isThrottled({ times }: Times = {}): this {
    return this.#replace(refuse("throttled"), times);
  }

  /** Meets a server error of the Lambda service, which tries again up to three times. */
  meetsServerError({ times }: Times = {}): this {
    return this.#replace(refuse("serviceError"), times);
  }

  /** Runs as given from now on; for results that no JSON value stands for. */
  runs(runner: LambdaRunner, { times }: Times = {}): this {
    return this.#replace(runner, times);
  }

  /** Puts the function itself back in its place. */
  isReal(): this {
    this.#replacements.length = 0;
    return this;
  }

  /** Answers an invocation. */
  readonly run: LambdaRunner = (question, time) => {
    const event = question.event as unknown as LambdaDoubleEvent;
    this.invocations.push({ parameters: event.Details.Parameters, event, attempt: question.attempt });
    if (this.invocations.length > keptInvocations) this.invocations.shift();
    const replacement = this.#replacements.at(-1);
    if (replacement) {
      replacement.left -= 1;
      if (replacement.left <= 0) this.#replacements.pop();
      return replacement.runner(question, time);
    }
    if (this.#real) return this.#real(question, time);
    const message = `Nothing says what the function "${this.name}" answers.`;
    return { kind: "lambda", elapsedMilliseconds: 0, outcome: { kind: "threw", message } };
  };

  #replace(runner: LambdaRunner, times = Number.POSITIVE_INFINITY): this {
    if (!(times > 0)) throw new RangeError("times is a number from 1 up.");
    this.#replacements.push({ runner, left: times });
    return this;
  }
}

function refuse(kind: "throttled" | "serviceError"): LambdaRunner {
  return refusing(Number.POSITIVE_INFINITY, timingOut, kind);
}
