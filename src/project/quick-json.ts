import { indentedPlaces, indentOf } from "./indented-json.js";
import { linesOf, type Lines } from "../language/text-lines.js";
import { maximumJsonDepth, type JsonPath, type JsonPlace } from "../language/json-reader.js";
import type { Json } from "../language/json.js";

/** A text read with `JSON.parse`; places are looked for only when they are asked for. */
export interface QuickReading {
  readonly value: Json;
  /** The text is written as `JSON.stringify` would write it, with some indent or none. */
  readonly isUsual: boolean;
  /** As `readJson` gives it: where the value at a path is; the nearest one around it when it is not there. */
  place(path: JsonPath): JsonPlace;
}

/**
 * Reads JSON in a fraction of the time that `readJson` takes, for the usual case: undefined when there is anything to
 * say about the text (a syntax error, a name given twice, a number that JavaScript cannot keep, deep nesting), which is
 * the other reader's work.
 */
export function readQuickly(text: string): QuickReading | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const indent = indentOf(text, value);
  if (indent === undefined ? !isHarmless(text, value) : indent === "" && countMembers(value) === undefined)
    return undefined;
  let places: ((path: JsonPath) => JsonPlace) | undefined;
  const isUsual = indent !== undefined;
  return { value, isUsual, place: (path) => (places ??= indent ? indentedPlaces(text, indent) : placesIn(text))(path) };
}

/** True when no name is given twice, no number is too long to be kept, and nothing is nested deeply. */
function isHarmless(text: string, value: Json): boolean {
  if (/\d{16}/.test(text)) return false;
  const members = countMembers(value);
  return members !== undefined && members === countNames(text);
}

const string = /"[^"\\]*(?:\\[^][^"\\]*)*"/g;

/** How many names of members a text has: strings with a colon behind them. */
function countNames(text: string): number {
  let count = 0;
  string.lastIndex = 0;
  while (string.test(text)) {
    let at = string.lastIndex;
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) === 58) count++;
  }
  return count;
}

/** How many members a value has, at all depths; undefined when it is nested too deeply. */
function countMembers(value: Json, depth = 0): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (depth >= maximumJsonDepth) return undefined;
  let count = 0;
  const isList = Array.isArray(value);
  // What JSON.parse makes has no members but its own.
  for (const key in value) {
    const inner = (value as Readonly<Record<string, Json>>)[key];
    const inside = typeof inner === "object" ? countMembers(inner, depth + 1) : 0;
    if (inside === undefined) return undefined;
    count += isList ? inside : inside + 1;
  }
  return count;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Offsets of the values inside a container, by name or index. */
type Children = ReadonlyMap<string | number, number>;

/** Finds places in a text that is known to be JSON. What stands in a container is listed when a path first goes there. */
function placesIn(text: string): (path: JsonPath) => JsonPlace {
  const lines: Lines = linesOf(text);
  const listed = new Map<number, Children>();
  const start = skipSpace(text, 0);
  return (path) => {
    let at = start;
    for (const step of path) {
      let children = listed.get(at);
      if (!children) listed.set(at, (children = childrenOf(text, at)));
      const next = children.get(step);
      if (next === undefined) break;
      at = next;
    }
    return lines.place(at, skipValue(text, at));
  };
}

function childrenOf(text: string, start: number): Children {
  const children = new Map<string | number, number>();
  const kind = text[start];
  if (kind !== "{" && kind !== "[") return children;
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== "}" && text[at] !== "]"; index++) {
    let name: string | number = index;
    if (kind === "{") {
      const end = skipString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    children.set(name, at);
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return children;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

const stringHere = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const scalarHere = /[^\s,\]}]+/y;
const mark = /["{}[\]]/g;

function skipString(text: string, at: number): number {
  stringHere.lastIndex = at;
  stringHere.test(text);
  return stringHere.lastIndex;
}

/** The offset behind the value that begins at an offset. */
function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== "{" && first !== "[") {
    scalarHere.lastIndex = start;
    scalarHere.test(text);
    return scalarHere.lastIndex;
  }
  let depth = 0;
  mark.lastIndex = start;
  while (mark.test(text)) {
    const at = mark.lastIndex - 1;
    const code = text.charCodeAt(at);
    if (code === 34) mark.lastIndex = skipString(text, at);
    else if (code === 123 || code === 91) depth++;
    else if (--depth === 0) return at + 1;
  }
  return text.length;
}
