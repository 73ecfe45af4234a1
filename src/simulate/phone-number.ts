import { isE164 } from "../language/phone-number.js";
import { callingCodes } from "./calling-codes.js";

/**
 * The E.164 number that typed digits mean, or undefined. `E164` expects the country's code to be typed; `Local` puts
 * the code of the country before the digits, without a leading trunk 0 (unverified).
 */
export function typedNumber(digits: string, format: "Local" | "E164", country: string | undefined): string | undefined {
  const code = format === "Local" ? callingCodes.get(country ?? "") : "";
  if (code === undefined) return undefined;
  const number = `+${code}${format === "Local" ? digits.replace(/^0/, "") : digits}`;
  return isE164(number) ? number : undefined;
}
