import type { ts } from "@ts-morph/common";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { TypeScriptParser } from "../compile/stage/parser-names.js";
import { parser } from "../compile/stage/typescript.js";
import type { SourcePosition } from "../diagnostics/diagnostic.js";

/** A place in the configuration, and how much of its line to underline. */
export interface ConfigPlace {
  readonly position: SourcePosition;
  readonly length?: number;
}

/**
 * Where a member of the configuration is written: `["environments", "local", "region"]`. Follows object literals and
 * names of constants of the same file; when the member itself is not written there, the place is that of the nearest
 * member around it. Loads TypeScript, so it is for findings only.
 */
export function configPlace(root: string, file: string, members: readonly string[]): ConfigPlace {
  const start: ConfigPlace = { position: { file, line: 1, column: 1 } };
  const compiler = parser();
  let text: string;
  try {
    text = readFileSync(path.resolve(root, file), "utf8");
  } catch {
    return start;
  }
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  let place: ts.Node | undefined;
  let value = exportedObject(compiler, source);
  for (const name of members) {
    if (!value) break;
    const property: ts.ObjectLiteralElementLike | undefined = value.properties.find(
      (candidate) => candidate.name && nameText(compiler, candidate.name) === name,
    );
    if (!property?.name) break;
    place = property.name;
    value = objectOf(compiler, source, valueOf(compiler, property));
  }
  place ??= exportedCall(compiler, source);
  if (!place) return start;
  const from = place.getStart(source);
  const { line, character } = source.getLineAndCharacterOfPosition(from);
  return { position: { file, line: line + 1, column: character + 1 }, length: place.getEnd() - from };
}

/** The name in `export default defineConfig(…)`, for findings about the configuration as a whole. */
function exportedCall(compiler: TypeScriptParser, source: ts.SourceFile): ts.Node | undefined {
  const exported = source.statements.find(compiler.isExportAssignment);
  return exported && compiler.isCallExpression(exported.expression)
    ? exported.expression.expression
    : exported?.expression;
}

function exportedObject(compiler: TypeScriptParser, source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const exported = source.statements.find(compiler.isExportAssignment)?.expression;
  return objectOf(compiler, source, exported);
}

/** The object literal that an expression is, or calls a function with, or names. */
function objectOf(
  compiler: TypeScriptParser,
  source: ts.SourceFile,
  expression: ts.Expression | undefined,
): ts.ObjectLiteralExpression | undefined {
  if (!expression) return undefined;
  if (compiler.isObjectLiteralExpression(expression)) return expression;
  if (compiler.isCallExpression(expression)) return objectOf(compiler, source, expression.arguments[0]);
  if (compiler.isSatisfiesExpression(expression) || compiler.isAsExpression(expression)) {
    return objectOf(compiler, source, expression.expression);
  }
  if (!compiler.isIdentifier(expression)) return undefined;
  const declared = source.statements
    .filter(compiler.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => compiler.isIdentifier(declaration.name) && declaration.name.text === expression.text);
  const initializer = declared?.initializer;
  return initializer && !compiler.isIdentifier(initializer) ? objectOf(compiler, source, initializer) : undefined;
}

function valueOf(compiler: TypeScriptParser, property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (compiler.isPropertyAssignment(property)) return property.initializer;
  return compiler.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function nameText(compiler: TypeScriptParser, name: ts.PropertyName): string | undefined {
  if (compiler.isIdentifier(name) || compiler.isStringLiteralLike(name) || compiler.isNumericLiteral(name))
    return name.text;
  return undefined;
}
