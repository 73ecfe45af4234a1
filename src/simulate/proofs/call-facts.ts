import type { Slot } from "../../graph/flow-graph.js";
import type { CallRole } from "../../language/call-role.js";
import { answersNamedErrors } from "../../language/error-types.js";
import { actionType } from "../../language/registry.js";

const none: CallRole = {};

/** What the catalogue knows of an action type's part in a call; nothing for types that flowc does not know. */
export function callFacts(type: string): CallRole {
  return actionType(type)?.call ?? none;
}

/** True for the branch of an error that is no answer of the caller or of the data. */
export function isFailure(slot: Slot | undefined): boolean {
  return slot?.kind === "error" && !answersNamedErrors.has(slot.error);
}
