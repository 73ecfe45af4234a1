import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rewrite } from "../../../src/compile/stage/rewrite.js";
import { evaluate, inFolder, plainLoader } from "./evaluate.js";

/** The findings of a source, short. */
function found(source: string, staged = true): string[] {
  return rewrite(source, staged).findings.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe("sources that nobody writes by hand", () => {
  const depth = 10_000;
  test.each([
    ["parentheses", `const x = ${"(".repeat(depth)}1${")".repeat(depth)};`],
    ["arrays", `const x = ${"[".repeat(depth)}${"]".repeat(depth)};`],
    ["blocks", `${"{".repeat(depth)}${"}".repeat(depth)}`],
    ["arrow functions", `const x = ${"() => ".repeat(depth)}1;`],
    ["branches", `if (1) ${"{ if (1) ".repeat(depth)};${"}".repeat(depth)}`],
    ["unary operators", `const x = ${"!".repeat(depth)}1;`],
  ])("%s, ten thousand deep", (_, source) => {
    expect(found(source)).toEqual(["FLW113 1:1"]);
    expect(found(source, false)).toEqual(["FLW113 1:1"]);
  });

  test("long but flat is fine", () => {
    expect(found(`const x = [${"1,".repeat(10_000)}];`)).toEqual([]);
    expect(found("f();\n".repeat(10_000))).toEqual([]);
    expect(found(`const ${"a".repeat(10_000)} = "${"b".repeat(10_000)}";`)).toEqual([]);
  });

  test("all syntax errors at once, each at its place", () => {
    expect(found(`const a = ;\nconst b = 'open\nlet = 3 +* 4;\nfunction (`)).toEqual([
      "FLW101 1:11",
      "FLW101 2:16",
      "FLW101 3:10",
      "FLW101 4:10",
      "FLW101 4:11",
    ]);
    expect(found("const a = `open ${1")).not.toEqual([]);
    expect(found("/* open")).not.toEqual([]);
    expect(found("\u0000\u0001")).not.toEqual([]);
  });

  test("all findings of a file at once", () => {
    expect(
      found(
        `export function f(k: number) {\n  var a = Math.random();\n  switch (k) { case 1: let b = 1; default: b; }\n  break;\n  return a;\n}\nnamespace N { export const q = 1; }`,
      ),
    ).toEqual(["FLW102 2:3", "FLW107 2:11", "FLW104 3:44", "FLW101 4:3", "FLW106 7:11"]);
  });

  test("what changes between builds, in every spelling", () => {
    expect(
      found(`import { randomUUID as id, createHash } from "node:crypto";
import os, { hostname } from "os";
import * as perf from "perf_hooks";
import process2, { env } from "process";
export const all = [
  Math.random(), Math["random"], Date.now(), new Date(), new Date, Date(),
  performance.now(), process.env.HOME, process.argv, crypto.randomUUID(),
  id(), os.cpus(), hostname, perf.performance.now(), process2.pid, env.HOME,
  globalThis.Math.random(), globalThis.process.cwd(), [process], (process as any).pid,
];
const { random, floor } = Math;`).map((place) => place.replace("FLW107 ", "")),
    ).toEqual(
      "6:3 6:18 6:34 6:46 6:58 6:68 7:3 7:22 7:40 7:54 8:3 8:9 8:20 8:30 8:54 8:68 9:3 9:29 9:56 9:66 11:9".split(" "),
    );
    expect(
      found(`import { createHash } from "node:crypto";
const random = 1; const Date2 = Date; type D = Date; const typed: typeof process.env = {};
export const fine = [Math.max(1), new Date(0), new Date("2020-01-01"), Date.UTC(2020), createHash("sha1"), random, typeof process, typed];
export function f(Date: { now(): number }, Math: any, process: any) { return [Date.now(), Math.random(), process, process.env, new (Date as any)()]; }`),
    ).toEqual([]);
    expect(found(`export const x = [Math.random(), new Date(), process.env.X];`, false)).toEqual([]);
  });

  test("byte order mark, shebang and every line ending", () => {
    const lines = (end: string): string =>
      `#!/usr/bin/env node${end}${end}function f(n: number) {${end}  if (n) {${end}    return 1;${end}  }${end}  return 2;${end}}${end}export const r = f(1);${end}throw new Error("line ten");${end}`;
    for (const end of ["\n", "\r\n", "\r", "\u2028"])
      for (const mark of ["", "\uFEFF"])
        inFolder({ "a.ts": mark + lines(end) }, (folder) => {
          expect(() => plainLoader(folder).load("a.ts")).toThrow(
            expect.objectContaining({
              diagnostics: [expect.objectContaining({ position: { file: "a.ts", line: 10, column: 7 } })],
            }),
          );
        });
  });

  test("names that JavaScript treats specially", () => {
    const source = `const o = { __proto__: null, constructor: 1, toString() { return "x"; }, ["__proto__"]: 5 }; let hasOwnProperty = 1; function __proto__(this: void, valueOf: number) { if (valueOf) hasOwnProperty++; return valueOf; } const { toString } = o; enum E { constructor, __proto__ = 4 } print(Object.getPrototypeOf(o), Object.keys(o), __proto__(2), hasOwnProperty, toString(), E.constructor, Object.keys(E));`;
    expect(evaluate(source, "staged").printed).toEqual([
      `null [ 'constructor', 'toString', '__proto__' ] 2 2 x 0 [ '0', '4', 'constructor', '__proto__' ]`,
    ]);
  });

  test("lone surrogates and odd escapes survive", () => {
    const source =
      "const s = '\\ud800'; function f(x: string) { return `${x}\\ud800\\u{1F600}\u2028`; } print([...f(s)].map((c) => c.codePointAt(0)));";
    expect(evaluate(source, "staged").printed).toEqual(["[ 55296, 55296, 128512, 8232 ]"]);
  });

  test("what JavaScript's own parser refuses is a finding at its place", () => {
    expect(evaluate(`let a = 1;\nlet a = 2; print(a);`, "staged").error).toMatch(
      /^FLW101 2:5 Identifier 'a' has already been declared/,
    );
  });

  test("no text makes the rewriter throw", () => {
    const words = fc.constantFrom(
      ...'if else for while do switch case default break continue return try catch finally throw function class enum namespace import export const let var async await yield new delete typeof void in of instanceof as satisfies type interface declare abstract static get set this super null true ( ) { } [ ] ; , . ?. ... => = == === + ++ - -- * ** / % ! ? : && || ?? += &&= < > @ # $f $m0 a b `x` `${ } "s" 1 1n /x/ \n'.split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), fc.boolean(), (parts, staged) => {
        const { code, findings } = rewrite(parts.join(" "), staged);
        expect(findings.length > 0 || code.includes("use strict")).toBe(true);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (source, staged) => {
        const { code, findings } = rewrite(source, staged);
        expect(findings.length > 0 || code.includes("use strict")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
