import type { Flow } from "../flow.js";
import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { recorder } from "../recorder.js";
import { resource } from "../symbols.js";
import { isOpaque, text, wholeNumber } from "../values.js";
import type { QueueTarget } from "./transfer.js";
import { queueParameters } from "./transfer.js";

/**
 * Sets the number that a later callback dials. Only a reference is taken, in E.164 form: what the caller entered, or
 * the caller's number.
 *
 * Block: Set callback number. Voice only. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `InvalidCallbackNumber`, `CallbackNumberNotDialable`.
 *
 * @source Developer Guide, UpdateContactCallbackNumber
 * @example
 * ```ts
 * setCallbackNumber(contact.customerEndpoint.address);
 * ```
 */
export function setCallbackNumber(number: string, options?: BlockOptions): void {
  const block = "setCallbackNumber";
  if (!isOpaque(number)) recorder().fail("FLW804", { block, option: "number" });
  perform(block, "UpdateContactCallbackNumber", { CallbackNumber: number }, options);
}

/** Options of {@link createCallback}. */
export interface CreateCallbackOptions extends BlockOptions {
  /** The queue to wait in; the working queue when absent. */
  readonly queue?: QueueTarget;
  /** Seconds until the first call, 1 to 259,200 (three days); 1 when absent. */
  readonly initialDelaySeconds?: number;
  /** Seconds between tries, 1 to 259,200; 600 when absent. */
  readonly retryDelaySeconds?: number;
  /** How often to try, at least 1; 1 when absent. */
  readonly maximumAttempts?: number;
  /** A flow that runs when the callback is created; the first delay is then ignored. */
  readonly flow?: Flow | string;
  /** Number shown to the customer; must be claimed on the instance. */
  readonly callerId?: string;
}

/**
 * Queues a callback to the contact's callback number (or the caller's number), and goes on.
 *
 * Block: Transfer to queue, tab *Transfer to callback queue*. Channels: voice, chat, task. Flow types: inbound, customer
 * queue, transfer flows, modules. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreateCallbackContact
 * @example
 * ```ts
 * setWorkingQueue(queue("Callbacks"));
 * createCallback({ initialDelaySeconds: 5, retryDelaySeconds: 600, maximumAttempts: 2 });
 * ```
 */
export function createCallback(options: CreateCallbackOptions = {}): void {
  const block = "createCallback";
  const place = (option: string) => ({ block, option });
  const { initialDelaySeconds = 1, retryDelaySeconds = 600, maximumAttempts = 1 } = options;
  const days = { min: 1, max: 259_200 };
  const parameters = {
    ...queueParameters(block, options.queue),
    InitialCallDelaySeconds: wholeNumber(place("initialDelaySeconds"), initialDelaySeconds, days),
    RetryDelaySeconds: wholeNumber(place("retryDelaySeconds"), retryDelaySeconds, days),
    MaximumConnectionAttempts: wholeNumber(place("maximumAttempts"), maximumAttempts, { min: 1 }),
    ContactFlowId: resource(place("flow"), options.flow, "flow"),
    CallerId: text(place("callerId"), options.callerId),
  };
  perform(block, "CreateCallbackContact", parameters, options);
}

intrinsic(setCallbackNumber, createCallback);
