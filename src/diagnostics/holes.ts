/** Longest text that fills a hole, in UTF-16 units; a longer one is cut, so that a hostile name cannot flood a report. */
export const longestHole = 400;

/**
 * The names of the holes of a text: `"no flow {name} in {file}"` has `"name" | "file"`. A hole is a plain word in
 * braces; braces around anything else, and `${…}`, are text.
 */
export type HolesIn<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}$`
    ? HolesIn<After>
    : After extends `${infer Name}}${infer Rest}`
      ? IsWord<Name> extends true
        ? Name | HolesIn<Rest>
        : HolesIn<After>
      : never
  : never;

type Letter =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

type IsWord<Name extends string> = Name extends ""
  ? false
  : Name extends `${infer First}${infer Rest}`
    ? Lowercase<First> extends Letter
      ? Rest extends ""
        ? true
        : IsWord<Rest>
      : false
    : false;

const hole = /(?<!\$)\{([A-Za-z]+)\}/g;

/** The names of the holes of a text, in order, each once. */
export function holesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(hole)].map((match) => match[1] ?? ""))];
}

/** Fills a text's holes. Throws when one is not given: that is a defect of the caller. */
export function fillHoles(text: string, values: Readonly<Record<string, string | number>>): string {
  if (!text.includes("{")) return text;
  return text.replace(hole, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`The hole {${name}} was not filled in: ${text}`);
    return shorten(String(values[name]));
  });
}

function shorten(text: string): string {
  return text.length <= longestHole ? text : `${text.slice(0, longestHole - 1)}…`;
}
