/**
 * Every text of a flow that goes into generated source passes here: as a string literal, in a template, as a property
 * name or as a comment. Nothing in it can end the literal or the comment.
 */

/** A text as a string literal. */
export function stringLiteral(text: string): string {
  return escapeOdd(JSON.stringify(text));
}

/** A text as a part of a template literal, between its backticks and placeholders. */
export function templateText(text: string): string {
  return escapeOdd(JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("`", "\\`")).replaceAll(
    "${",
    "\\${",
  );
}

/** A property name as it stands in an object literal. */
export function propertyName(name: string): string {
  return isName(name) && name !== "__proto__" ? name : name === "__proto__" ? '["__proto__"]' : stringLiteral(name);
}

/** How a property is read: `.name` or `["a name"]`. */
export function memberAccess(name: string): string {
  return isName(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** True for a plain identifier of ASCII letters, digits and underscores. */
export function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** Lines of text as they can stand in a comment of any kind. */
export function commentLines(text: string): readonly string[] {
  return text
    .replaceAll("*/", "* /")
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim());
}

/** Characters that JSON leaves alone and that source should not have: line separators, invisible ones, half characters. */
function escapeOdd(text: string): string {
  return text.replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
