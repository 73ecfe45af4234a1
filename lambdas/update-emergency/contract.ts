import type { EmergencyState } from "../shared/emergency-state.js";

/**
 * Parameters of the function that changes a location's state. `version` is the one that the check before it answered.
 * The administrator is not a parameter: it is the number of the contact itself.
 */
export type UpdateEmergencyInput =
  | { readonly location: string; readonly action: "set"; readonly type: string; readonly version: string }
  | { readonly location: string; readonly action: "remove"; readonly version: string };

/**
 * - `updated`: the change is written; the state is the one that it made.
 * - `conflict`: the location changed since `version`; nothing is written, and the state is the present one.
 */
export type UpdateEmergencyResult = { readonly outcome: "updated" | "conflict" } & EmergencyState;
