import type { ContactData } from "../shared/connect-event.js";
import { type EmergencyChange, noEmergency } from "../shared/emergency-log.js";
import { longestName, textParameter, wordParameter } from "../shared/parameters.js";

const requestedType = (parameters: unknown): string => {
  const type = textParameter(parameters, "type", longestName);
  if (type === noEmergency) throw new Error(`Parameter "type" may not be "${noEmergency}": use the action "remove".`);
  return type;
};

const seenVersion = (parameters: unknown): number => {
  const text = textParameter(parameters, "version", 15);
  if (!/^\d+$/.test(text)) throw new Error('Parameter "version" is not a whole number.');
  return Number(text);
};

const administrator = (contact: ContactData): string => {
  const address = contact.CustomerEndpoint?.Address;
  if (!address) throw new Error("The contact has no customer number to record as the administrator.");
  return address;
};

/**
 * The change that an event asks for: the one after the version that the caller has seen.
 *
 * @throws Error naming the parameter that is missing or malformed; the message never repeats a value
 */
export const requestedChange = (
  details: { readonly ContactData: ContactData; readonly Parameters: unknown },
  now: Date,
): EmergencyChange => {
  const enabled = wordParameter(details.Parameters, "action", ["set", "remove"]) === "set";
  return {
    location: textParameter(details.Parameters, "location", longestName),
    version: seenVersion(details.Parameters) + 1,
    enabled,
    type: enabled ? requestedType(details.Parameters) : noEmergency,
    updatedAt: now.toISOString(),
    updatedBy: administrator(details.ContactData),
    contactId: details.ContactData.ContactId,
  };
};

/** Whether a change on record was made by an earlier try of the same request. */
export const madeBySameRequest = (recorded: EmergencyChange, requested: EmergencyChange): boolean =>
  recorded.contactId === requested.contactId &&
  recorded.enabled === requested.enabled &&
  recorded.type === requested.type &&
  recorded.updatedBy === requested.updatedBy;
