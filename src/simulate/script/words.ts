/** One word of a line: a plain word, a text in quotes or a pattern between slashes. */
export interface Word {
  readonly kind: "plain" | "text" | "pattern";
  /** Without quotes or slashes. */
  readonly value: string;
  /** Flags of a pattern; empty otherwise. */
  readonly flags: string;
  /** Columns from 1; `end` is the column after the word. */
  readonly column: number;
  readonly end: number;
}

const wordPattern = /"((?:[^"\\]|\\.)*)"|\/((?:[^/\\]|\\.)+)\/([a-z]*)|(\S+)/gy;

/** Words that keys follow: after them a `#` is the key. */
const beforeKeys: ReadonlySet<string> = new Set(["presses", "enters"]);

/** Cuts a line into words. A `#` at the beginning of a line or with white space on both sides begins a comment. */
export function cutIntoWords(line: string): Word[] {
  const words: Word[] = [];
  const space = /\s*/y;
  for (let at = 0; at < line.length;) {
    space.lastIndex = at;
    at += space.exec(line)?.[0].length ?? 0;
    if (at >= line.length || (line.charAt(at) === "#" && startsComment(line, at, words))) break;
    wordPattern.lastIndex = at;
    const match = wordPattern.exec(line);
    if (!match) break;
    const [whole, text, pattern, flags, plain] = match;
    const column = at + 1;
    at += whole.length;
    const place = { column, end: at + 1 };
    if (text !== undefined) words.push({ kind: "text", value: unescapeText(text), flags: "", ...place });
    else if (pattern !== undefined) words.push({ kind: "pattern", value: pattern, flags: flags ?? "", ...place });
    else words.push({ kind: "plain", value: plain ?? "", flags: "", ...place });
  }
  return words;
}

/** A text with quotes around it, as `cutIntoWords` reads it. */
export function quoteText(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
}

/** A word that needs no quotes stays as it is. */
export function quoteWord(text: string): string {
  return /^[\p{L}\p{N}_+.-]+$/u.test(text) ? text : quoteText(text);
}

function startsComment(line: string, at: number, before: readonly Word[]): boolean {
  if (before.length === 0) return true;
  if (before.length === 1 && beforeKeys.has(before[0]!.value)) return false;
  return /\s/.test(line.charAt(at + 1));
}

function unescapeText(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => {
    if (character === "n") return "\n";
    return character === "r" ? "\r" : character;
  });
}
