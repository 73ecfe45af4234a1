import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutateBytes, seededRandom } from "../../bench/mutate-json.js";
import { readJson, type JsonPath } from "../../src/language/json-reader.js";
import type { Json } from "../../src/language/json.js";
import { readQuickly } from "../../src/project/quick-json.js";
import { placesInText } from "../../src/project/text-in-json.js";

/** Every path of a value, and some that lead nowhere. */
function pathsOf(value: Json, at: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== "object" || value === null) return [at, [...at, "nowhere"]];
  return [
    at,
    [...at, "no such member"],
    ...Object.keys(value).flatMap((key) => {
      const step = Array.isArray(value) ? Number(key) : key;
      return pathsOf((value as Record<string, Json>)[key] as Json, [...at, step]);
    }),
  ];
}

function nested(depth: number): Json {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

/** The quick reader says what the thorough one says, or leaves the text to it. */
function expectSame(text: string): boolean {
  const quick = readQuickly(text);
  const thorough = readJson(text);
  if (!quick) return false;
  expect(thorough.problems).toEqual([]);
  expect(quick.value).toEqual(thorough.value);
  for (const at of pathsOf(quick.value)) expect(quick.place(at), JSON.stringify(at)).toEqual(thorough.place(at));
  return true;
}

describe("the quick reader of JSON", () => {
  it("gives the same value and the same places as the thorough one, for any JSON", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), fc.constantFrom(undefined, 1, 2, "\t"), (text, space) => {
        const written = JSON.stringify(JSON.parse(text), undefined, space);
        expectSame(written);
        expectSame(`${written}\n`);
      }),
    );
  });

  it("the same for real fixtures, and for mutated ones where it reads them at all", () => {
    const random = seededRandom(7);
    let read = 0;
    for (const code of ["FLW552", "FLW560", "FLW573", "FLW598", "FLW900"]) {
      const text = readFileSync(path.resolve("test/fixtures/diagnostics", code, "fail/reception.flow.json"), "utf8");
      expect(expectSame(text)).toBe(true);
      for (let i = 0; i < 100; i++) if (expectSame(mutateBytes(text, random))) read += 1;
    }
    expect(read).toBeGreaterThan(20);
    expect(readdirSync("test/fixtures/diagnostics").length).toBeGreaterThan(100);
  });

  it.each([
    ["a name given twice", '{"a": 1, "a": 2}'],
    ["a name given twice, escaped", String.raw`{"a": 1, "\u0061": 2}`],
    ["a number that cannot be kept", "[12345678901234567890]"],
    ["a number that cannot be kept, indented", "[\n  12345678901234567890\n]"],
    ["an error", "{"],
    ["deep nesting", "[".repeat(201) + "]".repeat(201)],
    ["deep nesting, indented", JSON.stringify(nested(201), undefined, 1)],
    ["nesting that overflows the stack", "[".repeat(100_000) + "]".repeat(100_000)],
    ["a byte order mark", "\ufeff{}"],
    ["the prototype given twice", '{"__proto__": 1, "__proto__": 2}'],
  ])("leaves %s to the thorough one", (_, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  it("reads the name __proto__ as any other", () => {
    expect(expectSame('{"__proto__": {"a": [1]}}')).toBe(true);
  });
});

describe("a text inside JSON", () => {
  it("every character is found where it is written, whatever is escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), fc.nat(39), (inner, at) => {
        const offset = at % inner.length;
        const before = inner.slice(0, offset);
        const line = before.split("\n").length;
        const column = offset - (before.lastIndexOf("\n") + 1) + 1;
        const file = JSON.stringify({ a: [1], content: inner }, undefined, 2);
        const { position, length } = placesInText(file, ["content"], inner)({ file: "f", line, column }, 1);
        const written = file.split("\n")[position.line - 1]?.slice(position.column - 1, position.column - 1 + length);
        expect(JSON.parse(`"${written}"`)).toBe(inner[offset]);
      }),
      { numRuns: 500 },
    );
  });
});
