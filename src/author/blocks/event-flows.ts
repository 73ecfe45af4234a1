import type { Flow } from "../flow.js";
import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { resource } from "../symbols.js";
import { choice } from "../values.js";

/** A flow by name, or its ARN or id as it comes from the call. */
export type FlowTarget = Flow | string;

/**
 * Sets the flow that runs while the contact waits in a queue, from here on.
 *
 * Block: Set customer queue flow. All channels. Flow types: inbound, transfer flows, modules. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactEventHooks
 * @example
 * ```ts
 * setCustomerQueueFlow(flowByName("Queue music"));
 * ```
 */
export function setCustomerQueueFlow(target: FlowTarget, options?: BlockOptions): void {
  setHook("setCustomerQueueFlow", "CustomerQueue", target, options);
}

/**
 * Sets the flow that runs for the customer, or for the agent, while on hold.
 *
 * Block: Set hold flow. All channels. Flow types: inbound, customer queue, outbound whisper, transfer flows, modules.
 * Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactEventHooks
 * @example
 * ```ts
 * setHoldFlow("customer", flowByName("Hold music"));
 * ```
 */
export function setHoldFlow(who: "customer" | "agent", target: FlowTarget, options?: BlockOptions): void {
  const block = "setHoldFlow";
  const hook = choice({ block, option: "who" }, who, { customer: "CustomerHold", agent: "AgentHold" });
  setHook(block, hook, target, options);
}

const whispers = { customer: "CustomerWhisper", agent: "AgentWhisper" };

/**
 * Sets the flow that the customer, or the agent, hears just before they are connected.
 *
 * Block: Set whisper flow. All channels. Flow types: inbound, customer queue, transfer flows, modules. A whisper takes
 * at most 2 minutes. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactEventHooks
 * @example
 * ```ts
 * setWhisperFlow("agent", flowByName("Whisper: billing"));
 * ```
 */
export function setWhisperFlow(who: "customer" | "agent", target: FlowTarget, options?: BlockOptions): void {
  const block = "setWhisperFlow";
  setHook(block, choice({ block, option: "who" }, who, whispers), target, options);
}

/**
 * Turns the customer's or the agent's whisper off.
 *
 * Block: Set whisper flow. All channels. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError`.
 *
 * @source not documented; observed in AWS's own sample flows, while one live check refused it
 * @example
 * ```ts
 * disableWhisperFlow("agent");
 * ```
 */
export function disableWhisperFlow(who: "customer" | "agent", options?: BlockOptions): void {
  const block = "disableWhisperFlow";
  const hook = choice({ block, option: "who" }, who, whispers);
  const EventHooksConfiguration = { [hook]: { DisableExecution: "true" } };
  perform(block, "UpdateContactEventHooks", { EventHooksConfiguration }, options);
}

/**
 * Sets the flow that runs for the customer who is still there when the agent has left.
 *
 * Block: Set disconnect flow. All channels and flow types. The flow is of the inbound type. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactEventHooks
 * @example
 * ```ts
 * setDisconnectFlow(flowByName("Survey"));
 * ```
 */
export function setDisconnectFlow(target: FlowTarget, options?: BlockOptions): void {
  setHook("setDisconnectFlow", "CustomerRemaining", target, options);
}

/**
 * Sets the flow that an event of the contact starts: an agent's workspace opens (`defaultAgentUi`) or closes
 * (`disconnectAgentUi`), a task is paused or resumed.
 *
 * Block: Set event flow. All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactEventHooks
 * @example
 * ```ts
 * setEventFlow("defaultAgentUi", flowByName("Agent guide"));
 * ```
 */
export function setEventFlow(
  event: "defaultAgentUi" | "disconnectAgentUi" | "pauseContact" | "resumeContact",
  target: FlowTarget,
  options?: BlockOptions,
): void {
  const block = "setEventFlow";
  const hook = choice({ block, option: "event" }, event, {
    defaultAgentUi: "DefaultAgentUI",
    disconnectAgentUi: "DisconnectAgentUI",
    pauseContact: "PauseContact",
    resumeContact: "ResumeContact",
  });
  setHook(block, hook, target, options);
}

function setHook(block: string, hook: string, target: FlowTarget, options: BlockOptions | undefined): void {
  const EventHooks = { [hook]: resource({ block, option: "flow" }, target, "flow") };
  perform(block, "UpdateContactEventHooks", { EventHooks }, options);
}

intrinsic(setCustomerQueueFlow, setHoldFlow, setWhisperFlow, disableWhisperFlow, setDisconnectFlow, setEventFlow);
