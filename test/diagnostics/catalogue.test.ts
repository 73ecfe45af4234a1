import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, expectTypeOf, it } from "vitest";
import { areas, catalogue, codeRow, isCode } from "../../src/diagnostics/catalogue.js";
import type { Code } from "../../src/diagnostics/codes/code.js";
import { fillHoles, holesOf, longestHole, type HolesIn } from "../../src/diagnostics/holes.js";
import { report, reportByName } from "../../src/diagnostics/report.js";

describe("the catalogue", () => {
  it("gives each code to one area, within the area's numbers", () => {
    const all: string[] = [];
    for (const { first, codes } of areas) {
      for (const code of Object.keys(codes)) {
        expect(code).toMatch(/^FLW\d{3}$/);
        const number = Number(code.slice(3));
        expect(number, code).toBeGreaterThanOrEqual(first);
        expect(number, code).toBeLessThan(first + 100);
        all.push(code);
      }
    }
    expect(new Set(all).size).toBe(all.length);
    expect(Object.keys(catalogue).toSorted()).toEqual(all.toSorted());
  });

  it("has no code that nothing reports", () => {
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.startsWith(path.join("diagnostics", "codes")))
      .map((name) => readFileSync(path.join("src", name), "utf8"))
      .join("\n");
    const reported = new Set(sources.match(/(?<=")FLW\d{3}(?=")/g));
    expect(Object.keys(catalogue).filter((code) => !reported.has(code))).toEqual([]);
  });

  it("says what is wrong, why it matters and what to do, in sentences, for every code", () => {
    for (const code of Object.keys(catalogue)) {
      if (!isCode(code)) throw new Error(code);
      const row: Code = codeRow(code);
      expect(row.message, code).not.toBe("");
      expect(row.why, code).toMatch(/[.)?}]$/);
      expect(row.mend, code).toMatch(/[.)}`]$/);
    }
  });
});

describe("holes", () => {
  it("are words in braces; other braces are text", () => {
    expect(holesOf("no {kind} {name}, {name}: { a: 1 }, ${hint}s, {}")).toEqual(["kind", "name"]);
    expectTypeOf<HolesIn<"no {kind} {name}: { a: 1 }, ${hint}s, {} { x: {inner} }">>().toEqualTypeOf<
      "kind" | "name" | "inner"
    >();
    expect(fillHoles("{ x: {inner} } ${inner}", { inner: 1 })).toBe("{ x: 1 } ${inner}");
  });

  it("keep hostile values as text, and cut very long ones", () => {
    expect(fillHoles("{a}", { a: "$& {b} $1" })).toBe("$& {b} $1");
    expect(fillHoles("{a}", { a: "x".repeat(10_000) })).toHaveLength(longestHole);
    expect(() => fillHoles("{__proto__} {toString}", {})).toThrow("toString");
  });
});

describe("report", () => {
  it("fills the texts and keeps the place", () => {
    const position = { file: "flowc.config.ts", line: 2, column: 3 };
    expect(report("FLW410", { name: "Main" }, { position, length: 4 })).toEqual({
      code: "FLW410",
      severity: "error",
      message: 'The name "Main" belongs to two flows.',
      why: catalogue.FLW410.why,
      mend: catalogue.FLW410.mend,
      position,
      length: 4,
    });
    // @ts-expect-error a hole is missing
    expect(() => report("FLW410", {})).toThrow("{name}");
  });

  it("refuses unknown codes at run time", () => {
    expect(() => reportByName("__proto__", {})).toThrow("There is no diagnostic");
    expect(reportByName("FLW410", { name: "A" }).message).toBe('The name "A" belongs to two flows.');
  });
});
