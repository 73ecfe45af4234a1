import type { ConnectFlowEvent } from "../shared/connect-event.js";
import { possiblyEmptyText, textParameter, wordParameter } from "../shared/parameters.js";
import type { OneTimePinInput, OneTimePinResult } from "./contract.js";
import { pinKey } from "./pin-key.js";
import { sendPin } from "./send.js";
import { pinSettings } from "./settings.js";
import { verifyPin } from "./verify.js";

/**
 * Sends a one-time PIN by SMS, or verifies one. Nothing that it logs, stores or throws holds a PIN or a number.
 *
 * @throws Error when a parameter or a setting is missing or malformed, or when DynamoDB or the key's store fails; the
 *   flow takes its error branch
 */
export const handler = async (event: ConnectFlowEvent<OneTimePinInput>): Promise<OneTimePinResult> => {
  const { ContactData, Parameters } = event.Details;
  const action = wordParameter(Parameters, "action", ["send", "verify"]);
  const phoneNumber = textParameter(Parameters, "phoneNumber", 40);
  const settings = pinSettings();
  const now = Math.floor(Date.now() / 1000);
  if (action === "send") {
    const key = await pinKey();
    return { outcome: await sendPin({ settings, key, phoneNumber, contactId: ContactData.ContactId, now }) };
  }
  const pin = possiblyEmptyText(Parameters, "pin", 100); // a caller who presses nothing but # has tried, in vain
  return { outcome: await verifyPin({ settings, key: await pinKey(), phoneNumber, pin, now }) };
};
