import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maximumJsonDepth, readJson } from "../../src/language/json-reader.js";
import type { JsonPath, JsonReading } from "../../src/language/json-reader.js";

/** A JSON value with the names that break careless readers. */
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, tie("scalar"), tie("list"), tie("object")),
  scalar: fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("\ud800", "\udc00x", "\u2028", "\u0000", '"', "\\", "__proto__"),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc
    .uniqueArray(
      fc.tuple(
        fc.oneof(fc.constantFrom("__proto__", "constructor", "toString", "", "1", "a"), fc.string({ unit: "binary" })),
        tie("value"),
      ),
      { maxLength: 4, selector: ([name]) => name },
    )
    .map((entries) => Object.fromEntries(entries) as object),
}))["value"];

const spacing = fc.constantFrom(undefined, 1, 2, "\t");

function parsed(text: string): unknown {
  return JSON.parse(text);
}

describe("reading what is JSON", () => {
  test("gives what JSON.parse gives", () => {
    fc.assert(
      fc.property(anyJson, spacing, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const reading = readJson(text);
        expect(reading.problems.filter(({ kind }) => kind !== "number")).toEqual([]);
        expect(JSON.stringify(reading.value)).toBe(JSON.stringify(parsed(text)));
      }),
      { numRuns: 500 },
    );
  });

  test("knows where every member is", () => {
    fc.assert(
      fc.property(anyJson, spacing, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const reading = readJson(text);
        const lines = text.split("\n");
        for (const { path, inner } of walk(parsed(text), [])) {
          const { line, column, length } = reading.place(path);
          const [firstLine] = JSON.stringify(inner, null, space).split("\n");
          expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(firstLine);
          const name = path.at(-1);
          const at = reading.namePlace(path);
          const written = lines[at.line - 1]?.slice(at.column - 1, at.column - 1 + at.length);
          expect(typeof name !== "string" || written === JSON.stringify(name)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("passes over a byte order mark", () => {
    expect(readJson('\ufeff{"a": 1}').value).toEqual({ a: 1 });
  });

  test("reads a name that is a word of JavaScript as a name", () => {
    const { value } = readJson('{"__proto__": {"polluted": true}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

function* walk(value: unknown, path: JsonPath): Generator<{ path: JsonPath; inner: unknown }> {
  yield { path, inner: value };
  if (typeof value !== "object" || value === null) return;
  const entries: Iterable<readonly [string | number, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value);
  for (const [name, inner] of entries) yield* walk(inner, [...path, name]);
}

describe("reading what is not JSON", () => {
  /** A text with a few units taken out, put in or doubled. */
  const mutated = fc
    .tuple(anyJson, spacing, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.string({ unit: "binary", maxLength: 2 }))))
    .map(([value, space, edits]) => {
      let text = JSON.stringify(value, null, space);
      for (const [at, remove, insert] of edits.slice(0, 4)) {
        const where = at % (text.length + 1);
        text = text.slice(0, where) + insert + text.slice(where + remove);
      }
      return text;
    });

  test("never throws, and agrees with JSON.parse on what is JSON", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: "binary" })), (text) => {
        const reading = readJson(text);
        expect(reading.value !== undefined).toBe(accepts(text.replace(/^\ufeff/, "")));
        expect(hasStopped(reading)).toBe(reading.value === undefined);
        for (const { place } of reading.problems) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(text.split("\n").length);
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.length).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ["", "the text ends where a value should be", 1, 1],
    ["{'a': 1}", "a single quote stands where a name in double quotes should be", 1, 2],
    ['{"a": 1,}', "} stands where another member (the comma before it is one too many) should be", 1, 9],
    ["[1,\n 2,\n]", "] stands where another element (the comma before it is one too many) should be", 3, 1],
    ['{"a" 1}', "1 stands where a colon should be", 1, 6],
    ['{"a": undefined}', "undefined stands where a value should be", 1, 7],
    ['{"a": 1 "b": 2}', '" stands where a comma or } should be', 1, 9],
    ["[1] // note", "/ stands where the end of the text should be", 1, 5],
    ['{\n  "a": "x\n}', "this text has no closing quote", 2, 8],
    ['"\\x"', "there is no escape \\x", 1, 2],
    ['"\\u12"', "there is no escape \\u without four hexadecimal digits", 1, 2],
    ['"\t"', "a text holds the character U+0009, which must be written as an escape", 1, 2],
    ["[01]", "1 stands where a comma or ] should be", 1, 3],
  ])("%j: %s", (text, words, line, column) => {
    const [problem] = readJson(text).problems;
    expect(problem).toMatchObject({ kind: "syntax", text: words, place: { line, column } });
  });

  test("reports a repeated name with both places, and the last one counts", () => {
    const reading = readJson('{\n  "a": 1,\n  "a": 2\n}');
    expect(reading.value).toEqual({ a: 2 });
    expect(reading.problems).toEqual([
      {
        kind: "duplicate",
        text: "a",
        place: { line: 3, column: 3, length: 3 },
        first: { line: 2, column: 3, length: 3 },
      },
    ]);
  });

  test.each(["9007199254740993", "9223372036854775807", "1e999", `-${"9".repeat(400)}`])(
    "reports the number %s, which cannot be kept",
    (number) => {
      expect(readJson(`[${number}]`).problems).toMatchObject([{ kind: "number", text: number }]);
    },
  );

  test.each(["9007199254740992", "0.1", "-0", "1e300", "123456789012345680000"])("keeps the number %s", (number) => {
    expect(readJson(`[${number}]`).problems).toEqual([]);
  });

  test("stops at the depth limit without overflowing", () => {
    const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(readJson(deep(maximumJsonDepth)).problems).toEqual([]);
    expect(readJson(deep(maximumJsonDepth + 1)).problems).toMatchObject([{ kind: "depth" }]);
    expect(readJson("[".repeat(1_000_000)).problems).toMatchObject([{ kind: "depth" }]);
    expect(readJson('{"a":'.repeat(1_000_000)).problems).toMatchObject([{ kind: "depth" }]);
  });
});

function accepts(text: string): boolean {
  try {
    parsed(text);
    return true;
  } catch {
    return false;
  }
}

function hasStopped(reading: JsonReading): boolean {
  return reading.problems.some(({ kind }) => kind === "syntax" || kind === "depth");
}
