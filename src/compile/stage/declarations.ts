import type { ts } from "@ts-morph/common";
import { isErasedStatement, isTypeOnlyClause } from "./erase.js";
import type { BindingKind } from "./scopes.js";
import type { TypeScriptParser } from "./parser-names.js";

/** A name that a piece of source declares. */
export interface Declared {
  readonly name: string;
  readonly kind: BindingKind;
}

/** The names of a pattern, or the one name. */
export function patternNames(ts: TypeScriptParser, name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? patternNames(ts, element.name) : []));
}

/** `const`, `let` or `var`: what a list of declarations starts with. */
export function listKind(ts: TypeScriptParser, list: ts.VariableDeclarationList): "const" | "let" | "var" {
  if (list.flags & ts.NodeFlags.Const) return "const";
  return list.flags & ts.NodeFlags.Let ? "let" : "var";
}

/** The names of `const a = 1, { b } = c`. */
export function listNames(ts: TypeScriptParser, list: ts.VariableDeclarationList): Declared[] {
  const kind = listKind(ts, list);
  return list.declarations.flatMap(({ name }) => patternNames(ts, name).map((own) => ({ name: own, kind })));
}

/** The names that statements declare in their own block. A `var` belongs to its function: see {@link hoistedNames}. */
export function blockNames(ts: TypeScriptParser, statements: readonly ts.Statement[]): Declared[] {
  return statements.flatMap((statement): Declared[] => {
    if (isErasedStatement(ts, statement)) return [];
    if (ts.isVariableStatement(statement)) {
      const { declarationList } = statement;
      return listKind(ts, declarationList) === "var" ? [] : listNames(ts, declarationList);
    }
    if (ts.isFunctionDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: "function" }];
    if (ts.isClassDeclaration(statement) && statement.name) return [{ name: statement.name.text, kind: "class" }];
    if (ts.isEnumDeclaration(statement)) return [{ name: statement.name.text, kind: "enum" }];
    return ts.isImportDeclaration(statement) ? importNames(ts, statement) : [];
  });
}

/** The `var`s of a function or module, wherever in it they stand. */
export function hoistedNames(ts: TypeScriptParser, node: ts.Node): Declared[] {
  const found: Declared[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child) || ts.isClassStaticBlockDeclaration(child)) return;
    if (ts.isVariableDeclarationList(child) && listKind(ts, child) === "var") found.push(...listNames(ts, child));
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

function importNames(ts: TypeScriptParser, statement: ts.ImportDeclaration): Declared[] {
  const clause = statement.importClause;
  if (!clause || isTypeOnlyClause(ts, clause)) return [];
  const names: string[] = clause.name ? [clause.name.text] : [];
  const named = clause.namedBindings;
  if (named && ts.isNamespaceImport(named)) names.push(named.name.text);
  else if (named) for (const element of named.elements) if (!element.isTypeOnly) names.push(element.name.text);
  return names.map((name) => ({ name, kind: "import" }));
}
