import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  forbiddenIdentifierCharacters,
  forbiddenIdentifiers,
  identifierProblem,
  maximumIdentifierLength,
} from "../../src/language/limits.js";

describe("an identifier", () => {
  test.each([
    "a",
    "Say hello",
    "größe",
    "電話",
    "a.b-c_d",
    "x".repeat(50),
    "8f2b6c1e-0000-4000-8000-000000000000",
    "🎉",
  ])("may be %s", (identifier) => {
    expect(identifierProblem(identifier)).toBeUndefined();
  });

  test.each([
    ["", "it is empty"],
    ["x".repeat(51), "it has 51 characters and 50 is the most"],
    ["a:b", "it has the character :, which identifiers may not have"],
    ["a\ud800", "it has half of a character"],
    ["toString", "it is a word that the service keeps to itself"],
    ["__proto__", "it is a word that the service keeps to itself"],
  ])("may not be %s", (identifier, problem) => {
    expect(identifierProblem(identifier)).toBe(problem);
  });

  test("may not have any of the forbidden characters, wherever it stands", () => {
    expect(forbiddenIdentifierCharacters).toHaveLength(14);
    fc.assert(
      fc.property(
        fc.constantFrom(...forbiddenIdentifierCharacters),
        fc.string(),
        fc.string(),
        (character, before, after) => {
          expect(identifierProblem(before + character + after)).toBeDefined();
        },
      ),
    );
  });

  test("is free otherwise", () => {
    const free = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter(
        (text) =>
          text.length <= maximumIdentifierLength &&
          !forbiddenIdentifiers.has(text) &&
          ![...text].some((each) => forbiddenIdentifierCharacters.includes(each)),
      );
    fc.assert(
      fc.property(free, (identifier) => {
        expect(identifierProblem(identifier)).toBeUndefined();
      }),
    );
  });
});
