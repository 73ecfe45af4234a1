import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "@ts-morph/common";
import { describe, expect, test } from "vitest";
import { rewrite } from "../../../src/compile/stage/rewrite.js";

/** Every TypeScript source of this repository: real code, none of it written for these tests. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name === "fixtures" ? [] : sources(path);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

const files = ["src", "lambdas", "test", "flows"].flatMap((folder) => {
  try {
    return sources(folder);
  } catch {
    return [];
  }
});

/** The tokens that carry meaning: without the punctuation that a printer is free to choose. */
function tokens(code: string, rename: (word: string) => string = (word) => word): string[] {
  const file = ts.createSourceFile("x.js", code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isExportDeclaration(node)) return;
    if (ts.isShorthandPropertyAssignment(node)) {
      words.push(node.name.text, ":", rename(node.name.text));
      return;
    }
    const module = /^\$m[\d_]+$/;
    const owner = ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : "";
    if (ts.isPropertyAccessExpression(node) && (module.test(owner) || rename(owner) === "*")) {
      words.push(node.name.text);
      return;
    }
    if (ts.isPropertyAccessExpression(node) && node.getText(file) === "$h.meta") {
      words.push("import", ".", "meta");
      return;
    }
    if (ts.isIdentifier(node) && module.test(node.text)) {
      words.push("*");
      return;
    }
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    const text = node.getText(file);
    if (text === "" || /^[;,(){}]$/.test(text) || text === "export" || text === "default") return;
    const { parent } = node as ts.Node;
    const isKey =
      ("propertyName" in parent && parent.propertyName === node) ||
      ("name" in parent && parent.name === node && !ts.isVariableDeclaration(parent) && !ts.isParameter(parent));
    const isName = ts.isIdentifier(node) && !isKey;
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) words.push(String(Number(node.text.replace("n", ""))));
    else words.push(isName ? rename(text) : ts.isStringLiteral(node) ? JSON.stringify(node.text) : text);
  };
  visit(file);
  return words;
}

/** What each imported name is called in the module it comes from. */
function importedNames(code: string): Map<string, string> {
  const file = ts.createSourceFile("x.js", code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const names = new Map<string, string>();
  for (const node of file.statements) {
    if (!ts.isImportDeclaration(node)) continue;
    if (node.importClause?.name) names.set(node.importClause.name.text, "default");
    const named = node.importClause?.namedBindings;
    if (named && ts.isNamedImports(named))
      for (const element of named.elements) names.set(element.name.text, (element.propertyName ?? element.name).text);
    if (named && ts.isNamespaceImport(named)) names.set(named.name.text, "*");
  }
  return names;
}

describe("leaving the types out of real sources", () => {
  test("there are real sources", () => expect(files.length).toBeGreaterThan(50));

  for (const path of files) {
    const source = readFileSync(path, "utf8");
    test(`${path}`, () => {
      const { code, findings } = rewrite(source, false);
      // Tests may use what flow files may not: their own `flowc` names, and `using`.
      const foreign = findings.filter(({ code, holes }) => code !== "FLW108" && holes["what"] !== "`using`");
      expect(foreign).toEqual([]);
      if (findings.length > 0) return;
      expect(() => new Function("$h", code)).not.toThrow();
      const reference = ts.transpileModule(source, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, removeComments: true },
      }).outputText;
      const names = importedNames(reference);
      const body = code
        .slice(code.indexOf('"use strict"; '))
        .replace(
          /^.*?"use strict"; (\$h\d*_?\.exports\(\{.*?\}\); )?((const \$m[\d_]+ = \$h.require\(.*?\); )|(\$h\.star\(\$m[\d_]+\); ))*/,
          "",
        );
      const own = tokens(body.replace(/\bconst \$default = \{ default: (.*) \}\.default;/s, "$1"));
      expect(own).toEqual(tokens(reference, (word) => names.get(word) ?? word));
    });
  }
});

describe("lines stay where they are", () => {
  for (const staged of [true, false])
    for (const path of files.filter((_, index) => index % 3 === 0)) {
      const source = readFileSync(path, "utf8");
      test(`${path}, ${staged ? "staged" : "as it is"}`, () => {
        const { code, findings } = rewrite(source, staged);
        if (findings.length > 0) return;
        const output = code.split("\n");
        const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true);
        // A name declared on line n is declared on line n.
        const visit = (node: ts.Node): void => {
          if (
            (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) &&
            node.name &&
            ts.isIdentifier(node.name)
          ) {
            const declared = ts.isFunctionDeclaration(node) ? node.body !== undefined : !isAmbient(node);
            const { line } = file.getLineAndCharacterOfPosition(node.name.getStart(file));
            // The source of a `for … of` is written before its variable.
            const around = ts.isVariableDeclaration(node) ? node.parent.parent : node;
            const isHead = ts.isForOfStatement(around) || ts.isForInStatement(around);
            if (declared && !isHead && !output[line]?.includes(node.name.text))
              throw new Error(`${node.name.text} is not on line ${line + 1}: ${output[line]}`);
          }
          ts.forEachChild(node, visit);
        };
        visit(file);
        expect(output.length).toBeLessThanOrEqual(source.split("\n").length);
      });
    }
});

function isAmbient(node: ts.Node): boolean {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some((m) => m.kind === ts.SyntaxKind.DeclareKeyword)
  );
}
