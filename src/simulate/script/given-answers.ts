import type { JsonObject } from "../../language/json.js";
import { askBot } from "../bots/bot.js";
import { scriptedBot } from "../bots/scripted-bot.js";
import type { InstanceSetup } from "../instance.js";
import { answering, failing, refusing, timingOut, type LambdaRunner } from "../lambda-double.js";
import type { Answer, BotReply, Question } from "../question.js";
import { type Naming, subject, subjectOf } from "../subject.js";
import type { GivenLambda, NumberDoes, ScriptGiven, ScriptText } from "./script.js";

/** Answers a question; undefined leaves it to the instance. */
type Answering = (question: Question, time: number) => Answer | Promise<Answer> | undefined;

/** What a script says is so, as answers to what calls ask. */
export class GivenAnswers {
  /** Subject → what holds until something else is given. */
  readonly #standing = new Map<string, Answering>();
  /** Subject → what holds for one question each, first come first. */
  readonly #once = new Map<string, Answering[]>();
  /** Bot → intent → what is said for it. */
  readonly #intents = new Map<string, Map<string, (string | RegExp)[]>>();

  /** Takes what a line says. Faults and attributes are no answers: they belong to a call. */
  take(step: ScriptGiven): void {
    switch (step.kind) {
      case "givenLambda":
        return this.#give(step, subject("lambda", step.name), lambdaAnswering(step));
      case "givenBot":
        return this.#understand(step.name, step.intent, textOrPattern(step.expected));
      case "givenReply": {
        const reply = JSON.parse(step.reply) as BotReply;
        return this.#give(step, subject("bot", step.name), (question) =>
          question.kind === "bot" ? askBot(() => reply, question) : undefined,
        );
      }
      case "givenBotFails":
        return this.#give(step, subject("bot", step.name), () => ({
          kind: "failed",
          why: "The script lets the bot fail.",
          error: step.error,
        }));
      case "givenHours":
        return this.#give(step, subject("hours", step.name), () => ({ kind: "hours", open: step.open }));
      case "givenQueueHours":
        return this.#give(step, subject("queue hours", step.queue), () => ({ kind: "hours", open: step.open }));
      case "givenQueue":
        return this.#give(step, subject("capacity", step.name), () => ({ kind: "capacity", full: step.full }));
      case "givenMetric":
        return this.#give(step, subject("metric", step.queue, step.metric), () => ({
          kind: "metric",
          value: step.value,
        }));
      case "givenMetrics": {
        const metrics = JSON.parse(step.metrics) as JsonObject;
        return this.#give(step, subject("metrics", step.queue), () => ({ kind: "metrics", metrics }));
      }
      case "givenDraws":
        for (const drawn of step.drawn)
          this.#give({ once: true }, subject("percentage"), () => ({ kind: "percentage", drawn }));
        return;
      case "givenNumber":
        return this.#give(step, subject(numberAnswers[step.does].kind, step.number), () => numberAnswers[step.does]);
      case "givenService": {
        const result = JSON.parse(step.result) as JsonObject;
        return this.#give(step, subject("service", step.operation), () => ({ kind: "service", result }));
      }
      case "givenFault":
      case "givenAttribute":
        return;
    }
  }

  /** For {@link InstanceSetup.given}. */
  readonly answer = (question: Question, time: number, named: Naming): Answer | Promise<Answer> | undefined => {
    // A script may also use the identifier that the document has: an ARN, for instance.
    for (const naming of [named, asItIs]) {
      const about = subjectOf(question, naming);
      const answers = this.#once.get(about)?.shift() ?? this.#standing.get(about);
      if (answers) return answers(question, time);
    }
    return undefined;
  };

  #give({ once }: { readonly once: boolean }, about: string, answers: Answering): void {
    const queue = this.#once.get(about);
    if (!once) this.#standing.set(about, answers);
    else if (queue) queue.push(answers);
    else this.#once.set(about, [answers]);
  }

  #understand(bot: string, intent: string, phrase: string | RegExp): void {
    const intents = this.#intents.get(bot) ?? new Map<string, (string | RegExp)[]>();
    this.#intents.set(bot, intents);
    intents.set(intent, [...(intents.get(intent) ?? []), phrase]);
    const scripted = scriptedBot(Object.fromEntries(intents));
    this.#give({ once: false }, subject("bot", bot), (question) =>
      question.kind === "bot" ? askBot(scripted, question) : undefined,
    );
  }
}

/** A text or pattern of a script as prompts and sayings are compared with it. */
export function textOrPattern(expected: ScriptText): string | RegExp {
  return expected.kind === "text" ? expected.text : new RegExp(expected.source, expected.flags);
}

/** The instance's setup, with what is given asked before it. */
export function withGiven(setup: InstanceSetup, given: GivenAnswers): InstanceSetup {
  return { ...setup, given: given.answer };
}

const asItIs: Naming = (identifier) => identifier;

const numberAnswers = {
  answers: { kind: "thirdParty", outcome: "connected" },
  fails: { kind: "thirdParty", outcome: "failed" },
  "does not answer": { kind: "thirdParty", outcome: "notAnswered" },
  "can be dialled": { kind: "dialable", dialable: true },
  "cannot be dialled": { kind: "dialable", dialable: false },
} as const satisfies Record<NumberDoes, Answer>;

function lambdaAnswering(step: GivenLambda): Answering {
  const runner = double(step);
  return (question, time) => (question.kind === "lambda" ? runner?.(question, time) : undefined);
}

/** What takes the function's place; undefined for the function itself. */
function double(step: GivenLambda): LambdaRunner | undefined {
  switch (step.does) {
    case "answers": {
      const answer: unknown = JSON.parse(step.answer);
      return answering(() => answer, step.afterMilliseconds);
    }
    case "fails":
      return failing("The script lets it fail.", step.afterMilliseconds);
    case "times out":
      return timingOut;
    case "is throttled":
      return refusing(Number.POSITIVE_INFINITY, timingOut);
    case "meets a server error":
      return refusing(Number.POSITIVE_INFINITY, timingOut, "serviceError");
    case "is real":
      return undefined;
  }
}
