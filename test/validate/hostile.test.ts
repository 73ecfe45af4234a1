import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkJson } from "../../src/project/check-json.js";

const flow = {
  Version: "2019-10-30",
  StartAction: "hello",
  Actions: [
    {
      Identifier: "hello",
      Type: "Compare",
      Parameters: { ComparisonValue: "$.Attributes.tier" },
      Transitions: {
        NextAction: "bye",
        Conditions: [{ NextAction: "bye", Condition: { Operator: "Equals", Operands: ["gold"] } }],
        Errors: [{ NextAction: "bye", ErrorType: "NoMatchingCondition" }],
      },
    },
    { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
  ],
};

/** Puts a value at the place of every n-th value of a JSON value. */
function replaceAt(value: unknown, at: { left: number }, by: unknown): unknown {
  if (at.left-- === 0) return by;
  if (Array.isArray(value)) return value.map((item: unknown) => replaceAt(item, at, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceAt(item, at, by)]));
}

describe("checkJson", () => {
  it("has nothing to say about a good flow", () => {
    expect(checkJson(JSON.stringify(flow), "a.json")).toEqual([]);
  });

  it("answers any JSON in any place with located findings, never with a crash", () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom("__proto__", "constructor", "x".repeat(10_000), "\ud800", "", null, { ["__proto__"]: 1 }, [[]]),
    );
    fc.assert(
      fc.property(fc.nat(30), hostile, (left, value) => {
        for (const { position } of checkJson(JSON.stringify(replaceAt(flow, { left }, value)), "a.json")) {
          expect(position).toMatchObject({ file: "a.json", line: expect.any(Number) as number });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("answers any text with located findings", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const findings = checkJson(text, "a.json");
        expect(findings.length).toBeGreaterThan(0);
        for (const { position } of findings) expect(position?.file).toBe("a.json");
      }),
    );
  });

  it.each([
    [2_500, ["FLW554", "FLW558", "FLW565", "FLW593"]],
    [20_000, ["FLW558"]],
  ])("comes to an end with a chain of %i menus that all fail", (count, expected) => {
    const actions = Array.from({ length: count }, (_, index) => {
      const NextAction = `a${(index + 1) % count}`;
      const errors = ["NoMatchingError", "InputTimeLimitExceeded", "NoMatchingCondition", "QueueAtCapacity"];
      return {
        Identifier: `a${index}`,
        Type: "GetParticipantInput",
        Parameters: { Text: "", StoreInput: "False", InputTimeLimitSeconds: "5" },
        Transitions: { NextAction, Errors: errors.map((ErrorType) => ({ NextAction, ErrorType })) },
      };
    });
    const text = JSON.stringify({ Version: "2019-10-30", StartAction: "a0", Actions: actions }, undefined, 2);
    const codes = new Set(checkJson(text, "a.json").map(({ code }) => code));
    expect([...codes].toSorted()).toEqual(expect.arrayContaining(expected));
    if (count > 2_500) expect([...codes]).toEqual(expected);
  });

  it("comes to an end with thousands of ways to nowhere, conditions and parameters", () => {
    const many = <T>(make: (index: number) => T): T[] => Array.from({ length: 3000 }, (_, index) => make(index));
    const text = JSON.stringify({
      Version: "2019-10-30",
      StartAction: "a",
      Actions: [
        {
          Identifier: "a",
          Type: "Compare",
          Parameters: Object.fromEntries(many((index) => [`Nope${index}`, ""])),
          Transitions: {
            NextAction: "b",
            Errors: many((index) => ({ NextAction: `x${index}`, ErrorType: `Nope${index}` })),
            Conditions: many((index) => ({
              NextAction: `y${index}`,
              Condition: { Operator: "TextContains", Operands: [String(index)] },
            })),
          },
        },
      ],
    });
    expect(checkJson(text, "a.json").length).toBeGreaterThan(9000);
  });
});
