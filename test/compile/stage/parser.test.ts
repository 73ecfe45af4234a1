import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { parserNames, type TypeScriptParser } from "../../../src/compile/stage/parser-names.js";
import { typescript } from "../../../src/compile/stage/typescript.js";

const extracted = createRequire(import.meta.url)(path.resolve("dist/typescript-parser.cjs")) as TypeScriptParser;

test("the extracted parser has every function that is asked for, and the compiler's own numbers", () => {
  for (const name of parserNames) expect(typeof extracted[name], name).toBe(typeof typescript()[name]);
  expect(extracted.SyntaxKind).toEqual(typescript().SyntaxKind);
});

test("it reads our own sources as the whole compiler does: kinds, places, texts and syntax errors", () => {
  const files = ["src", "flows", "test/fixtures"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(500);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect(outline(extracted, text), file).toEqual(outline(typescript(), text));
  }
});

function outline(parser: TypeScriptParser, text: string): readonly unknown[] {
  const options = { languageVersion: parser.ScriptTarget.ESNext, jsDocParsingMode: parser.JSDocParsingMode.ParseNone };
  const file = parser.createSourceFile("module.ts", text, options, true, parser.ScriptKind.TS);
  const lines: unknown[] = [(file as unknown as { parseDiagnostics: readonly { start: number }[] }).parseDiagnostics];
  const visit = (node: Parameters<TypeScriptParser["forEachChild"]>[0]): void => {
    const { text: name } = node as { readonly text?: string };
    lines.push(
      `${node.kind} ${node.getStart(file)} ${node.getEnd()} ${node.flags} ${node.getText(file).length} ${name}`,
    );
    parser.forEachChild(node, visit);
  };
  visit(file);
  lines[0] = (lines[0] as readonly { start: number; code: number; messageText: unknown }[]).map(
    ({ start, code, messageText }) => ({ start, code, messageText }),
  );
  return lines;
}
