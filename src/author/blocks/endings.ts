import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { performLast } from "../perform.js";

/**
 * Hangs up on the participant and ends the flow.
 *
 * Block: Disconnect / hang up. All channels. Flow types: inbound, customer queue, transfer flows, modules; whisper and
 * hold flows end with {@link endFlow}.
 *
 * @source Developer Guide, DisconnectParticipant
 * @example
 * ```ts
 * playPrompt("Goodbye.");
 * disconnect();
 * ```
 */
export function disconnect(options?: BlockOptions): never {
  return performLast("disconnect", "DisconnectParticipant", {}, options);
}

/**
 * Ends the flow without hanging up: a queued contact stays queued, a whisper or hold flow is over.
 *
 * Block: End flow / Resume. All channels. Flow types: customer queue, whisper and hold flows.
 *
 * @source Developer Guide, EndFlowExecution
 * @example
 * ```ts
 * endFlow();
 * ```
 */
export function endFlow(options?: BlockOptions): never {
  return performLast("endFlow", "EndFlowExecution", {}, options);
}

intrinsic(disconnect, endFlow);
