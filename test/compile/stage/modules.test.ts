import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DiagnosticError } from "../../../src/diagnostics/diagnostic-error.js";
import { inFolder, plainLoader } from "./evaluate.js";

/** Loads `main.ts` of a project and gives what it printed and exported. */
function load(files: Readonly<Record<string, string>>, prepare?: (folder: string) => void) {
  return inFolder(files, (folder) => {
    prepare?.(folder);
    const printed: string[] = [];
    const loader = plainLoader(folder, printed);
    const exports = loader.load("main.ts");
    return { printed, exports: { ...exports }, names: Object.keys(exports), files: [...loader.files.keys()], loader };
  });
}

/** The findings with which loading `main.ts` ends. */
function findings(files: Readonly<Record<string, string>>): string[] {
  return inFolder(files, (folder) => {
    try {
      plainLoader(folder).load("main.ts");
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      return error.diagnostics.map(
        ({ code, position, message }) => `${position?.file}:${position?.line}:${position?.column} ${code} ${message}`,
      );
    }
    return [];
  });
}

const print = `import { print } from "print";`;

describe("imports and exports", () => {
  test("every form", () => {
    const { printed, exports } = load({
      "main.ts": `${print}
        import first, { second as two, type Kind, three } from "./a.js";
        import * as all from "./a.js";
        import "./effect.js";
        import { nothing } from "./types.js";
        export { three as drei, two };
        export * from "./b.js";
        export * as inner from "./b.js";
        export { default as one, second } from "./a.js";
        export type { Kind } from "./a.js";
        export default class { static n = 1; }
        export const { x, y: [z] } = { x: 1, y: [2] };
        export function f(k: Kind, n?: nothing) { return k; }
        export enum E { A }
        print(first, two, three(), all.second, Object.keys(all), all);`,
      "a.ts": `export default "first"; export const second = 2; export type Kind = 1; export function three() { return 3; }`,
      "b.ts": `export const fromB = "b"; export default "hidden"; export const x = "hidden by main";`,
      "effect.ts": `${print} print("effect");`,
      "types.ts": `${print} print("never"); export type nothing = 1;`,
    });
    expect(printed).toEqual([
      "effect",
      "first 2 3 2 [ 'default', 'second', 'three' ] [Object: null prototype] [Module] {\n  default: [Getter],\n  second: [Getter],\n  three: [Getter]\n}".replace(
        /\n\s*/g,
        " ",
      ),
    ]);
    expect(Object.keys(exports).toSorted()).toEqual(
      ["E", "default", "drei", "f", "fromB", "inner", "one", "second", "two", "x", "z"].toSorted(),
    );
    expect(exports).toMatchObject({ x: 1, z: 2, one: "first", two: 2, fromB: "b" });
  });

  test("bindings are live, also between modules that import each other", () => {
    const { printed } = load({
      "main.ts": `${print} import { count, bump, viaOther } from "./a.js"; print(count); bump(); print(count, viaOther()); const o = { count }; bump(); print(o.count, count);`,
      "a.ts": `import { read } from "./b.js"; export let count = 0; export function bump() { count++; } export const viaOther = () => read();`,
      "b.ts": `import { count, bump } from "./a.js"; export function read() { return [count, typeof bump]; }`,
    });
    expect(printed).toEqual(["0", "1 [ 1, 'function' ]", "1 2"]);
  });

  test("a cyclic import that is used too early is an error at its place", () => {
    expect(
      findings({
        "main.ts": `import { b } from "./b.js"; export const a = 1; export const c = b;`,
        "b.ts": `import { a } from "./main.js";\nexport const b = a + 1;`,
      }),
    ).toEqual([
      "b.ts:2:18 FLW112 The module stopped with an error while it was loaded: ReferenceError: Cannot access 'a' before initialization",
    ]);
  });

  test("a default export that is a function is named and hoisted", () => {
    const { printed } = load({
      "main.ts": `${print} import f, { early } from "./a.js"; print(f(), early, f.name); import arrow from "./b.js"; print(arrow.name);`,
      "a.ts": `export const early = named(); export default function named() { return 1; }`,
      "b.ts": `export default () => 1;`,
    });
    expect(printed).toEqual(["1 1 named", "default"]);
  });

  test("a name that a module does not export is found where it is imported, also in a circle", () => {
    const wrong = `import {\n  right,\n  wrong as w,\n} from "./a.js"; export const x = [right, w];`;
    expect(findings({ "main.ts": wrong, "a.ts": `export const right = 1;` })).toEqual([
      `main.ts:3:3 FLW110 "./a.js" does not export \`wrong\`.`,
    ]);
    expect(
      findings({
        "main.ts": `import { a } from "./a.js"; export const m = a;`,
        "a.ts": `import { nope } from "./main.js"; export const a = () => nope;`,
      }),
    ).toEqual([`a.ts:1:10 FLW110 "./main.js" does not export \`nope\`.`]);
    expect(
      findings({ "main.ts": `import d from "./a.js"; export default d;`, "a.ts": `export const right = 1;` }),
    ).toEqual([`main.ts:1:8 FLW110 "./a.js" does not export \`default\`.`]);
    expect(findings({ "main.ts": `import { nope } from "print"; export default nope;` })).toEqual([
      `main.ts:1:10 FLW110 "print" does not export \`nope\`.`,
    ]);
  });
});

