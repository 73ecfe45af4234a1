import { setMember, type Json, type JsonObject } from "./json.js";
import { linesOf } from "./text-lines.js";

/** Deepest nesting that the reader follows. Real flows nest about ten deep. */
export const maximumJsonDepth = 200;

/** Steps from the outermost value: names of members and indices of elements. */
export type JsonPath = readonly (string | number)[];

/** A stretch of the text. Lines and columns count from 1; columns count UTF-16 units. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
  /** Units from the start to the end, or to the end of the line when it goes on in the next. */
  readonly length: number;
}

/** What is wrong with a text that should be JSON. */
export interface JsonProblem {
  /** `syntax` and `depth` end the reading: there is no value then. The others do not. */
  readonly kind: "syntax" | "depth" | "duplicate" | "number";
  /** In words, for `syntax`: what was found and what was expected. The name or the number for the others. */
  readonly text: string;
  readonly place: JsonPlace;
  /** The first place of a name that was repeated. */
  readonly first?: JsonPlace;
}

/** A text read as JSON. */
export interface JsonReading {
  /** The value, as `JSON.parse` gives it (of repeated names the last counts); undefined when it cannot be read. */
  readonly value: Json | undefined;
  readonly problems: readonly JsonProblem[];
  /** Where the value at a path is; the nearest one around it when it is not there. */
  place(path: JsonPath): JsonPlace;
  /** Where the name of a member is; as {@link place} for elements and for what is not there. */
  namePlace(path: JsonPath): JsonPlace;
  /** Where the value at a path is; undefined when it is not there. For what changes a text. */
  extent(path: JsonPath): Extent | undefined;
  /** Where the members or elements of a container are, in the order of the text; none of what is no container. */
  children(path: JsonPath): ReadonlyMap<string | number, Extent>;
}

/** Where a member or element is, as offsets: its name (its value for elements), and its value from start to end. */
export interface Extent {
  readonly name: number;
  readonly nameEnd: number;
  readonly start: number;
  end: number;
}

/** A container that is being read. */
type Open =
  | { readonly kind: "object"; readonly value: Record<string, Json>; readonly extents: Map<string | number, Extent> }
  | { readonly kind: "array"; readonly value: Json[]; readonly extents: Map<string | number, Extent> };

class Stop extends Error {
  readonly problem: Omit<JsonProblem, "place"> & { readonly at: number; readonly end: number };

  constructor(kind: JsonProblem["kind"], text: string, at: number, end: number) {
    super(text);
    this.problem = { kind, text, at, end };
  }
}

const space = /[ \t\n\r]*/y;
/** Everything from the space on but quotes and backslashes. */
const plain = /[ !#-[\]-\uffff]*/y;
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /[\p{L}\p{N}_$]+/uy;
const hex = /[0-9a-fA-F]{4}/y;
const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }),
);
const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads JSON and remembers where everything is. Agrees with `JSON.parse` on what is JSON and what it means; a byte order
 * mark in front is passed over. Never throws and does not recurse. Reading ends at the first syntax error; repeated names
 * and integers that JavaScript cannot hold are reported and reading goes on.
 */
export function readJson(text: string): JsonReading {
  const problems: JsonProblem[] = [];
  const extents = new Map<object, Map<string | number, Extent>>();
  const lines = linesOf(text);
  const place = (start: number, end: number): JsonPlace => lines.place(start, end);
  let whole: Extent = { name: 0, nameEnd: 0, start: 0, end: text.length };
  let value: Json | undefined;
  try {
    const read = parse(text, {
      warn: (kind, subject, extent, first) =>
        problems.push({
          kind,
          text: subject,
          place: place(extent.name, extent.nameEnd),
          ...(first ? { first: place(first.name, first.nameEnd) } : {}),
        }),
      keep: (container, members) => extents.set(container, members),
    });
    ({ value, extent: whole } = read);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const { at, end, ...problem } = stop.problem;
    problems.push({ ...problem, place: place(at, end) });
  }
  const valueOf = (path: JsonPath): Json | undefined => {
    let here: Json | undefined = value;
    for (const step of path) here = (here as JsonObject)[step];
    return here;
  };
  const find = (path: JsonPath): { extent: Extent; whole: boolean } => {
    let here: Json | undefined = value;
    let extent = whole;
    for (const step of path) {
      const inner = typeof here === "object" && here !== null ? extents.get(here)?.get(step) : undefined;
      if (!inner) return { extent, whole: false };
      extent = inner;
      here = (here as JsonObject)[step];
    }
    return { extent, whole: true };
  };
  return {
    value,
    problems,
    place: (path) => {
      const { extent } = find(path);
      return place(extent.start, extent.end);
    },
    namePlace: (path) => {
      const found = find(path);
      return found.whole ? place(found.extent.name, found.extent.nameEnd) : place(found.extent.start, found.extent.end);
    },
    extent: (path) => {
      const found = find(path);
      return found.whole ? found.extent : undefined;
    },
    children: (path) => {
      const here = find(path).whole ? valueOf(path) : undefined;
      return (typeof here === "object" && here !== null ? extents.get(here) : undefined) ?? new Map();
    },
  };
}

interface Listener {
  warn(kind: "duplicate" | "number", text: string, extent: Pick<Extent, "name" | "nameEnd">, first?: Extent): void;
  keep(container: object, extents: Map<string | number, Extent>): void;
}

