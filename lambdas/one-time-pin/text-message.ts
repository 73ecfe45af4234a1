import {
  CarrierLookupCommand,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { clientSettings } from "../shared/client-settings.js";
import { callService } from "../shared/service-failure.js";
import type { PinSettings } from "./settings.js";

// AWS End User Messaging; Amazon Pinpoint itself ended on 2026-10-30.
const sms = new PinpointSMSVoiceV2Client(clientSettings);

/**
 * Whether a number belongs to a mobile phone, as its carrier reports it.
 *
 * @throws ServiceFailure when the service does not answer
 */
export const isMobile = async (phoneNumber: string): Promise<boolean> => {
  if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) return false;
  const lookup = new CarrierLookupCommand({ PhoneNumber: phoneNumber });
  return (await callService("CarrierLookup", () => sms.send(lookup))).PhoneNumberType === "MOBILE";
};

/**
 * Sends the PIN; carriers drop the message once the PIN has expired.
 *
 * @throws ServiceFailure when the service does not take the message
 */
export const sendPinMessage = async (settings: PinSettings, phoneNumber: string, pin: string): Promise<void> => {
  const command = new SendTextMessageCommand({
    DestinationPhoneNumber: phoneNumber,
    OriginationIdentity: settings.originationIdentity,
    MessageBody: settings.message
      .replaceAll("{pin}", pin)
      .replaceAll("{minutes}", String(Math.max(1, Math.floor(settings.lifeSeconds / 60)))),
    MessageType: "TRANSACTIONAL",
    TimeToLive: settings.lifeSeconds,
  });
  await callService("SendTextMessage", () => sms.send(command));
};