describe("what a specifier leads to", () => {
  test("files, folders, data, Node's own modules", () => {
    const { printed, files } = load({
      "main.ts": `${print} import a from "./a.js"; import b from "./folder"; import data from "./data.json" with { type: "json" }; import { join } from "node:path"; import * as path from "path"; import c from "./c"; import d from "./plain.js"; print(a, b, data, join("x", "y"), path.sep, c, d);`,
      "a.ts": `export default "a";`,
      "folder/index.ts": `export default "index";`,
      "data.json": `\uFEFF{ "n": [1] }`,
      "c.ts": `export default "c";`,
      "plain.js": `module.exports = "plain";`,
    });
    expect(printed).toEqual(["a index { n: [ 1 ] } x/y / c plain"]);
    expect(files.toSorted()).toEqual(["a.ts", "c.ts", "data.json", "folder/index.ts", "main.ts"]);
  });

  test("packages: CommonJS and ESM natively, the workspace's own staged", () => {
    const natives: string[] = [];
    const files = {
      "main.ts": `${print} import cjs, { named } from "cjs"; import { esm } from "esm"; import { own } from "@team/own"; import { sub } from "@team/own/sub/x.js"; import { loose } from "loose/lib"; print(cjs.named, named, esm, own(1), sub, loose);`,
      "node_modules/cjs/index.js": `exports.named = 5;`,
      "node_modules/cjs/package.json": `{ "name": "cjs" }`,
      "node_modules/esm/index.js": `export const esm = import.meta.url.length > 0;`,
      "node_modules/esm/package.json": `{ "name": "esm", "type": "module", "exports": "./index.js" }`,
      "packages/own/package.json": `{ "name": "@team/own", "exports": { ".": { "types": "./x.d.ts", "import": "./src/index.js" }, "./sub/*.js": "./src/*.ts" } }`,
      "packages/own/src/index.ts": `export function own(n: number) { if (n) return "own"; return "none"; }`,
      "packages/own/src/x.ts": `export const sub = "sub";`,
      "packages/loose/package.json": `{ "name": "loose" }`,
      "packages/loose/lib.ts": `export const loose = "loose";`,
    };
    const result = load(files, (folder) => {
      mkdirSync(join(folder, "node_modules/@team"), { recursive: true });
      symlinkSync(join(folder, "packages/own"), join(folder, "node_modules/@team/own"));
      symlinkSync(join(folder, "packages/loose"), join(folder, "node_modules/loose"));
    });
    expect(natives).toEqual([]);
    expect(result.printed).toEqual(["5 5 true own sub loose"]);
    expect(result.files.toSorted()).toEqual([
      "main.ts",
      "packages/loose/lib.ts",
      "packages/own/src/index.ts",
      "packages/own/src/x.ts",
    ]);
  });

  test("what is missing or broken is found where it is imported", () => {
    expect(findings({ "main.ts": `import a from "./gone.js"; export default a;` })).toEqual([
      `main.ts:1:15 FLW111 Cannot find the module "./gone.js".`,
    ]);
    expect(findings({ "main.ts": `import a from "not-there"; export default a;` })).toEqual([
      `main.ts:1:15 FLW111 Cannot find the module "not-there".`,
    ]);
    expect(findings({ "main.ts": `import a from "./d.json"; export default a;`, "d.json": `{ "a": ` })[0]).toMatch(
      /^main\.ts:1:15 FLW114 "\.\/d\.json" is not valid JSON: /,
    );
    expect(
      findings({
        "main.ts": `import a from "bad"; export default a;`,
        "node_modules/bad/index.js": `throw new Error("no");`,
        "node_modules/bad/package.json": `{}`,
      }),
    ).toEqual([`main.ts:1:15 FLW115 The package "bad" could not be loaded: no`]);
    expect(findings({ "other.ts": "" })).toEqual([
      expect.stringMatching(/^main\.ts:1:1 FLW116 The file cannot be read: ENOENT/),
    ]);
  });
});

