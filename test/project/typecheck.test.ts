import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readTscOutput } from "../../src/project/tsc-output.js";
import { startTypeCheck } from "../../src/project/typecheck.js";
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

async function check(
  root: string,
  files: readonly string[],
  cacheFolder = path.join(root, ".cache"),
): Promise<readonly Diagnostic[]> {
  return startTypeCheck({ root, files, cacheFolder }).findings;
}
const places = (findings: readonly Diagnostic[]): unknown[] =>
  findings.map(({ code, position, length }) => [code, position?.file, position?.line, position?.column, length]);

describe("startTypeCheck", () => {
  it("shows TypeScript's findings in our form, and finds the same again from its record", async () => {
    const root = temporaryFolder({
      "flows/a.flow.ts": 'import { b } from "../b.js";\nexport const wrong: string = b;\n',
      "b.ts": "export const b = 1;\n",
      "unrelated.ts": "export const broken: string = 2;\n",
    });
    const first = await check(root, ["flows/a.flow.ts"]);
    expect(places(first)).toEqual([["FLW601", "flows/a.flow.ts", 2, 14, 5]]);
    expect(first[0]?.message).toBe("Type 'number' is not assignable to type 'string'. (TypeScript 2322)");
    expect(await check(root, ["flows/a.flow.ts"])).toEqual(first);
  });

  it("looks again when a file that was imported changes", async () => {
    const root = temporaryFolder({
      "a.flow.ts": 'import { b } from "./b.js";\nexport const wrong: string = b;\n',
      "b.ts": "export const b = 1;\n",
    });
    expect(await check(root, ["a.flow.ts"])).toHaveLength(1);
    writeFileSync(path.join(root, "b.ts"), 'export const b = "1";\n');
    expect(await check(root, ["a.flow.ts"])).toEqual([]);
  });

  it("finds type packages of the project and above it, wherever its record is kept", async () => {
    const above = temporaryFolder({
      "node_modules/@types/near/index.d.ts": "declare const near: number;\n",
      "project/node_modules/@types/own/index.d.ts": "declare const own: number;\n",
      "project/tsconfig.json": JSON.stringify({ compilerOptions: { types: ["near", "own"] } }),
      "project/a.flow.ts": "export const sum: number = near + own;\n",
    });
    const root = path.join(above, "project");
    expect(await check(root, ["a.flow.ts"])).toEqual([]);
    expect(await check(root, ["a.flow.ts"], temporaryFolder({}))).toEqual([]);
  });

  it("respects the project's own tsconfig.json, also when only that changes", async () => {
    const root = temporaryFolder({ "a.flow.ts": "export function f(x) {\n  return x;\n}\n" });
    expect(places(await check(root, ["a.flow.ts"]))).toEqual([["FLW601", "a.flow.ts", 1, 19, 1]]);
    writeFiles(root, {
      "tsconfig.json": JSON.stringify({ compilerOptions: { strict: false, noImplicitAny: false, types: [] } }),
    });
    expect(await check(root, ["a.flow.ts"])).toEqual([]);
  });

  it("tells a syntax error from a wrong type", async () => {
    const root = temporaryFolder({ "a.flow.ts": "export const x = ;\n" });
    expect(places(await check(root, ["a.flow.ts"]))).toEqual([["FLW602", "a.flow.ts", 1, 18, 1]]);
  });

  it("checks again when its record is damaged", async () => {
    const root = temporaryFolder({ "a.flow.ts": "export const x: string = 1;\n" });
    await check(root, ["a.flow.ts"]);
    for (const damage of ["", "{}", "null", `${"0".repeat(64)}\n{"key":1}`]) {
      writeFileSync(path.join(root, ".cache/types.json"), damage);
      expect(await check(root, ["a.flow.ts"])).toHaveLength(1);
    }
  });

  it("resolves packages as the project does", async () => {
    const root = temporaryFolder({
      "a.flow.ts": 'import { x } from "shared";\nexport const y: string = x;\n',
      "packages/shared/package.json": JSON.stringify({ name: "shared", version: "1.0.0", types: "index.d.ts" }),
      "packages/shared/index.d.ts": "export declare const x: string;\n",
      "node_modules/.keep": "",
    });
    symlinkSync("../packages/shared", path.join(root, "node_modules/shared"));
    expect(await check(root, ["a.flow.ts"])).toEqual([]);
  });
});

describe("readTscOutput", () => {
  it("joins a finding's further lines, and keeps findings without a place", () => {
    const output = readTscOutput(
      "a.ts(1,2): error TS2322: Outer.\n  Inner.\n    Innermost.\nerror TS5023: Unknown option.\n/p/a.ts\nboom\n",
      "/p",
    );
    expect(output.diagnostics.map(({ message }) => message)).toEqual([
      "Outer. Inner. Innermost. (TypeScript 2322)",
      "Unknown option. (TypeScript 5023)",
    ]);
    expect(output.diagnostics[1]?.position).toBeUndefined();
    expect(output.files).toEqual(["a.ts"]);
    expect(output.rest).toBe("boom");
  });
});
