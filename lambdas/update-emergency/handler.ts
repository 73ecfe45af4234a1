import type { ConnectFlowEvent } from "../shared/connect-event.js";
import { appendChange, changeNumbered, lastChange } from "../shared/emergency-log.js";
import { stateAfter } from "../shared/emergency-state.js";
import type { UpdateEmergencyInput, UpdateEmergencyResult } from "./contract.js";
import { madeBySameRequest, requestedChange } from "./requested-change.js";

/**
 * Sets or removes a location's emergency, on condition that nobody changed the location since `version`. Repeating a
 * request in the same contact (Connect does, after a failure) changes nothing and answers `updated` again.
 *
 * @throws Error when a parameter or the contact's number is missing or malformed, or when DynamoDB fails; the flow takes
 *   its error branch
 */
export const handler = async (event: ConnectFlowEvent<UpdateEmergencyInput>): Promise<UpdateEmergencyResult> => {
  const change = requestedChange(event.Details, new Date());
  const present = await lastChange(change.location);
  if ((present?.version ?? 0) === change.version - 1 && (await appendChange(change))) {
    return { outcome: "updated", ...stateAfter(change) };
  }
  const rival = await changeNumbered(change.location, change.version);
  if (rival !== undefined && madeBySameRequest(rival, change)) return { outcome: "updated", ...stateAfter(rival) };
  return { outcome: "conflict", ...stateAfter(await lastChange(change.location)) };
};
