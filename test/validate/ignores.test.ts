import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { ignoreBook, ignoresIn } from "../../src/validate/ignores.js";
import { matchesGlob, withSeverities } from "../../src/validate/severity.js";

const finding = (code: string, line: number, severity: Diagnostic["severity"] = "warning"): Diagnostic => ({
  code,
  severity,
  message: "m",
  position: { file: "a.flow.ts", line, column: 1 },
});

function bookOf(text: string): ReturnType<typeof ignoreBook> {
  return ignoreBook(
    (file) => (file === "a.flow.ts" ? text : undefined),
    ({ code }) => code !== "FLW204",
  );
}

describe("flowc-ignore", () => {
  it("concerns its own line behind code, and otherwise the next line of code", () => {
    const text =
      "// flowc-ignore FLW594: why\n// more words\n\nfirst();\nsecond(); // flowc-ignore FLW595, FLW596: why: because\n";
    expect(ignoresIn(text).map(({ concerns, codes, problem }) => [concerns, codes, problem])).toEqual([
      [4, ["FLW594"], undefined],
      [5, ["FLW595", "FLW596"], undefined],
    ]);
  });

  it("leaves out the findings it names, and no others", () => {
    const book = bookOf("// flowc-ignore FLW594: why\nfirst();\n");
    const kept = [finding("FLW595", 2), finding("FLW594", 3)];
    expect(book.without([finding("FLW594", 2), ...kept])).toEqual(kept);
    expect(book.findings(["a.flow.ts"])).toEqual([]);
  });

  it("that ignores nothing is itself a finding, for each code", () => {
    const book = bookOf("// flowc-ignore FLW594 FLW595: why\nfirst();\n");
    book.without([finding("FLW594", 2)]);
    expect(book.findings(["a.flow.ts", "a.flow.ts"]).map(({ code, message }) => [code, message])).toEqual([
      ["FLW940", "This flowc-ignore ignores nothing: there is no FLW595 here."],
    ]);
  });

  it.each([
    ["// flowc-ignore FLW594", "it does not say why"],
    ["// flowc-ignore: why", "it names no code"],
    ["// flowc-ignore all: why", '"all" is no code'],
  ])("is not complete: %s", (comment, problem) => {
    const book = bookOf(`${comment}\nfirst();\n`);
    expect(book.without([finding("FLW594", 2)])).toHaveLength(1);
    expect(book.findings(["a.flow.ts"])[0]?.message).toBe(`This flowc-ignore is not complete: ${problem}.`);
  });

  it("does not hide what flowc cannot go on after", () => {
    expect(bookOf("// flowc-ignore FLW204: why\nfirst();\n").without([finding("FLW204", 2, "error")])).toHaveLength(1);
  });
});

describe("severities", () => {
  it("are set everywhere, and by file; the last that fits counts", () => {
    const settings = {
      everywhere: new Map([["FLW594", "error"] as const]),
      places: [
        { files: "**", severity: new Map([["FLW594", "warning"] as const]) },
        { files: "*.flow.ts", severity: new Map([["FLW594", "off"] as const]) },
        { files: "other/**", severity: new Map([["FLW594", "error"] as const]) },
      ],
    };
    expect(withSeverities([finding("FLW594", 1), finding("FLW595", 1)], settings)).toEqual([finding("FLW595", 1)]);
    expect(withSeverities([finding("FLW594", 1)], { ...settings, places: [] })).toEqual([
      finding("FLW594", 1, "error"),
    ]);
  });

  it.each([
    ["flows/a.flow.ts", "flows/*.flow.ts", true],
    ["flows/x/a.flow.ts", "flows/*.flow.ts", false],
    ["flows/x/a.flow.ts", "flows/**", true],
    ["flows/x/a.flow.ts", "**/a.flow.ts", true],
    ["a.flow.ts", "**/a.flow.ts", true],
    ["axflow.ts", "a.flow.ts", false],
    ["(a).ts", "(?).ts", true],
  ])("%s and %s: %s", (file, glob, matches) => {
    expect(matchesGlob(file, glob)).toBe(matches);
  });
});
