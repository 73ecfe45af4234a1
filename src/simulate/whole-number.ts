/** The number that a text of digits means; undefined for other texts, and for numbers too large to be exact. */
export function wholeNumber(text: string): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
