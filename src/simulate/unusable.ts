import type { EndReason } from "./ending.js";

/**
 * Thrown while an action's settings are read, caught by `prepareFlow`: the flow still starts, and a call that reaches
 * the action ends with this reason.
 */
export class Unusable extends Error {
  readonly reason: Extract<EndReason, "brokenDocument" | "unsupportedSetting" | "unsupportedAction">;

  constructor(reason: Unusable["reason"], explanation: string) {
    super(explanation);
    this.name = "Unusable";
    this.reason = reason;
  }
}

/** The document is not one that the service would publish. */
export function broken(explanation: string): Unusable {
  return new Unusable("brokenDocument", explanation);
}

/** The service knows this setting, the simulator does not. */
export function unsupported(explanation: string): Unusable {
  return new Unusable("unsupportedSetting", explanation);
}
