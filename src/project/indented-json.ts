import { maximumJsonDepth, type JsonPath, type JsonPlace } from "../language/json-reader.js";
import type { Json } from "../language/json.js";
import { linesOf } from "../language/text-lines.js";

/**
 * The indent of a text that is written as `JSON.stringify` writes it (the console, the AWS CLI and most tools do), `""`
 * for all on one line; undefined for another text, and for one that is nested deeply. Nothing else has to be looked at in
 * such a text: no name is given twice, and no number is changed by reading it.
 */
export function indentOf(text: string, value: Json): string | undefined {
  const indent = /^[[{]\n([ \t]{1,10})\S/.exec(text)?.[1] ?? "";
  const end = text.endsWith("\n") ? text.length - 1 : text.length;
  if (indent !== "" && text.includes(`\n${indent.repeat(maximumJsonDepth)}`)) return undefined;
  try {
    const written = JSON.stringify(value, undefined, indent);
    return written.length === end && text.startsWith(written) ? indent : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds places in a text with such an indent, by the indents of its lines: what stands in between is passed over without
 * being looked at.
 */
export function indentedPlaces(text: string, indent: string): (path: JsonPath) => JsonPlace {
  const lines = linesOf(text);
  const elements = new Map<number, readonly number[]>();
  /** Members of the whole: nearly every path begins with the same one, and it may be far down. */
  const outermost = new Map<string, number | undefined>();
  return (path) => {
    let at = 0;
    for (let depth = 0; depth < path.length; depth++) {
      const step = path[depth] as string | number;
      const next =
        typeof step === "number"
          ? elementsOf(at, depth)[step]
          : depth === 0
            ? outermostMember(step)
            : memberOf(at, depth, step);
      if (next === undefined) break;
      at = next;
    }
    const line = text.indexOf("\n", at);
    const end = line === -1 ? text.length : line;
    return lines.place(at, text[end - 1] === "," ? end - 1 : end);
  };

  function outermostMember(name: string): number | undefined {
    if (!outermost.has(name)) outermost.set(name, memberOf(0, 0, name));
    return outermost.get(name);
  }

  /** Where the value of a member begins. */
  function memberOf(container: number, depth: number, name: string): number | undefined {
    if (text[container] !== "{") return undefined;
    const key = `\n${indent.repeat(depth + 1)}${JSON.stringify(name)}: `;
    // Not beyond the container: a name that is not there would be looked for in all of the text.
    const at = text.slice(container, endOf(container, depth)).indexOf(key);
    return at === -1 ? undefined : container + at + key.length;
  }

  /** Where the elements of a list begin. */
  function elementsOf(container: number, depth: number): readonly number[] {
    let found = elements.get(container);
    if (!found) elements.set(container, (found = findElements(container, depth)));
    return found;
  }

  function findElements(container: number, depth: number): readonly number[] {
    const found: number[] = [];
    if (text[container] !== "[" || text[container + 1] !== "\n") return found;
    const start = 1 + indent.length * (depth + 1);
    const end = endOf(container, depth);
    for (let line = container + 1; line < end;) {
      const at = line + start;
      found.push(at);
      line = text.indexOf("\n", endOf(at, depth + 1) + 1);
    }
    return found;
  }

  /** The line break before the end of a container that is on several lines; otherwise where the value begins. */
  function endOf(value: number, depth: number): number {
    const first = text[value];
    if ((first !== "{" && first !== "[") || text[value + 1] !== "\n") return value;
    return text.indexOf(`\n${indent.repeat(depth)}${first === "{" ? "}" : "]"}`, value);
  }
}
