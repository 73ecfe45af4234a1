import type { EmergencyState } from "../shared/emergency-state.js";

/** Parameters of the function that reads a location's state. */
export type CheckEmergencyInput = { readonly location: string };

/** The location's state at this moment. */
export type CheckEmergencyResult = EmergencyState;
