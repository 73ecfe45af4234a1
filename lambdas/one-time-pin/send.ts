import { ServiceFailure } from "../shared/service-failure.js";
import type { SendOutcome } from "./contract.js";
import { logFailure } from "./log-failure.js";
import { hashPin, newPin, pseudonym } from "./pin-hash.js";
import { deletePin, isRepetition, readPin, replacePin } from "./pin-record.js";
import { countSend } from "./send-limit.js";
import type { PinSettings } from "./settings.js";
import { isMobile, sendPinMessage } from "./text-message.js";

/** One request to send a PIN. */
export interface SendRequest {
  readonly settings: PinSettings;
  readonly key: string;
  readonly phoneNumber: string;
  readonly contactId: string;
  /** Epoch seconds. */
  readonly now: number;
}

/** Runs a step of the SMS service; a failure is logged (without number or text) and answered by `undefined`. */
const attempt = async <Answer>(step: () => Promise<Answer>): Promise<{ readonly answer: Answer } | undefined> => {
  try {
    return { answer: await step() };
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    logFailure(error);
    return undefined;
  }
};

/**
 * Sends a new PIN to a mobile phone. The record is written before the message goes out, so a repetition of the request
 * finds it and sends nothing. A message that was refused still counts against the number's limit.
 *
 * @throws ServiceFailure when DynamoDB fails
 */
export const sendPin = async ({ settings, key, phoneNumber, contactId, now }: SendRequest): Promise<SendOutcome> => {
  const subject = pseudonym(key, phoneNumber);
  const earlier = await readPin(settings.table, subject);
  if (earlier !== undefined && isRepetition(earlier, contactId, now)) return "sent";

  const mobile = await attempt(() => isMobile(phoneNumber));
  if (mobile === undefined) return "unavailable";
  if (!mobile.answer) return "notMobile";
  if (!(await countSend(settings, subject, now))) return "rateLimited";

  const pin = newPin(settings.digits);
  const hashed = hashPin(key, pin);
  const record = { ...hashed, contactId, attempts: 0, sentAt: now, expiresAt: now + settings.lifeSeconds };
  if (!(await replacePin(settings.table, subject, record))) return "sent";

  if ((await attempt(() => sendPinMessage(settings, phoneNumber, pin))) !== undefined) return "sent";
  await deletePin(settings.table, subject, hashed);
  return "unavailable";
};
