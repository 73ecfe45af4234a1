/** What stands for a secret, whatever its length. */
export const hidden = "••••";

/** Numbers as flows and callers write them: +65 9123-4567, +15555550100, 15555550100. */
const phoneNumber = /\+\d[\d ().-]{5,}\d|(?<![\w.-])\d{8,15}(?![\w.-])/g;

/** Shorter secrets are masked only where they were typed: a "1" is in every text. */
const shortestSecret = 3;

/** Telephone numbers with all but their last two digits masked. */
export function maskNumbers(text: string): string {
  return text.replace(phoneNumber, (number) => {
    const digits = number.replace(/\D/g, "").length;
    let seen = 0;
    return number.replace(/\d/g, (digit) => ((seen += 1) > digits - 2 ? digit : "•"));
  });
}

/** The text without the given secrets, and with masked telephone numbers. */
export function mask(text: string, secrets: ReadonlySet<string>): string {
  let masked = text;
  for (const secret of secrets) if (secret.length >= shortestSecret) masked = masked.replaceAll(secret, hidden);
  return maskNumbers(masked);
}
