import { lambda } from "flowc";
import type { handler as checkEmergencyHandler } from "../../lambdas/check-emergency/handler.js";
import type { handler as oneTimePinHandler } from "../../lambdas/one-time-pin/handler.js";
import type { handler as updateEmergencyHandler } from "../../lambdas/update-emergency/handler.js";

/** Sends a one-time PIN by text message, or verifies one. */
export const oneTimePin = lambda<typeof oneTimePinHandler>("OneTimePin");

/** Reads the state of a location: never set up, normal, or an emergency. */
export const checkEmergency = lambda<typeof checkEmergencyHandler>("CheckEmergency");

/** Sets or removes a location's emergency, unless somebody else has changed it since it was read. */
export const updateEmergency = lambda<typeof updateEmergencyHandler>("UpdateEmergency");