function parse(text: string, listener: Listener): { value: Json; extent: Extent } {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const open: Open[] = [];
  /** Of the member or element that is being read, for every open container. */
  const current: { key: string | number; extent: Extent }[] = [];

  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  const stop = (expected: string): never => {
    if (at >= text.length)
      throw new Stop("syntax", `the text ends where ${expected} should be`, text.length, text.length);
    word.lastIndex = at;
    const found = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    throw new Stop("syntax", `${inWords(found)} stands where ${expected} should be`, at, at + found.length);
  };

  const readText = (): string => {
    const start = at;
    at += 1;
    let result = "";
    for (;;) {
      result += match(plain);
      const next = text[at];
      if (next === '"') {
        at += 1;
        return result;
      }
      if (next !== "\\") {
        const reason = next === undefined || next === "\n" || next === "\r" ? "has no closing quote" : "";
        throw reason
          ? new Stop("syntax", `this text ${reason}`, start, at)
          : new Stop("syntax", `a text holds ${inWords(next ?? "")}, which must be written as an escape`, at, at + 1);
      }
      const escape = text[at + 1] ?? "";
      const simple = escapes.get(escape);
      hex.lastIndex = at + 2;
      const code = escape === "u" ? hex.exec(text)?.[0] : undefined;
      if (simple === undefined && code === undefined)
        throw new Stop(
          "syntax",
          `there is no escape \\${escape === "u" ? "u without four hexadecimal digits" : escape}`,
          at,
          at + 2,
        );
      result += simple ?? String.fromCharCode(Number.parseInt(code ?? "", 16));
      at += simple === undefined ? 6 : 2;
    }
  };

  const readScalar = (): Json => {
    if (text[at] === '"') return readText();
    const start = at;
    const digits = match(numeral);
    if (digits !== "") {
      const number = Number(digits);
      if (!isExact(digits, number)) listener.warn("number", digits, { name: start, nameEnd: at });
      return number;
    }
    word.lastIndex = at;
    const name = word.exec(text)?.[0] ?? "";
    const literal = literals.get(name);
    if (literal === undefined) return stop("a value");
    at += name.length;
    return literal;
  };

  /** Opens the container at the cursor, or reads the scalar there; undefined when it opened one that has members. */
  const readValue = (): { value: Json } | undefined => {
    const opening = text[at];
    if (opening !== "{" && opening !== "[") return { value: readScalar() };
    if (open.length >= maximumJsonDepth) throw new Stop("depth", String(maximumJsonDepth), at, at + 1);
    at += 1;
    match(space);
    const extents = new Map<string | number, Extent>();
    const container: Open =
      opening === "{" ? { kind: "object", value: {}, extents } : { kind: "array", value: [], extents };
    if (text[at] === closing(container)) {
      at += 1;
      return { value: container.value };
    }
    open.push(container);
    startMember(container);
    return undefined;
  };

  const startMember = (container: Open): void => {
    match(space);
    if (container.kind === "array") {
      if (text[at] === "]") stop("another element (the comma before it is one too many)");
      current.push({ key: container.value.length, extent: { name: at, nameEnd: at + 1, start: at, end: at } });
      return;
    }
    const name = at;
    if (text[at] === "}") stop("another member (the comma before it is one too many)");
    if (text[at] !== '"') stop("a name in double quotes");
    const key = readText();
    const nameEnd = at;
    match(space);
    if (text[at] !== ":") stop("a colon");
    at += 1;
    match(space);
    const extent: Extent = { name, nameEnd, start: at, end: at };
    const first = container.extents.get(key);
    if (first) listener.warn("duplicate", key, extent, first);
    current.push({ key, extent });
  };

  match(space);
  const start = at;
  let done = readValue();
  while (open.length > 0) {
    const container = open.at(-1) as Open;
    if (!done) {
      done = readValue();
      continue;
    }
    const member = current.pop() as { key: string | number; extent: Extent };
    member.extent.end = at;
    container.extents.set(member.key, member.extent);
    if (container.kind === "array") container.value.push(done.value);
    else setMember(container.value, member.key as string, done.value);
    match(space);
    if (text[at] === ",") {
      at += 1;
      startMember(container);
      done = undefined;
    } else if (text[at] === closing(container)) {
      at += 1;
      open.pop();
      listener.keep(container.value, container.extents);
      done = { value: container.value };
    } else stop(container.kind === "object" ? "a comma or }" : "a comma or ]");
  }
  const end = at;
  match(space);
  if (at < text.length) stop("the end of the text");
  return { value: (done as { value: Json }).value, extent: { name: start, nameEnd: end, start, end } };
}

function closing(container: Open): string {
  return container.kind === "object" ? "}" : "]";
}

/** True when a whole number comes out again as its digits say; for fractions, when it is finite. */
function isExact(digits: string, number: number): boolean {
  if (!Number.isFinite(number)) return false;
  return !/^-?[0-9]+$/.test(digits) || String(number) === digits || BigInt(digits) === BigInt(number);
}

/** A piece of text as a message shows it: short, and readable also when it is a control character. */
function inWords(piece: string): string {
  const code = piece.charCodeAt(0);
  if (piece === "'") return "a single quote";
  if (piece.length === 1 && (code < 32 || (code >= 0x7f && code < 0xa0)))
    return `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return piece.length > 30 ? `${piece.slice(0, 30)}…` : piece;
}
