import type { CallState } from "../simulate/call-state.js";
import { type Call, CallFailure } from "../simulate/call.js";
import type { Effect } from "../simulate/effect.js";
import type { Ending } from "../simulate/ending.js";
import { identify } from "../simulate/identifiers.js";
import { fillKeys } from "../simulate/script/fill-keys.js";
import { recordScript } from "../simulate/script/record-script.js";
import { hidden, mask } from "../simulate/transcript/mask.js";
import { secretsIn, transcript, type TranscriptEntry } from "../simulate/transcript/transcript.js";
import { renderSteps, type Step, StepFailure } from "./failure.js";
import { type Site, siteOf } from "./site.js";
import { perform, typing, type Verbs, verbsOf } from "./verbs.js";

/** Steps that follow one another; awaited, they give the call. A step that fails ends them. */
export type Steps = Promise<TestCall> & Verbs<Steps>;

/** An invocation of a Lambda function, as the flow made it. */
export interface Invocation {
  readonly function: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A call under test: verbs for what happens in it, and read-outs for what became of it. */
export interface TestCall extends Verbs<Steps> {
  /** Contact attributes, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Name of the running flow or module. */
  readonly flow: string;
  /** Name of the working queue. */
  readonly queue: string | undefined;
  /** The queue that the contact waits in; undefined when it waits in none. */
  readonly waitsIn: string | undefined;
  /** How the call ended; undefined while it goes on. */
  readonly ended: Ending | undefined;
  /** Virtual milliseconds since the call began. */
  readonly elapsed: number;
  /** Everything the customer has heard, in order. */
  readonly heard: readonly string[];
  /** Text messages that reached the caller during the call, in order. */
  readonly messages: readonly string[];
  /** Invocations of Lambda functions, repeated attempts included, in order. */
  readonly invocations: readonly Invocation[];
  /** What happened, line by line, without numbers and secrets. */
  readonly log: readonly TranscriptEntry[];
  /** What happened as data, complete and unmasked. */
  readonly effects: readonly Effect[];
  /** What a caller could do now, as the end of a sentence that begins with "At this moment". */
  readonly possible: string;
  /** The call so far as text, with the author's lines. */
  readonly transcript: string;
  /** The call so far as a `.call` script that plays it again, without secrets. */
  readonly script: string;
  /** The engine's state: plain data. */
  readonly state: CallState;
  /** The simulator's call. */
  readonly call: Call;
}

/** What a name in braces stands for at this moment of a call. */
export type ValueOf = (name: string, call: Call) => string | undefined;

/** Makes a call under test of a call that has begun, with its first step. */
export function testCall(call: Call, begun: { readonly text: string; readonly site: Site }, value: ValueOf): TestCall {
  const steps: TakenStep[] = [{ ...begun, effects: 0 }];
  const effects = () => call.conversation.effects;

  async function run(
    verb: keyof typeof perform,
    given: readonly unknown[],
    site: Site,
    work: (filled: readonly unknown[]) => Promise<unknown>,
  ): Promise<TestCall> {
    steps.push({ text: wordsOf(verb, given), site, effects: effects().length, typed: typing.has(verb) });
    try {
      await work(typing.has(verb) ? [await fill(String(given[0])), ...given.slice(1)] : given);
      return self;
    } catch (error) {
      if (error instanceof CallFailure) throw new StepFailure(error.diagnostic, placedSteps(), call.transcript());
      throw error;
    }
  }

  const fill = (keys: string) =>
    fillKeys(keys, call, value, "Known names: pin, for the last code that the caller received.");

  /** The steps, with the number of transcript entries before each, and without secrets. */
  function placedSteps(): Step[] {
    const { begunAt } = call.conversation;
    const secrets = secretsIn(effects());
    return steps.map(({ text, site, effects: count, typed }) => ({
      text:
        typed && typesSecret(effects().slice(count))
          ? text.replace(/[0-9*#]*\d[0-9*#]*(?=[^{}]*$)/, hidden)
          : mask(text, secrets),
      site,
      entries: transcript({ effects: effects().slice(0, count), begunAt }).length,
    }));
  }

  function chain(ready: Promise<TestCall>): Steps {
    const verbs = verbsOf<Steps>((verb, given, caller) => {
      const site = siteOf(caller);
      return chain(ready.then(() => does(verb, given, site)));
    });
    return Object.assign(ready, verbs);
  }

  const does = (verb: keyof typeof perform, given: readonly unknown[], site: Site): Promise<TestCall> =>
    run(verb, given, site, (filled) =>
      (perform[verb] as (one: Call, ...words: readonly unknown[]) => Promise<unknown>)(call, ...filled),
    );

  const readOuts = {
    call,
    get attributes() {
      return call.attributes;
    },
    get flow() {
      return call.flow;
    },
    get queue() {
      return call.queue;
    },
    get waitsIn() {
      return call.state.stage === "queued" ? call.queue : undefined;
    },
    get ended() {
      return call.ended;
    },
    get elapsed() {
      return call.state.time - call.conversation.begunAt;
    },
    get heard() {
      return effects().flatMap((one) => (one.kind === "said" && one.to === "customer" ? [one.text] : []));
    },
    get messages() {
      return effects().flatMap((one) => (one.kind === "received" ? [one.text] : []));
    },
    get invocations() {
      return effects().flatMap((one) =>
        one.kind === "invoked" ? [{ function: identify(one.function).name, parameters: one.parameters }] : [],
      );
    },
    get log() {
      return call.transcript();
    },
    get effects() {
      return effects();
    },
    get possible() {
      return call.possible();
    },
    get transcript() {
      return renderSteps(placedSteps(), call.transcript(), false);
    },
    get script() {
      return recordScript(call.conversation);
    },
    get state() {
      return call.state;
    },
  };
  const verbs = verbsOf<Steps>((verb, given, caller) => chain(does(verb, given, siteOf(caller))));
  const self: TestCall = Object.defineProperties(verbs, Object.getOwnPropertyDescriptors(readOuts)) as TestCall;
  return self;
}

/** A step that was taken, and how many effects there were before it. */
interface TakenStep {
  readonly text: string;
  readonly site: Site;
  readonly effects: number;
  /** Its words are keys. */
  readonly typed?: boolean;
}

/** A step as its author wrote it. */
function wordsOf(verb: string, given: readonly unknown[]): string {
  const words = given.map((one) => (one instanceof RegExp ? String(one) : (JSON.stringify(one) ?? "")));
  return [verb, ...words.filter((word) => word !== "")].join(" ");
}

/** True when the keys that were typed next are ones that the flow would not log. */
function typesSecret(effects: readonly Effect[]): boolean {
  const typed = effects.find(({ kind }) => kind === "keyed" || kind === "keysBuffered" || kind === "keysLost");
  return typed !== undefined && "secret" in typed && typed.secret;
}
