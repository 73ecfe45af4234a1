import type { Flow } from "../flow.js";
import { intrinsic } from "../intrinsic.js";
import type { BlockOptions, GoingOn } from "../perform.js";
import { ofErrors, perform, performLast } from "../perform.js";
import type { Parameters } from "../recorder.js";
import type { Agent, Queue, Resource } from "../symbols.js";
import { resource } from "../symbols.js";
import { flag, isOpaque, text, wholeNumber } from "../values.js";

/** A queue by name, an agent (the agent's personal queue; also by an id of the call), or a queue's ARN or id that comes from the call. */
export type QueueTarget = Queue | Agent | { readonly agentId: string } | string;

/** `QueueId` or `AgentId` for a queue target. */
export function queueParameters(block: string, target: QueueTarget | undefined): Parameters {
  if (target === undefined) return {};
  if (!isOpaque(target) && typeof target === "object" && "kind" in target && target.kind === "agent") {
    return { AgentId: resource({ block, option: "queue" }, target, "agent") };
  }
  if (!isOpaque(target) && typeof target === "object" && "agentId" in target) {
    return { AgentId: resource({ block, option: "queue.agentId" }, target.agentId, "agent") };
  }
  return { QueueId: resource({ block, option: "queue" }, target as Resource<"queue">, "queue") };
}

/**
 * Sets the queue that later blocks work with: transferToQueue, checkHoursOfOperation, queueMetric, getMetrics.
 *
 * Block: Set working queue. All channels. Flow types: inbound, transfer flows, modules. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactTargetQueue
 * @example
 * ```ts
 * setWorkingQueue(queue("Support"));
 * ```
 */
export function setWorkingQueue(target: QueueTarget, options?: BlockOptions): void {
  const block = "setWorkingQueue";
  perform(block, "UpdateContactTargetQueue", queueParameters(block, target), options);
}

/**
 * Puts the contact into its working queue and ends the flow; the customer queue flow starts. With a queue given, sets
 * the working queue first (a block of its own).
 *
 * Block: Transfer to queue. All channels. Flow types: inbound, transfer flows, modules. Errors: `QueueAtCapacity`,
 * `NoMatchingError`; only they come back to the flow.
 *
 * @source Developer Guide, TransferContactToQueue
 * @example
 * ```ts
 * try {
 *   transferToQueue(queue("Support"));
 * } catch {
 *   playPrompt("All lines are busy. Please call again later.");
 * }
 * ```
 */
export function transferToQueue(options: GoingOn): void;
export function transferToQueue(options: BlockOptions): never;
export function transferToQueue(target: QueueTarget | undefined, options: GoingOn): void;
export function transferToQueue(target?: QueueTarget, options?: BlockOptions): never;
export function transferToQueue(first?: QueueTarget | BlockOptions, second?: BlockOptions): void {
  const onlyOptions = isOptions(first);
  const target = onlyOptions ? undefined : first;
  const options = onlyOptions ? first : second;
  const block = "setWorkingQueue";
  const unlessFailed =
    target === undefined
      ? undefined
      : perform(block, "UpdateContactTargetQueue", queueParameters(block, target), ofErrors(options));
  return performLast("transferToQueue", "TransferContactToQueue", {}, options, unlessFailed && { unlessFailed });
}

const optionNames = ["id", "errors", "errorsGoOn", "onError"] as const satisfies readonly (keyof BlockOptions)[];

function isOptions(value: QueueTarget | BlockOptions | undefined): value is BlockOptions {
  return !isOpaque(value) && typeof value === "object" && optionNames.some((name) => name in value);
}

/**
 * Takes a queued contact out of its queue and puts it into another, at most 11 times per contact.
 *
 * Block: Transfer to queue, in a customer queue flow. All channels. Flow types: customer queue, modules. Errors:
 * `QueueAtCapacity`, `NoMatchingError`.
 *
 * @source Developer Guide, DequeueContactAndTransferToQueue
 * @example
 * ```ts
 * try {
 *   transferToOtherQueue(queue("Overflow"));
 * } catch {
 *   playPrompt("Please stay on the line.");
 * }
 * ```
 */
