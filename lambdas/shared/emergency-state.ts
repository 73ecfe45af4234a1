import type { EmergencyChange } from "./emergency-log.js";

/**
 * State of a location as flows see it.
 * - `unknown`: the location has never been set up.
 * - `normal`: no emergency.
 * - `emergency`: an emergency of some type.
 */
export type EmergencyStatus = "unknown" | "normal" | "emergency";

/** The state of one location; flat and all strings, as a flow's STRING_MAP needs it. No member is ever empty. */
export type EmergencyState = {
  readonly status: EmergencyStatus;
  /** The emergency's type; `No Emergency` when normal, `none` when unknown. */
  readonly type: string;
  /** Decimal number of the last change; `0` when unknown. Hand it to the update that follows. */
  readonly version: string;
  /** Time of the last change, ISO 8601 in UTC; `none` when unknown. */
  readonly updatedAt: string;
};

/** The state that a location's last change leaves it in; of no change, the unknown state. */
export const stateAfter = (change: EmergencyChange | undefined): EmergencyState =>
  change === undefined
    ? { status: "unknown", type: "none", version: "0", updatedAt: "none" }
    : {
        status: change.enabled ? "emergency" : "normal",
        type: change.type,
        version: String(change.version),
        updatedAt: change.updatedAt,
      };
