import { report } from "../diagnostics/report.js";
import type { LocalSms } from "../local/sms.js";
import { CallFailure, placeCall, type PlacedCall } from "../simulate/call.js";
import type { Fault } from "../simulate/call-state.js";
import type { HoursOfOperation } from "../simulate/hours.js";
import {
  createInstance,
  type Instance,
  type InstanceSetup,
  type QueueSetup,
  type TextMessage,
} from "../simulate/instance.js";
import { StepFailure } from "./failure.js";
import { type InvokedFunctions, invokedFunctions } from "./invoked-functions.js";
import type { LambdaRunner } from "../simulate/lambda-double.js";
import { LambdaControl } from "./lambda-control.js";
import { siteOf } from "./site.js";
import { type TestCall, testCall, type ValueOf } from "./test-call.js";

/** How a call is placed. */
export type Dial = Omit<PlacedCall, "to" | "flow" | "time" | "channel"> & {
  /** When it begins: milliseconds since 1970 or an ISO text; after the call before it when absent. */
  readonly at?: number | string;
  /** Errors that actions fail with the first time they run. */
  readonly faults?: readonly Fault[];
};

/** Where a test instance comes from, and how it is stopped. */
export interface TestInstanceParts {
  readonly setup: InstanceSetup;
  readonly value: ValueOf;
  readonly close: () => Promise<void>;
  /** Endpoint of the local DynamoDB; absent when there are no real functions. */
  readonly dynamo?: string | undefined;
  readonly sms?: LocalSms | undefined;
}

/** A contact centre on which a test places calls. Its clock is virtual: each call begins when the one before has ended. */
export class TestInstance {
  readonly instance: Instance;
  /** Endpoint of the local DynamoDB that real functions work on; undefined when there are none. */
  readonly dynamo: string | undefined;
  /** The local SMS service of real functions, which can be made to fail; undefined when there are none. */
  readonly sms: LocalSms | undefined;
  /** Hours of operation by name; they may be changed between calls. `true` is always open. */
  readonly hours: Map<string, HoursOfOperation | boolean>;
  /** Queues by name; they may be changed between calls. */
  readonly queues: Map<string, QueueSetup>;
  readonly #parts: TestInstanceParts;
  readonly #lambdas = new Map<string, LambdaControl>();
  readonly #runners = new Map<string, LambdaRunner>();
  readonly #invoked: InvokedFunctions;
  #calls = 0;
  #last: TestCall | undefined;

  constructor(parts: TestInstanceParts) {
    const { setup, dynamo, sms } = parts;
    this.#parts = parts;
    this.dynamo = dynamo;
    this.sms = sms;
    this.hours = new Map(setup.hours);
    this.queues = new Map(setup.queues);
    this.#invoked = invokedFunctions(Array.from(setup.flows, ({ document }) => document));
    const names = new Set([...(setup.lambdas?.keys() ?? []), ...this.#invoked.functions]);
    for (const name of names) this.#control(name);
    this.instance = createInstance({ ...setup, lambdas: this.#runners, hours: this.hours, queues: this.queues });
  }

  /** A function by name: what it answers, how it fails, how it was invoked. Throws when no flow invokes it. */
  lambda(name: string): LambdaControl {
    const known = this.#lambdas.get(name);
    if (known) return known;
    if (!this.#invoked.dynamic) {
      const names = [...this.#lambdas.keys()].toSorted().join(", ") || "none";
      throw new RangeError(`No flow invokes a function called "${name}". The functions are: ${names}.`);
    }
    return this.#control(name);
  }

  /** Puts every function back in its place. */
  restoreLambdas(): void {
    for (const control of this.#lambdas.values()) control.isReal();
  }

  /** Text messages that functions have sent, oldest first. */
  get messages(): readonly TextMessage[] {
    return this.instance.setup.messages ?? [];
  }

  /** Dials a number of the instance. */
  async dial(to: string, call: Dial = {}): Promise<TestCall> {
    return this.#place(`dials ${masked(to)}`, { ...call, to }, this.dial);
  }

  /** Starts a voice call at a flow, whatever number leads there. */
  async call(flow: string, call: Dial & { readonly to?: string } = {}): Promise<TestCall> {
    return this.#place(`calls ${flow}`, { ...call, flow }, this.call);
  }

  /** Starts a contact of another channel at a flow. */
  async contact(flow: string, channel: "CHAT" | "TASK" | "EMAIL", call: Dial = {}): Promise<TestCall> {
    return this.#place(`starts a ${channel} contact at ${flow}`, { ...call, flow, channel }, this.contact);
  }

  /** Starts a chat at a flow. */
  async chat(flow: string, call: Dial = {}): Promise<TestCall> {
    return this.#place(`starts a chat at ${flow}`, { ...call, flow, channel: "CHAT" }, this.chat);
  }

  /** Stops workers and services. */
  async close(): Promise<void> {
    await this.#parts.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #control(name: string): LambdaControl {
    const control = new LambdaControl(name, this.#parts.setup.lambdas?.get(name));
    this.#lambdas.set(name, control);
    this.#runners.set(name, control.run);
    return control;
  }

  async #place(
    text: string,
    { at, faults, ...call }: PlacedCall & Pick<Dial, "at" | "faults">,
    verb: (...parameters: never[]) => unknown,
  ): Promise<TestCall> {
    const site = siteOf(verb);
    this.#calls += 1;
    const contactId = `00000000-0000-4000-8000-${String(this.#calls).padStart(12, "0")}`;
    const time = at === undefined ? this.#last?.state.time : momentOf(at);
    try {
      const placed = await placeCall(
        this.instance,
        { contactId, ...(time !== undefined && { time }), ...call },
        faults ?? [],
      );
      return (this.#last = testCall(placed, { text, site }, this.#parts.value));
    } catch (error) {
      if (error instanceof CallFailure) throw new StepFailure(error.diagnostic, [{ text, site, entries: 0 }], []);
      throw error;
    }
  }
}

function momentOf(at: number | string): number {
  const time = typeof at === "number" ? at : Date.parse(at);
  if (!Number.isNaN(time)) return time;
  throw new CallFailure(report("FLW709", { text: String(at) }), []);
}

function masked(number: string): string {
  return number.length > 4 ? `${number.slice(0, 3)}••${number.slice(-2)}` : number;
}
