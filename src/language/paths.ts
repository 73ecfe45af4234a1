/**
 * A path into the call's state: `$.Namespace`, then `.name`, `['any name']`, `["any name"]` or `[3]`. Names after a dot
 * are letters, digits, underscores and dashes, and do not end in a dash: a text goes on right after a path (real flows
 * do that without a space in Japanese), and a full stop after one ends the sentence.
 */
const pathSource = String.raw`\$\.[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]*[A-Za-z0-9_]|\['[^']*'\]|\["[^"]*"\]|\[[0-9]+\])*`;
const namePattern = /\.([A-Za-z0-9_-]+)|\['([^']*)'\]|\["([^"]*)"\]|\[([0-9]+)\]/g;
const everyPath = new RegExp(pathSource, "g");
/** The usual path: words after dots. */
const plainPath = /^\$\.[A-Za-z0-9_.-]+$/;
const wholePattern = new RegExp(`^(?:${pathSource}|\`${pathSource}\`)$`);

/** The names of a path, its namespace first: `$.External.a` gives `["External", "a"]`. */
export type Path = readonly string[];

/** A path inside a text. */
export interface PathInText {
  /** As it is written. */
  readonly text: string;
  readonly names: Path;
  /** Offsets in the text, in UTF-16 units; the end is the first unit behind the path. */
  readonly start: number;
  readonly end: number;
}

/**
 * The names of the path that a text is as a whole; undefined when it is something else. Backticks around a path, which
 * list results of data tables need, belong to it.
 */
export function parsePath(text: string): Path | undefined {
  return wholePattern.test(text) ? namesOf(text.replaceAll("`", "")) : undefined;
}

/** Every path in a text, in order. */
export function pathsIn(text: string): readonly PathInText[] {
  if (!text.includes("$.")) return [];
  const found: PathInText[] = [];
  everyPath.lastIndex = 0;
  for (let match = everyPath.exec(text); match; match = everyPath.exec(text)) {
    const [path] = match;
    found.push({ text: path, names: namesOf(path), start: match.index, end: match.index + path.length });
  }
  return found;
}

/** The path of a member: `$.Attributes.plan`, or `$.Attributes['first name']` where the name is no plain word. */
export function memberPath(parent: string, name: string): string {
  return /^[A-Za-z0-9_-]*[A-Za-z0-9_]$/.test(name) ? `${parent}.${name}` : `${parent}['${name}']`;
}

/** A path written from its names, in the form that {@link memberPath} gives. */
export function writePath([namespace = "", ...names]: Path): string {
  return names.reduce(memberPath, `$.${namespace}`);
}

function namesOf(path: string): Path {
  if (plainPath.test(path)) return path.slice(2).split(".");
  return Array.from(
    path.slice(1).matchAll(namePattern),
    (match) => match.slice(1).find((name) => name !== undefined) ?? "",
  );
}
