import type { Json, JsonObject } from "../language/json.js";
import type { Ending } from "./ending.js";
import type { BotEngine, Question, WorkingQueue } from "./question.js";

/**
 * Everything about a call at one moment: plain data, never changed in place. Two calls in the same state go on in the
 * same way.
 */
export interface CallState {
  /** Virtual time in milliseconds since 1970. */
  readonly time: number;
  readonly contact: Contact;
  /** What part of the contact's life is running; decides what follows when a flow ends. */
  readonly stage: Stage;
  /** Name of the running flow or module, and identifier of its current action. */
  readonly flow: string;
  readonly action: string;
  /** What belongs to the running flow or module alone. */
  readonly scope: Scope;
  /** Flows and modules that wait for a module to return, outermost first. */
  readonly callers: readonly Caller[];
  /** Contact attributes (`$.Attributes`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly queue: WorkingQueue | undefined;
  /** The queue that a queued contact asks to go to, and how often it has changed its queue. */
  readonly nextQueue: WorkingQueue | undefined;
  readonly requeued: number;
  /** Flows set by event hooks: hook name → flow identifier. */
  readonly hooks: ReadonlyMap<string, string>;
  readonly logging: boolean;
  /** Keys typed ahead while the touch-tone buffer is on, at most 30. */
  readonly keys: string;
  readonly buffering: boolean;
  /** Milliseconds of Lambda time used since the last prompt. */
  readonly lambdaMilliseconds: number;
  /** How long speech takes. */
  readonly pace: Pace;
  /** Failures that are to be injected. */
  readonly faults: readonly Fault[];
  /** What the call waits for; undefined only when it has ended. */
  readonly waiting: Waiting | undefined;
  readonly ended: Ending | undefined;
  /** Actions run in the whole call, and how many may run before the call ends as `tooManySteps`. */
  readonly steps: number;
  readonly maximumSteps: number;
}

/** Part of a contact's life. */
export type Stage = "flow" | "queued" | "agentWhisper" | "customerWhisper" | "withAgent" | "onHold" | "remaining";

/** What does not change with the running flow. */
export interface Contact {
  readonly id: string;
  readonly initialId: string;
  readonly previousId: string;
  readonly channel: Channel;
  readonly initiationMethod: string;
  readonly customerEndpoint: Endpoint | undefined;
  readonly systemEndpoint: Endpoint | undefined;
  readonly instanceArn: string;
  readonly region: string;
  readonly languageCode: string;
  readonly voice: string;
  readonly name: string;
  readonly description: string;
  readonly customerId: string;
  readonly callbackNumber: string;
  readonly tags: ReadonlyMap<string, string>;
  /** `$.SegmentAttributes`. */
  readonly segmentAttributes: JsonObject;
  /** `$.Agent`; present in whisper and transfer flows. */
  readonly agent: JsonObject | undefined;
  /** Queue priority; the service's default is 5. */
  readonly priority: number;
  /** Further data of the contact by its path's first name: `Media`, `References`, `MediaStreams`. */
  readonly data: ReadonlyMap<string, Json>;
  /** Content that Get stored content loads: `EmailMessage` → text. */
  readonly content: ReadonlyMap<string, string>;
  /** What answering-machine detection found, in calls that a campaign dialled. */
  readonly callProgress: CallProgress | undefined;
  /** When streaming of the customer's audio began, in milliseconds since 1970. */
  readonly streamedSince: string | undefined;
}

/** What answering-machine detection can find. */
export type CallProgress = "CallAnswered" | "VoicemailBeep" | "VoicemailNoBeep" | "NotDetected";

export type Channel = "VOICE" | "CHAT" | "TASK" | "EMAIL";

/** One side of the conversation. */
export interface Endpoint {
  readonly address: string;
  /** `TELEPHONE_NUMBER` for calls. */
  readonly type: string;
}

/** Values and counters of one run of a flow or module; gone when it ends. */
export interface Scope {
  readonly flowAttributes: ReadonlyMap<string, string>;
  /** `$.External`: the last synchronous Lambda result. */
  readonly external: Json | undefined;
  /** `$.LambdaInvocation.InvocationId` of the last asynchronous invocation. */
  readonly invocationId: string;
  readonly storedInput: string;
  /** `$.Metrics`. */
  readonly metrics: JsonObject | undefined;
  /** `$.Modules`: input inside a module, the last result in its caller. */
  readonly modules: JsonObject;
  /** What actions have found, by its path's first name: `Lex`, `Case`, `Customer`, `Views`, `DataTables`. */
  readonly results: ReadonlyMap<string, Json>;
  /** Turns taken, by identifier of the Loop action. */
  readonly loops: ReadonlyMap<string, number>;
}

/** Where a module returns to. */
export interface Caller {
  readonly flow: string;
  readonly action: string;
  readonly scope: Scope;
}

/** How long speech takes, in milliseconds. With zeros prompts are heard at once. */
export interface Pace {
  readonly perCharacter: number;
  /** A recorded prompt, whose length the simulator does not know. */
  readonly perRecording: number;
}

/** One failure that a test injects into an action the next time it runs. */
export interface Fault {
  readonly flow: string;
  readonly action: string;
  readonly error: string;
}

/** What the call waits for. */
export type Waiting =
  /** The call has not begun. */
  | { readonly kind: "start" }
  /** A prompt is playing. */
  | { readonly kind: "speaking"; readonly until: number }
  | Collecting
  /** Time (and events by name) must pass; without a time the action waits for events only. */
  | { readonly kind: "pause"; readonly until: number | undefined; readonly events: readonly string[] }
  /** A conversation with an outside number that comes back when it hangs up. */
  | { readonly kind: "thirdParty" }
  | Listening
  /** The participant must pick an action of a view, or sign in. */
  | { readonly kind: "view" | "signIn"; readonly until: number }
  | { readonly kind: "answer"; readonly question: Question }
  /** In a queue, and the queue's flow is over. */
  | { readonly kind: "queue" }
  | { readonly kind: "agent" };

/** Touch-tone collection under way. */
export interface Collecting {
  readonly kind: "keys";
  /** `menu` takes one key, `store` a text of keys. */
  readonly mode: "menu" | "store";
  /** Keys typed so far. */
  readonly typed: string;
  /** The prompt plays until then; a key before that interrupts it. */
  readonly promptUntil: number;
  /** When the wait for the next key is over. */
  readonly until: number;
  /** How many keys make it complete. */
  readonly maximum: number;
  /** Keys that end the input. */
  readonly terminator: string;
  readonly interdigitMilliseconds: number;
  /** What is typed is stored encrypted, so nothing may show it. */
  readonly encrypted: boolean;
}

/** A bot listens to the participant. */
export interface Listening {
  readonly kind: "listening";
  readonly engine: BotEngine;
  readonly bot: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly memory: Json | undefined;
  /** Keys typed so far; a bot takes them as one text. */
  readonly typed: string;
  /** When the wait is over; undefined where the bot waits for ever. */
  readonly until: number | undefined;
}

/** Private values of a flow that has just begun. */
export const freshScope: Scope = {
  flowAttributes: new Map(),
  external: undefined,
  invocationId: "",
  storedInput: "",
  metrics: undefined,
  modules: {},
  results: new Map(),
  loops: new Map(),
};
