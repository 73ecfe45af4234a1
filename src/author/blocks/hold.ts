import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { choice } from "../values.js";

/**
 * Puts the customer or the transferring agent on hold, or nobody (all can hear each other).
 *
 * Block: Hold customer or agent. Voice only. Flow types: inbound, transfer flows, modules. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdatePreviousContactParticipantState
 * @example
 * ```ts
 * holdCustomerOrAgent("customer");
 * ```
 */
export function holdCustomerOrAgent(who: "customer" | "agent" | "nobody", options?: BlockOptions): void {
  const block = "holdCustomerOrAgent";
  const spellings = { customer: "CustomerOnHold", agent: "AgentOnHold", nobody: "OffHold" };
  const PreviousContactParticipantState = choice({ block, option: "who" }, who, spellings);
  perform(block, "UpdatePreviousContactParticipantState", { PreviousContactParticipantState }, options);
}

/**
 * Resumes a paused task.
 *
 * Block: Resume contact. Tasks only. All flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, ResumeContact
 * @example
 * ```ts
 * resumeContact();
 * ```
 */
export function resumeContact(options?: BlockOptions): void {
  perform("resumeContact", "ResumeContact", {}, options);
}

intrinsic(holdCustomerOrAgent, resumeContact);
