/**
 * How a simulated call can end. The first group is what a call does by itself; the second names what kept the
 * simulator from going on, so that a call never ends by a guess or by an exception.
 */
export type EndReason =
  /** The flow hung up. */
  | "disconnected"
  /** The caller hung up. */
  | "callerHungUp"
  /** The flow ended without hanging up and nothing else was to run. */
  | "flowEnded"
  /** The call went on with an outside number; the flow is over. */
  | "transferredToThirdParty"
  /** The call went to an agent by "Transfer to agent". */
  | "transferredToAgent"
  /** The agent left and no flow was set for the remaining customer. */
  | "agentLeft"
  /** The service's meaning of this action type is not simulated. */
  | "unsupportedAction"
  /** The action type is simulated, but not with this setting. */
  | "unsupportedSetting"
  /** The document is not a flow that the service would publish: a target or a setting is missing or malformed. */
  | "brokenDocument"
  /** An action failed and declares no branch for it. */
  | "unhandledError"
  /** There is no flow of the name the call should start or go on with. */
  | "missingFlow"
  /** The call took more steps than allowed: most likely an endless loop. */
  | "tooManySteps";

/** The end of a call: its name, and a sentence that says what happened and where. */
export interface Ending {
  readonly reason: EndReason;
  readonly explanation: string;
}

const ownEnds: ReadonlySet<EndReason> = new Set<EndReason>([
  "disconnected",
  "callerHungUp",
  "flowEnded",
  "transferredToThirdParty",
  "transferredToAgent",
  "agentLeft",
]);

/** True when the call ended by itself, false when the simulator could not go on. */
export function endedByItself({ reason }: Pick<Ending, "reason">): boolean {
  return ownEnds.has(reason);
}
