import type { ConnectFlowEvent } from "../shared/connect-event.js";
import { lastChange } from "../shared/emergency-log.js";
import { stateAfter } from "../shared/emergency-state.js";
import { longestName, textParameter } from "../shared/parameters.js";
import type { CheckEmergencyInput, CheckEmergencyResult } from "./contract.js";

/**
 * Reads a location's state, as of this moment.
 *
 * @throws Error when the location is missing or DynamoDB fails; the flow takes its error branch
 */
export const handler = async (event: ConnectFlowEvent<CheckEmergencyInput>): Promise<CheckEmergencyResult> =>
  stateAfter(await lastChange(textParameter(event.Details.Parameters, "location", longestName)));
