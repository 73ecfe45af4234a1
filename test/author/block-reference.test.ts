import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { blockReference, coverage, entries, exportedNames } from "./block-reference.js";
import * as flowc from "../../src/author/flowc.js";

const root = path.resolve(import.meta.dirname, "../..");
const page = path.join(root, "docs", "language-blocks.md");
const all = entries().flatMap(([, list]) => list);

test("docs/language-blocks.md is what the docstrings say (UPDATE_DOCS=1 writes it)", async () => {
  const written = await blockReference(page);
  if (process.env["UPDATE_DOCS"]) writeFileSync(page, written);
  expect(readFileSync(page, "utf8")).toBe(written);
});

test("every name that flowc exports is in the reference, once", () => {
  expect([...exportedNames()].toSorted()).toEqual(Object.keys(flowc).toSorted());
  expect(all.map(({ name }) => name).toSorted()).toEqual([...exportedNames()].toSorted());
  const { blocks, written } = coverage();
  expect(written).toEqual(expect.arrayContaining([...blocks]));
});

test("every block function says which block it is, where its facts come from, and shows an example", () => {
  const { blocks } = coverage();
  const lacking = all.filter(({ text, source, examples, name }) => {
    const isBlock = /\bBlock: /.test(text);
    return text === "" || (isBlock && (source === "" || examples.length === 0)) || (!isBlock && needsBlock(name));
  });
  expect(lacking.map(({ name }) => name)).toEqual([]);
  expect(blocks.length).toBeGreaterThan(30);
});

/** Names that are words of the language rather than a block of the console. */
const words = new Set(
  [
    "agent block bot contact contactAttributes current defineConfig defineSettings errorOf flow flowByName fromEnv",
    "fromParameterStore fromSecretsManager hours jsonLambda lambda module moduleByName prompt queue setting view",
  ].flatMap((line) => line.split(" ")),
);
function needsBlock(name: string): boolean {
  return !words.has(name);
}

test("the examples compile", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "flowc-examples-"));
  const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const compilerOptions = {
    target: "ES2023",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    paths: { flowc: [path.join(root, "src/author/flowc.ts")] },
  };
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
  const names = [...exportedNames()].join(", ");
  const functions = all.flatMap(({ name, examples }) =>
    examples.map((code, index) => {
      const body = code.replaceAll(/^export (default|const)/gm, (_, kind) => (kind === "const" ? "const" : "void"));
      return `export const ${name}_${index} = () => {\n${body}\n};`;
    }),
  );
  expect(functions.length).toBeGreaterThan(70);
  const header = `import { ${names} } from "flowc";\nimport type { Block } from "flowc";\n`;
  writeFileSync(path.join(folder, "examples.ts"), `${header}${functions.join("\n")}`);
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder }, (_, text) => resolve(text));
  });
  expect(output).toBe("");
  rmSync(folder, { recursive: true });
});
