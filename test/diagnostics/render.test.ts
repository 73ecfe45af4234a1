import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderJson } from "../../src/diagnostics/render-json.js";
import { renderTerminal, summary, wantsColor } from "../../src/diagnostics/render-terminal.js";
import { sortDiagnostics } from "../../src/diagnostics/sort.js";

const source = `const customer = invoke(lookup);\nconst offer = invoke(bestOffer);\nsay(customer.name);\n`;
const overwritten: Diagnostic = {
  code: "FLW999",
  severity: "error",
  message: "The result of lookup is read after it was replaced.",
  why: "The caller would hear the wrong name.",
  mend: "Copy it first.",
  position: { file: "flows/main.flow.ts", line: 3, column: 5 },
  length: 13,
  action: "Say_1",
  related: [{ file: "flows/main.flow.ts", line: 2, column: 15, message: "replaced here" }],
};
const readSource = (file: string): string | undefined => (file === "flows/main.flow.ts" ? source : undefined);

describe("renderTerminal", () => {
  it("shows no number and no address of a person in the lines of source, and points at the same place", () => {
    const text = 'const a = "call +6591234567";\nconst b = ["ann@example.com", 12345678, 2026];\n';
    const position = { file: "a.ts", line: 2, column: 12 };
    const shown = renderTerminal([{ ...overwritten, position, related: [] }], { readSource: () => text, color: false });
    expect(shown).toContain('  1 | const a = "call +65••••••••";\n');
    expect(shown).toContain('> 2 | const b = ["an•••••••••••••", 12••••••, 2026];\n    |            ^^^^^^^^^^^^^\n');
  });

  it("shows no source at all where what stands there is secret", () => {
    const shown = renderTerminal([{ ...overwritten, hidesSource: true }], { readSource, color: false });
    expect(shown).toContain("flows/main.flow.ts:3:5");
    expect(shown).not.toContain("customer");
  });

  it("prints the place, the frame, related places, why and fix, and a summary", () => {
    expect(renderTerminal([overwritten], { readSource, color: false })).toBe(
      [
        "flows/main.flow.ts:3:5 - error FLW999: The result of lookup is read after it was replaced.",
        "",
        "  1 | const customer = invoke(lookup);",
        "  2 | const offer = invoke(bestOffer);",
        "> 3 | say(customer.name);",
        "    |     ^^^^^^^^^^^^^",
        "  action: Say_1",
        "  flows/main.flow.ts:2:15: replaced here",
        "  why: The caller would hear the wrong name.",
        "  fix: Copy it first.",
        "",
        "1 error in 1 file.",
        "",
      ].join("\n"),
    );
  });

  it("prints no frame for a file that cannot be read, and no place for a finding without one", () => {
    const text = renderTerminal(
      [
        { code: "FLW998", severity: "warning", message: "No place." },
        { ...overwritten, position: { file: "gone.ts", line: 1, column: 1 } },
      ],
      { readSource, color: false },
    );
    expect(text).toMatch(/^warning FLW998: No place\.\n/);
    expect(text).not.toContain(" | ");
    expect(text).toMatch(/1 error and 1 warning in 1 file\.\n$/);
  });

  it("colours only when asked, and never lets a message steer the terminal", () => {
    const hostile = { ...overwritten, message: "name \u001b[2J\nsecond line" };
    expect(renderTerminal([hostile], { readSource, color: false })).not.toContain("\u001b");
    expect(renderTerminal([hostile], { readSource, color: true })).toContain("\u001b[31;1merror\u001b[0m");
    expect(renderTerminal([hostile], { readSource, color: true })).not.toContain("[2J\n");
  });

  it("says nothing when there is nothing to say", () => {
    expect(renderTerminal([], { readSource, color: true })).toBe("");
  });

  it("counts in words", () => {
    expect(summary([overwritten, { ...overwritten, severity: "warning" }])).toBe("1 error and 1 warning in 1 file.");
    expect(summary([{ ...overwritten, severity: "warning" }])).toBe("1 warning in 1 file.");
  });
});

describe("wantsColor", () => {
  it("is for terminals that have not been told otherwise", () => {
    expect(wantsColor({ isTTY: true }, {})).toBe(true);
    expect(wantsColor({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
    expect(wantsColor({ isTTY: true }, { TERM: "dumb" })).toBe(false);
    expect(wantsColor({}, {})).toBe(false);
  });
});

describe("renderJson", () => {
  it("is flat, with every member of the command line's promise", () => {
    expect(JSON.parse(renderJson([overwritten], { built: 0 }))).toEqual({
      diagnostics: [
        {
          code: "FLW999",
          severity: "error",
          message: "The result of lookup is read after it was replaced.",
          file: "flows/main.flow.ts",
          line: 3,
          column: 5,
          length: 13,
          action: "Say_1",
          fix: "Copy it first.",
          why: "The caller would hear the wrong name.",
          related: [{ file: "flows/main.flow.ts", line: 2, column: 15, message: "replaced here" }],
        },
      ],
      built: 0,
    });
  });
});

describe("sortDiagnostics", () => {
  const anyDiagnostic = fc.record({
    code: fc.constantFrom("FLW101", "FLW102", "FLW401"),
    severity: fc.constantFrom("error" as const, "warning" as const),
    message: fc.constantFrom("a", "b"),
    position: fc.record({ file: fc.constantFrom("a.ts", "b.ts"), line: fc.nat(3), column: fc.nat(3) }),
  });

  it("does not depend on the order of the findings, keeps each once, and is sorted by place", () => {
    fc.assert(
      fc.property(fc.array(anyDiagnostic), (list) => {
        const places = (findings: readonly Diagnostic[]): unknown[] =>
          findings.map(({ code, message, position }) => [
            position?.file,
            position?.line,
            position?.column,
            code,
            message,
          ]);
        const sorted = places(sortDiagnostics(list));
        expect(places(sortDiagnostics(list.toReversed()))).toEqual(sorted);
        expect(new Set(sorted.map((place) => JSON.stringify(place))).size).toBe(sorted.length);
        expect(new Set(places(list).map((place) => JSON.stringify(place))).size).toBe(sorted.length);
        expect(sorted).toEqual(sorted.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
      }),
    );
  });
});
