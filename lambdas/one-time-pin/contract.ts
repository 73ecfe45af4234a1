/** Parameters of the one-time PIN function, by action. Numbers are E.164. */
export type OneTimePinInput =
  | { readonly action: "send"; readonly phoneNumber: string }
  | { readonly action: "verify"; readonly phoneNumber: string; readonly pin: string };

/**
 * How sending ended.
 * - `sent`: a PIN is on its way to the number; any earlier PIN of that number is void.
 * - `notMobile`: the number cannot receive an SMS (a landline, another type, or no valid number).
 * - `rateLimited`: the number has had as many PINs as it may have in the present window.
 * - `unavailable`: the SMS service did not take the message; no PIN is in force.
 */
export type SendOutcome = "sent" | "notMobile" | "rateLimited" | "unavailable";

/**
 * How verifying ended.
 * - `valid`: the PIN is right; it is void from now on.
 * - `invalid`: wrong, and another try is allowed.
 * - `expired`: no PIN of this number is in force: too late, already used, replaced while it was compared, or never sent.
 * - `tooManyAttempts`: wrong, and this was the last try; or a try after the last one.
 */
export type VerifyOutcome = "valid" | "invalid" | "expired" | "tooManyAttempts";

/** Answer of the one-time PIN function; `send` gives a {@link SendOutcome}, `verify` a {@link VerifyOutcome}. */
export type OneTimePinResult = { readonly outcome: SendOutcome | VerifyOutcome };
