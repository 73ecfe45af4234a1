import type { SourcePosition } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../language/json.js";
import { type FlowSource, flowSet } from "./flow-set.js";
import { type HoursOfOperation, isOpen } from "./hours.js";
import { identify } from "./identifiers.js";
import type { LambdaRunner } from "./lambda-double.js";
import { askBot, type Bot } from "./bots/bot.js";
import type { Flows } from "./prepared-flow.js";
import type { Answer, Question, WorkingQueue } from "./question.js";
import type { Case } from "./services/cases.js";
import type { DataTable } from "./services/data-tables.js";
import type { CustomerProfile } from "./services/profiles.js";
import { serve, type VoiceIdOption } from "./services/serve.js";
import type { Naming } from "./subject.js";

/** What a simulated instance holds. Keys are names; documents may refer to them by name, ARN or relocation token. */
export interface InstanceSetup {
  readonly flows: Iterable<FlowSource>;
  readonly lambdas?: ReadonlyMap<string, LambdaRunner>;
  /** `true` is always open. Hours that are not listed are not known: the block takes its error branch. */
  readonly hours?: ReadonlyMap<string, HoursOfOperation | boolean>;
  /** A queue that is not listed exists, has room and no agents, unless `onlyListedQueues` is set. */
  readonly queues?: ReadonlyMap<string, QueueSetup>;
  readonly onlyListedQueues?: boolean;
  /** Which flow answers which number. */
  readonly numbers?: ReadonlyMap<string, string>;
  /** ARN or id → name, for documents that are linked. */
  readonly names?: ReadonlyMap<string, string>;
  /** Bots by alias ARN, name, or id of an Agentic CX application; one that is not listed cannot be reached. */
  readonly bots?: ReadonlyMap<string, Bot>;
  /** Cases; the list changes while calls are played. */
  readonly cases?: Case[];
  /** Customer profiles; the list changes while calls are played. */
  readonly profiles?: CustomerProfile[];
  /** Data tables by name; their rows change while calls are played. */
  readonly dataTables?: ReadonlyMap<string, DataTable>;
  /** Message templates by name, as text. When absent, every template exists and is rendered as its name. */
  readonly templates?: ReadonlyMap<string, string>;
  /** What Voice ID says of the caller; when absent, the service is not there (it has ended). */
  readonly voiceId?: Readonly<Partial<Record<VoiceIdOption, string>>>;
  /** Flows of events that are set for every contact, by hook name: the instance's default flows. */
  readonly defaultFlows?: Readonly<Record<string, string>>;
  /** Text messages that functions have sent, oldest first; the list grows while calls are played. */
  readonly messages?: readonly TextMessage[];
  /** What becomes of calls to outside numbers; `connected` when absent. */
  readonly thirdParty?: (number: string) => "connected" | "failed" | "notAnswered";
  /** Which numbers the instance may dial; all when absent. */
  readonly dialable?: (number: string) => boolean;
  /** Encrypts typed keys as base64; a text in their place that nothing can decrypt when absent. */
  readonly encrypt?: (keys: KeysToEncrypt) => string;
  /** Flow → action identifier → the author's line. */
  readonly positions?: ReadonlyMap<string, ReadonlyMap<string, SourcePosition>>;
  /** Seed of the generator for percentages; 1 when absent. */
  readonly seed?: number;
  /** Asked before the instance answers by itself; undefined leaves the question to the instance. */
  readonly given?: (question: Question, time: number, named: Naming) => Answer | Promise<Answer> | undefined;
}

/** Keys that a flow stores encrypted. */
export interface KeysToEncrypt {
  readonly text: string;
  readonly keyId: string;
  /** PEM. */
  readonly certificate: string;
}

/** A text message of the local SMS service. */
export interface TextMessage {
  /** E.164. */
  readonly to: string;
  readonly body: string;
}

/** A queue and its present state. */
export interface QueueSetup {
  readonly arn?: string;
  readonly full?: boolean;
  /** Name of the hours that the queue follows. */
  readonly hours?: string;
  readonly outboundCallerId?: string;
  /** By `MetricType` of Check staffing and Check queue status, ages in milliseconds; 0 when absent. */
  readonly metrics?: Readonly<Record<string, number>>;
  /** `$.Metrics` as Get metrics fills it. */
  readonly metricData?: JsonObject;
}

