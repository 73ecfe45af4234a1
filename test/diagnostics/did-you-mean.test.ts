import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "../../src/diagnostics/did-you-mean.js";

const known = ["environments", "output", "flows", "queue", "__proto__"];

describe("nearest", () => {
  it.each([
    ["enviroments", "environments"],
    ["outptu", "output"],
    ["Flows", "flows"],
    ["flow", "flows"],
    ["qeue", "queue"],
  ])("takes %s for %s", (written, meant) => expect(nearest(written, known)).toBe(meant));

  it("does not guess wildly", () => {
    expect(nearest("settings", known)).toBeUndefined();
    expect(nearest("", known)).toBeUndefined();
    expect(nearest("x".repeat(10_000), known)).toBeUndefined();
    expect(didYouMean("settings", known)).toBe("");
    expect(didYouMean("outptu", known)).toBe(' Did you mean "output"?');
  });

  it("finds a known name again after any one slip", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("environments", "settings", "contactFlow"),
        fc.nat(20),
        fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
        (name, at, letter) => {
          const index = at % name.length;
          const slips = [
            name.slice(0, index) + name.slice(index + 1),
            name.slice(0, index) + letter + name.slice(index),
            name.slice(0, index) + letter + name.slice(index + 1),
          ];
          for (const slip of slips) expect(nearest(slip, [name, "queue"])).toBe(name);
        },
      ),
    );
  });
});