export function transferToOtherQueue(target: QueueTarget, options: GoingOn): void;
export function transferToOtherQueue(target: QueueTarget, options?: BlockOptions): never;
export function transferToOtherQueue(target: QueueTarget, options?: BlockOptions): void {
  const block = "transferToOtherQueue";
  return performLast(block, "DequeueContactAndTransferToQueue", queueParameters(block, target), options);
}

/**
 * Goes on with another flow, from its start. Contact attributes, working queue, voice, logging and event flows stay;
 * flow attributes and results of blocks do not.
 *
 * Block: Transfer to flow. All channels. Flow types: inbound and transfer flows. Errors: `NoMatchingError` (the target
 * is not published, or has another type); only it comes back.
 *
 * @source Developer Guide, TransferToFlow
 * @example
 * ```ts
 * transferToFlow(flowByName("Main menu"));
 * ```
 */
export function transferToFlow(target: Flow | string, options: GoingOn): void;
export function transferToFlow(target: Flow | string, options?: BlockOptions): never;
export function transferToFlow(target: Flow | string, options?: BlockOptions): void {
  const block = "transferToFlow";
  const ContactFlowId = resource({ block, option: "flow" }, target, "flow");
  return performLast(block, "TransferToFlow", { ContactFlowId }, options);
}

/**
 * Connects straight to the agent whom a transfer flow was started for; hangs up when the agent is busy.
 *
 * Block: Transfer to agent (beta). Voice only. Flow types: transfer flows.
 *
 * @source Developer Guide, TransferContactToAgent
 * @example
 * ```ts
 * transferToAgent();
 * ```
 */
export function transferToAgent(options?: BlockOptions): never {
  return performLast("transferToAgent", "TransferContactToAgent", {}, options);
}

/** Options of {@link transferToPhoneNumber}. */
export interface TransferToPhoneNumberOptions extends BlockOptions {
  /** Seconds to wait for an answer; 30 when absent. A text is a reference of the call. */
  readonly timeoutSeconds?: number | string;
  /** Keys to send once connected: digits, `#`, `*`; a comma waits 750 milliseconds. */
  readonly sendKeys?: string;
  /** What the other side sees. The number must be claimed on the instance. */
  readonly callerId?: { readonly number?: string; readonly name?: string };
}

/**
 * Calls a telephone number (E.164) and connects the caller to it. By default the flow is over once connected. With
 * `resumeAfterwards: true` it goes on when the other side has hung up.
 *
 * Block: Transfer to phone number. Voice only. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError`; with `resumeAfterwards` also `CallFailed` and `ConnectionTimeLimitExceeded`.
 *
 * @source Developer Guide, TransferParticipantToThirdParty
 * @example
 * ```ts
 * transferToPhoneNumber("+61255501234", { timeoutSeconds: 20, resumeAfterwards: true });
 * playPrompt("Thank you for calling.");
 * ```
 */
export function transferToPhoneNumber(
  number: string,
  options: TransferToPhoneNumberOptions & ({ readonly resumeAfterwards: true } | { readonly errorsGoOn: true }),
): void;
export function transferToPhoneNumber(
  number: string,
  options?: TransferToPhoneNumberOptions & { readonly resumeAfterwards?: false },
): never;
export function transferToPhoneNumber(
  number: string,
  options: TransferToPhoneNumberOptions & { readonly resumeAfterwards?: boolean } = {},
): void {
  const block = "transferToPhoneNumber";
  const { timeoutSeconds = 30, resumeAfterwards = false, callerId } = options;
  const parameters = {
    ThirdPartyPhoneNumber: text({ block, option: "number" }, number),
    ThirdPartyConnectionTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, timeoutSeconds, {
      min: 1,
      reference: true,
    }),
    ContinueFlowExecution: flag({ block, option: "resumeAfterwards" }, resumeAfterwards, "True"),
    ThirdPartyDTMFDigits: text({ block, option: "sendKeys" }, options.sendKeys),
    CallerId: callerId && {
      Number: text({ block, option: "callerId.number" }, callerId.number),
      Name: text({ block, option: "callerId.name" }, callerId.name),
    },
  };
  if (!resumeAfterwards) return performLast(block, "TransferParticipantToThirdParty", parameters, options);
  perform(block, "TransferParticipantToThirdParty", parameters, options);
}

intrinsic(
  setWorkingQueue,
  transferToQueue,
  transferToOtherQueue,
  transferToFlow,
  transferToAgent,
  transferToPhoneNumber,
);
