/** A pattern for numbers in E.164 form: a plus, then 7 to 15 digits, the first not 0 (ITU-T E.164). */
export const e164Pattern = "\\+[1-9][0-9]{6,14}";

const whole = new RegExp(`^${e164Pattern}$`);

/** True for a number in E.164 form. */
export function isE164(number: string): boolean {
  return whole.test(number);
}
