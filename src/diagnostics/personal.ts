/** Digits as people write phone numbers; not those inside ARNs, identifiers or longer words. */
const phone = /(?<![\w:./-])\+?\d(?:[ ().-]{0,2}\d){6,14}(?![\w/-])/g;
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const longDigits = /\d{7,}/;
/** Longer texts are cut: a finding shows 400 characters at the most. */
const longest = 1000;

/** A text without the phone numbers and e-mail addresses in it: their first characters stand for them. */
export function withoutPersonal(whole: string): string {
  const text = whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
  if (!longDigits.test(text) && !text.includes("@") && !/\d[ ().-]{1,2}\d/.test(text)) return text;
  return text.replace(phone, masked).replace(address, masked);
}

/** `+65…`: enough to recognise one's own, not enough to learn it. */
export function masked(value: string): string {
  return `${value.slice(0, value.startsWith("+") ? 3 : 2)}…`;
}

/** A line of source without the phone numbers and e-mail addresses in it, as long as it was: what points at it still does. */
export function withoutPersonalInPlace(line: string): string {
  const hidden = (value: string): string =>
    masked(value).replace("…", "•".repeat(value.length - masked(value).length + 1));
  return line.replace(phone, hidden).replace(address, hidden);
}
