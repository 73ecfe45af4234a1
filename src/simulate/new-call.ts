import type { Json, JsonObject } from "../language/json.js";
import type { CallProgress, CallState, Channel, Pace } from "./call-state.js";
import { freshScope } from "./call-state.js";

/** How a simulated call begins. */
export interface NewCall {
  /** Name (or another identifier) of the flow that the call arrives at. */
  readonly flow: string;
  /** The caller's number, E.164. */
  readonly from?: string;
  /** The dialled number, E.164. */
  readonly to?: string;
  /** `VOICE` when absent. */
  readonly channel?: Channel;
  /** Contact attributes that are set before the flow begins. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Start of the call in milliseconds since 1970; 2026-01-05 09:00 UTC, a Monday, when absent. */
  readonly time?: number;
  /** How long speech takes; prompts are heard at once when absent. */
  readonly pace?: Pace;
  readonly languageCode?: string;
  readonly region?: string;
  readonly instanceArn?: string;
  /** How many actions may run before the call ends as `tooManySteps`; 10,000 when absent. */
  readonly maximumSteps?: number;
  readonly contactId?: string;
  /** `INBOUND` for calls and `API` for other channels when absent. */
  readonly initiationMethod?: string;
  /** Name and description of a task or a contact. */
  readonly name?: string;
  readonly description?: string;
  readonly customerId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly segmentAttributes?: JsonObject;
  /** Further data by a path's first name: `{ Media: { InitialMessage: "Hello" } }`. */
  readonly data?: Readonly<Record<string, Json>>;
  /** Stored content: `{ EmailMessage: "…" }`. */
  readonly content?: Readonly<Record<string, string>>;
  readonly callProgress?: CallProgress;
  /** `$.Agent` of whisper, hold and transfer flows: `{ UserName: "ana" }`. */
  readonly agent?: Readonly<Record<string, string>>;
  /** Name of the working queue that the contact comes with, as in whisper and queue flows. */
  readonly queue?: string;
  /** Seed of the generator for percentages; the instance's when absent. */
  readonly seed?: number;
  /** The first draws for percentages, each 1 to 100, before those of the generator. */
  readonly draws?: readonly number[];
  /** Flows of events that are set when the contact begins, by hook name: the instance's default flows. */
  readonly hooks?: Readonly<Record<string, string>>;
}

const defaultTime = Date.UTC(2026, 0, 5, 9);
const defaultContactId = "00000000-0000-4000-8000-000000000001";
const defaultInstance = "arn:aws:connect:us-east-1:123456789012:instance/00000000-0000-4000-8000-000000000000";

/** The state of a call that has not begun. */
export function newCall(call: NewCall): CallState {
  const id = call.contactId ?? defaultContactId;
  const channel = call.channel ?? "VOICE";
  const endpoint = (address: string | undefined) =>
    address === undefined ? undefined : { address, type: "TELEPHONE_NUMBER" };
  return {
    time: call.time ?? defaultTime,
    contact: {
      id,
      initialId: id,
      previousId: id,
      channel,
      initiationMethod: call.initiationMethod ?? (channel === "VOICE" ? "INBOUND" : "API"),
      customerEndpoint: endpoint(call.from),
      systemEndpoint: endpoint(call.to),
      instanceArn: call.instanceArn ?? defaultInstance,
      region: call.region ?? "us-east-1",
      languageCode: call.languageCode ?? "en-US",
      voice: "Joanna",
      name: call.name ?? "",
      description: call.description ?? "",
      customerId: call.customerId ?? "",
      callbackNumber: "",
      tags: new Map(Object.entries(call.tags ?? {})),
      segmentAttributes: call.segmentAttributes ?? {},
      agent: call.agent,
      priority: 5,
      data: new Map(Object.entries(call.data ?? {})),
      content: new Map(Object.entries(call.content ?? {})),
      callProgress: call.callProgress,
      streamedSince: undefined,
    },
    stage: "flow",
    flow: call.flow,
    action: "",
    scope: freshScope,
    callers: [],
    attributes: new Map(Object.entries(call.attributes ?? {})),
    queue: call.queue === undefined ? undefined : { name: call.queue, arn: call.queue, agent: false },
    nextQueue: undefined,
    requeued: 0,
    hooks: new Map(Object.entries(call.hooks ?? {})),
    logging: false,
    keys: "",
    buffering: false,
    lambdaMilliseconds: 0,
    pace: call.pace ?? { perCharacter: 0, perRecording: 0 },
    faults: [],
    waiting: { kind: "start" },
    ended: undefined,
    steps: 0,
    maximumSteps: call.maximumSteps ?? 10_000,
  };
}
