/**
 * The text of a console's note as it can stand in a doc comment, and as the compiler reads it there again: without the
 * end of a comment in it, without white space around lines; undefined when nothing is left.
 */
export function noteText(note: string): string | undefined {
  const lines = note
    .replaceAll("*/", "* /")
    .replace(/[^\P{Cc}\t\n]|[\u2028\u2029]/gu, " ")
    .split("\n")
    .map((line) => line.trim().replace(/^\*/, "•"));
  return lines.join("\n").trim() || undefined;
}