/** A simulated instance, ready for calls. Of calls it keeps only the records that they change: cases, profiles, rows. */
export interface Instance {
  readonly flows: Flows;
  readonly setup: InstanceSetup;
  /** The name of what an identifier of a document means on this instance. */
  readonly named: Naming;
  /** The flow behind a dialled number. */
  flowOf(number: string): string | undefined;
  answer(question: Question, time: number, random: () => number): Answer | Promise<Answer>;
}

export function createInstance(setup: InstanceSetup): Instance {
  const flows = flowSet(setup.flows);
  const named: Naming = (identifier) => setup.names?.get(identifier) ?? identify(identifier).name;

  const services = {
    cases: setup.cases ?? [],
    profiles: setup.profiles ?? [],
    tables: setup.dataTables ?? new Map<string, DataTable>(),
    templates: setup.templates,
    voiceId: setup.voiceId,
    named,
  };

  function answer(question: Question, time: number, random: () => number): Answer | Promise<Answer> {
    const given = setup.given?.(question, time, named);
    if (given) return given;
    switch (question.kind) {
      case "lambda": {
        const name = named(question.function);
        const run = setup.lambdas?.get(name) ?? setup.lambdas?.get(question.function);
        return run ? run(question, time) : failed(`There is no Lambda function "${name}".`);
      }
      case "service":
        return serve(services, question);
      case "bot": {
        const name = named(question.bot);
        const bot = setup.bots?.get(question.bot) ?? setup.bots?.get(name);
        return bot ? askBot(bot, question) : failed(`There is no bot "${name}".`);
      }
      case "hours":
        return hours(question.hours, question.queue, time);
      case "queue":
        return workingQueue(question.queue, question.agent);
      case "capacity": {
        const queue = setup.queues?.get(named(question.queue));
        return { kind: "capacity", full: queue?.full ?? false };
      }
      case "metric": {
        const queue = setup.queues?.get(named(question.queue ?? question.agent ?? ""));
        const metrics = queue?.metrics ?? {};
        const value = Object.hasOwn(metrics, question.metric) ? metrics[question.metric] : 0;
        return { kind: "metric", value: String(value) };
      }
      case "metrics": {
        const name = named(question.queue ?? question.agent ?? "");
        const queue = setup.queues?.get(name);
        return { kind: "metrics", metrics: queue?.metricData ?? { Queue: { Name: name } } };
      }
      case "percentage":
        return { kind: "percentage", drawn: 1 + Math.floor(random() * 100) };
      case "thirdParty":
        return { kind: "thirdParty", outcome: setup.thirdParty?.(question.number) ?? "connected" };
      case "dialable":
        return { kind: "dialable", dialable: setup.dialable?.(question.number) ?? true };
      case "encrypt":
        return ciphertext(question);
    }
  }

  function hours(identifier: string | undefined, queue: string | undefined, time: number): Answer {
    const name = identifier === undefined ? setup.queues?.get(named(queue ?? ""))?.hours : named(identifier);
    const known = name === undefined ? undefined : setup.hours?.get(name);
    if (known === undefined) return failed(`The hours of operation "${name ?? ""}" are not known.`);
    try {
      return { kind: "hours", open: isOpen(known, time) };
    } catch {
      return failed(`The hours of operation "${name ?? ""}" have a time zone that is none.`);
    }
  }

  function ciphertext(question: Extract<Question, { readonly kind: "encrypt" }>): Answer {
    try {
      return { kind: "encrypt", ciphertext: (setup.encrypt ?? standIn)(question) };
    } catch (error) {
      return failed(`The keys could not be encrypted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function workingQueue(identifier: string | undefined, agent: string | undefined): Answer {
    const given = identifier ?? agent ?? "";
    const name = named(given);
    const known = setup.queues?.get(name);
    if (given === "" || (identifier !== undefined && setup.onlyListedQueues && !known))
      return failed(`There is no queue "${name}".`);
    const queue: WorkingQueue = { name, arn: known?.arn ?? given, agent: identifier === undefined };
    const caller = known?.outboundCallerId;
    return { kind: "queue", queue: caller === undefined ? queue : { ...queue, outboundCallerId: caller } };
  }

  return { flows, setup, named, answer, flowOf: (number) => setup.numbers?.get(number) };
}

/** Base64 that tells nothing of the keys. */
function standIn({ keyId }: KeysToEncrypt): string {
  return Buffer.from(`keys encrypted under ${keyId}`).toString("base64");
}

function failed(why: string): Answer {
  return { kind: "failed", why };
}
