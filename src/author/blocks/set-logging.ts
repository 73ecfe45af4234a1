import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { choice } from "../values.js";

/**
 * Turns the flow log (CloudWatch) on or off from here on, for this and later segments of the contact. The log records
 * what blocks are given, Lambda inputs included.
 *
 * Block: Set logging behavior. All channels and flow types. No errors.
 *
 * @source Developer Guide, UpdateFlowLoggingBehavior
 * @example
 * ```ts
 * setLogging("disabled");
 * ```
 */
export function setLogging(state: "enabled" | "disabled", options?: BlockOptions): void {
  const block = "setLogging";
  const spellings = { enabled: "Enabled", disabled: "Disabled" };
  const FlowLoggingBehavior = choice({ block, option: "state" }, state, spellings);
  perform(block, "UpdateFlowLoggingBehavior", { FlowLoggingBehavior }, options);
}

intrinsic(setLogging);
