/**
 * Reads one text parameter, possibly empty, of a flow's *Invoke AWS Lambda function* block. The declared type of the
 * parameters says what a flow compiled here sends; at run time anything may come in.
 *
 * @param parameters `Details.Parameters` of the event
 * @param maximum longest text accepted, in UTF-16 units
 * @throws Error when the parameter is missing, too long or no text; the message never repeats the value
 */
export const possiblyEmptyText = (parameters: unknown, name: string, maximum: number): string => {
  const value =
    typeof parameters === "object" && parameters !== null
      ? Object.getOwnPropertyDescriptor(parameters, name)?.value
      : undefined;
  if (value === undefined) throw new Error(`Parameter "${name}" is missing.`);
  if (typeof value !== "string") throw new Error(`Parameter "${name}" is not a text.`);
  if (value.length > maximum) throw new Error(`Parameter "${name}" is longer than ${maximum} characters.`);
  return value;
};

/**
 * Reads a text parameter that must say something.
 *
 * @throws Error as {@link possiblyEmptyText} does, and when the text is empty
 */
export const textParameter = (parameters: unknown, name: string, maximum: number): string => {
  const value = possiblyEmptyText(parameters, name, maximum);
  if (value === "") throw new Error(`Parameter "${name}" is missing.`);
  return value;
};

/**
 * Reads a text parameter that must be one of a few words.
 *
 * @throws Error when it is missing or none of them; the message names the words allowed
 */
export const wordParameter = <Word extends string>(parameters: unknown, name: string, words: readonly Word[]): Word => {
  const value = textParameter(parameters, name, 100);
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new Error(`Parameter "${name}" is not one of: ${words.join(", ")}.`);
  return word;
};

/** Longest name of a location or of an emergency's type, in UTF-16 units. */
export const longestName = 100;
