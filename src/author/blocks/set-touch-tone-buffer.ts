import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { choice } from "../values.js";

/**
 * Keeps the keys that a caller presses during other blocks (at most 30) for the next input, or stops and forgets them.
 *
 * Block: Set touch-tone buffer behavior. Voice only. Flow types: inbound, customer queue, transfer flows, modules.
 * Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Set touchtone buffer behavior; the shape was observed in real flows
 * @example
 * ```ts
 * setTouchToneBuffer("enabled");
 * ```
 */
export function setTouchToneBuffer(state: "enabled" | "disabled", options?: BlockOptions): void {
  const block = "setTouchToneBuffer";
  const EnableDTMFBuffer = choice({ block, option: "state" }, state, { enabled: "True", disabled: "False" });
  perform(block, "GetParticipantInput", { EnableDTMFBuffer }, options);
}

intrinsic(setTouchToneBuffer);