test("names that JavaScript treats specially are exported and imported", () => {
  const { printed, names } = load({
    "main.ts": `${print} import { __proto__, constructor as c, "odd name" as odd } from "./a.js"; export { __proto__ }; const o = { __proto__ }; print(__proto__, c, odd, Object.keys(o));`,
    "a.ts": `export const __proto__ = 1; export const constructor = 2; const x = 3; export { x as "odd name" };`,
  });
  expect(printed).toEqual(["1 2 3 [ '__proto__' ]"]);
  expect(names).toEqual(["__proto__"]);
});

test("a type that is imported and exported again is no missing name", () => {
  const { printed, names } = load({
    "main.ts": `${print} import { Shape, value } from "./types.js"; export { Shape }; print(value);`,
    "types.ts": `export type Shape = 1; export const value = 2;`,
  });
  expect(printed).toEqual(["2"]);
  expect(names).toEqual(["Shape"]);
});

test("a type is no default export, and `export *` hands on no default", () => {
  const { names } = load({
    "main.ts": `export * from "./a.js"; export * from "./b.js"; export const own = 1;`,
    "a.ts": `interface Shape { a: 1 } export default Shape; export const a = 1;`,
    "b.ts": `export default 5; export const b = 1;`,
  });
  expect(names.toSorted()).toEqual(["a", "b", "own"]);
});

test("whatever a module throws becomes a finding", () => {
  expect(findings({ "main.ts": `\nthrow "a text";` })).toEqual([
    "main.ts:1:1 FLW112 The module stopped with an error while it was loaded: a text",
  ]);
  expect(
    findings({ "main.ts": `\nclass Mine extends Error { override name = "Mine"; }\n  throw new Mine("own");` }),
  ).toEqual(["main.ts:3:9 FLW112 The module stopped with an error while it was loaded: Mine: own"]);
});

test("dependencies are transitive, sorted, and free of circles", () => {
  const { loader } = load({
    "main.ts": `import { a } from "./z/a.js"; import d from "./d.json"; export const m = [() => a, d];`,
    "z/a.ts": `import { b } from "../b.js"; export const a = () => b;`,
    "b.ts": `import { m } from "./main.js"; export const b = () => m;`,
    "d.json": `1`,
    "other.ts": ``,
  });
  expect(loader.dependencies("main.ts")).toEqual(["b.ts", "d.json", "z/a.ts"]);
  expect(loader.dependencies("b.ts")).toEqual(["d.json", "main.ts", "z/a.ts"]);
  expect(loader.dependencies("never-loaded.ts")).toEqual([]);
});

test("an error while a module runs is reported at the author's line and column", () => {
  expect(
    findings({
      "main.ts": `import { risky } from "./lib.js";\n\nexport const x = [\n  1,\n  risky(undefined as any),\n];`,
      "lib.ts": `type A = { b: { c: number } };\n\nexport function risky(a: A): number {\n  if (1 > 0) {\n    const value: number = a.b.c;\n    return value;\n  }\n  return 0;\n}\n`,
    }),
  ).toEqual([
    "lib.ts:5:29 FLW112 The module stopped with an error while it was loaded: TypeError: Cannot read properties of undefined (reading 'b')",
  ]);
});

test("a project that is reached through a symbolic link has the same paths", () => {
  inFolder(
    { "real/main.ts": `import { a } from "./a.js"; export const m = a;`, "real/a.ts": `export const a = 1;` },
    (folder) => {
      symlinkSync(join(folder, "real"), join(folder, "link"));
      const loader = plainLoader(join(folder, "link"));
      loader.load(join(folder, "link/main.ts"));
      expect([...loader.files.keys()]).toEqual(["main.ts", "a.ts"]);
      expect(loader.dependencies(join(folder, "link/main.ts"))).toEqual(["a.ts"]);
    },
  );
});

test("a file whose name is hostile is loaded like any other", () => {
  const name = "we ird (1) [x] %20 é.ts";
  const { printed } = load({
    "main.ts": `${print} import a from ${JSON.stringify(`./${name}`)}; print(a);`,
    [name]: `export default 1;`,
  });
  expect(printed).toEqual(["1"]);
});
