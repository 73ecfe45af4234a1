import type { VerifyOutcome } from "./contract.js";
import { isPin, pseudonym } from "./pin-hash.js";
import { countAttempt, deletePin, readPin } from "./pin-record.js";
import type { PinSettings } from "./settings.js";

/** One request to verify a PIN. */
export interface VerifyRequest {
  readonly settings: PinSettings;
  readonly key: string;
  readonly phoneNumber: string;
  readonly pin: string;
  /** Epoch seconds. */
  readonly now: number;
}

/**
 * Verifies what a caller typed. A right PIN is deleted as it is used; of two equal requests at once only one is `valid`.
 * A repetition after a lost answer counts one more try or finds the PIN used: it never opens a door twice.
 *
 * @throws ServiceFailure when DynamoDB fails
 */
export const verifyPin = async ({ settings, key, phoneNumber, pin, now }: VerifyRequest): Promise<VerifyOutcome> => {
  const { table, attempts } = settings;
  const subject = pseudonym(key, phoneNumber);
  const record = await countAttempt(table, subject, { now, attempts });
  if (record === undefined) {
    const present = await readPin(table, subject);
    return present === undefined || present.expiresAt <= now ? "expired" : "tooManyAttempts";
  }
  if (isPin(key, pin, record)) return (await deletePin(table, subject, record)) ? "valid" : "expired";
  return record.attempts < attempts ? "invalid" : "tooManyAttempts";
};
