import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFlowNames } from "../../src/project/flow-names.js";
import { fileKey, flowNameProblem, longestFlowName, outputFileName } from "../../src/project/output-name.js";

const source = (line: number): { file: string; line: number; column: number } => ({
  file: "a.flow.ts",
  line,
  column: 1,
});

describe("outputFileName", () => {
  it("keeps portable names as they are", () => {
    expect(outputFileName("Emergency_Demo")).toBe("Emergency_Demo.json");
    expect(outputFileName("After hours (v2), main")).toBe("After hours (v2), main.json");
    expect(outputFileName("__proto__")).toBe("__proto__.json");
  });

  it("encodes what a file system would take amiss", () => {
    expect(outputFileName("../../etc/passwd")).toBe("%2E.%2F..%2Fetc%2Fpasswd.json");
    expect(outputFileName("a\\b:c*?")).toBe("a%5Cb%3Ac%2A%3F.json");
    expect(outputFileName("Notfall 🚨")).toBe("Notfall %F0%9F%9A%A8.json");
    expect(outputFileName("con")).toBe("%63on.json");
    expect(outputFileName("NUL.txt")).toBe("%4EUL.txt.json");
    expect(outputFileName("dot.")).toBe("dot%2E.json");
    expect(outputFileName("50%")).toBe("50%25.json");
  });

  const anyName = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom("a", "A", ".", "/", " ", "%", "é", "con", "2E"), maxLength: 12 }),
    fc.constantFrom("", ".", "..", "con", "CON.", "a".repeat(10_000), "🚨".repeat(5000)),
  );

  it("gives a name that every file system takes, and different names different files", () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const file = outputFileName(one);
        expect(file).toMatch(/^[A-Za-z0-9_,()+=@&'%~-][A-Za-z0-9 _.,()+=@&'%~-]*\.json$/);
        expect(file).not.toMatch(/[. ]\.json$/);
        expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200);
        if (one !== other) expect(outputFileName(other)).not.toBe(file);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("flowNameProblem", () => {
  it("refuses what the service or a reader cannot take", () => {
    expect(flowNameProblem("Emergency_Demo")).toBeUndefined();
    expect(flowNameProblem("Notfall 🚨")).toBeUndefined();
    expect(flowNameProblem("__proto__")).toBeUndefined();
    expect(flowNameProblem("x".repeat(longestFlowName))).toBeUndefined();
    expect(flowNameProblem("x".repeat(10_000))).toContain("10000 characters");
    expect(flowNameProblem("  ")).toBe("it is empty");
    expect(flowNameProblem("a\nb")).toContain("control");
    expect(flowNameProblem("a\ud800")).toContain("surrogate");
    expect(flowNameProblem(" a")).toContain("white space");
  });
});

describe("checkFlowNames", () => {
  it("finds a name used twice, and says where it is used first", () => {
    const findings = checkFlowNames([
      { name: "Main", kind: "flow", source: source(1) },
      { name: "Other", kind: "flow", source: source(2) },
      { name: "Main", kind: "module", source: source(3) },
    ]);
    expect(findings.map(({ code, position, related }) => [code, position?.line, related?.[0]?.line])).toEqual([
      ["FLW410", 3, 1],
    ]);
  });

  it("finds names that one file would hold", () => {
    const findings = checkFlowNames([
      { name: "Main", kind: "flow", source: source(1) },
      { name: "MAIN", kind: "flow", source: source(2) },
    ]);
    expect(findings.map(({ code }) => code)).toEqual(["FLW411"]);
    expect(fileKey(outputFileName("Main"))).toBe(fileKey(outputFileName("MAIN")));
  });

  it("is not led astray by names of Object's own members", () => {
    expect(
      checkFlowNames(
        ["__proto__", "constructor", "toString"].map((name, line) => ({ name, kind: "flow", source: source(line) })),
      ),
    ).toEqual([]);
  });
});
