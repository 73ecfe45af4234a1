import { numberVariable, optionalVariable, requiredVariable } from "../shared/environment.js";

/** Settings of one-time PINs, from the environment. */
export interface PinSettings {
  /** Name of the table of PINs. */
  readonly table: string;
  /** Length of a PIN. */
  readonly digits: number;
  /** How long a PIN is in force, in seconds. */
  readonly lifeSeconds: number;
  /** How many tries one PIN allows. */
  readonly attempts: number;
  /** How many PINs a number may be sent within one window. */
  readonly sendsPerWindow: number;
  readonly windowSeconds: number;
  /** Text of the SMS; `{pin}` and `{minutes}` are filled in. */
  readonly message: string;
  /** Phone number, sender id or pool that the SMS comes from; the service picks one when absent. */
  readonly originationIdentity: string | undefined;
}

const defaultMessage = "Your one-time PIN is {pin}. It is valid for {minutes} minutes.";

const messageTemplate = (): string => {
  const message = optionalVariable("PIN_MESSAGE") ?? defaultMessage;
  if (!message.includes("{pin}")) throw new Error("Environment variable PIN_MESSAGE does not contain {pin}.");
  if (message.length > 1000) throw new Error("Environment variable PIN_MESSAGE is longer than 1000 characters.");
  return message;
};

/**
 * Reads the settings. A life of at most 10 minutes and few tries follow NIST SP 800-63B-4; the ranges allow more only as
 * far as a call needs it.
 *
 * @throws Error naming the environment variable that is missing or out of range
 */
export const pinSettings = (): PinSettings => ({
  table: requiredVariable("PIN_TABLE"),
  digits: numberVariable("PIN_DIGITS", { minimum: 4, maximum: 8, otherwise: 6 }),
  lifeSeconds: numberVariable("PIN_LIFE_SECONDS", { minimum: 15, maximum: 3600, otherwise: 300 }),
  attempts: numberVariable("PIN_ATTEMPTS", { minimum: 1, maximum: 10, otherwise: 3 }),
  sendsPerWindow: numberVariable("PIN_SENDS_PER_WINDOW", { minimum: 1, maximum: 100, otherwise: 3 }),
  windowSeconds: numberVariable("PIN_WINDOW_SECONDS", { minimum: 60, maximum: 86_400, otherwise: 900 }),
  message: messageTemplate(),
  originationIdentity: optionalVariable("SMS_ORIGINATION_IDENTITY"),
});
