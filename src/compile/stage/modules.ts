import type { ts } from "@ts-morph/common";
import { patternNames } from "./declarations.js";
import { hasModifier, isErasedStatement, isTypeOnlyClause } from "./erase.js";
import { expressionOnLine, refuse, type Rewriting } from "./rewriting.js";
import type { Binding } from "./scopes.js";

/** A name that a file imports, to be looked for in the module when it is loaded. */
export interface ImportCheck {
  readonly module: string;
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Opens the module's body, on its first line: the exports as getters, so that modules which import each other see the
 * variables themselves, then the imports in their order. Names that are imported but used only as types are left out.
 */
export function openModule(r: Rewriting): readonly ImportCheck[] {
  const { ts, out } = r;
  const { helper } = r.names;
  const checks: ImportCheck[] = [];
  const modules = new Map<string, string>();
  const requires: string[] = [];
  const getters: string[] = [];

  const moduleName = (specifier: ts.Expression): string => {
    const module = (specifier as ts.StringLiteral).text;
    const known = modules.get(module);
    if (known) return known;
    const name = `${r.names.module}${modules.size}`;
    modules.set(module, name);
    const { line, column } = out.place(specifier.getStart(r.file));
    requires.push(`const ${name} = ${helper}.require(${JSON.stringify(module)}, ${line}, ${column}); `);
    return name;
  };
  const imported = (name: ts.Identifier, from: ts.ModuleExportName | undefined, specifier: ts.Expression): void => {
    const binding = r.table.module.names.get(name.text);
    if (!isNeeded(binding)) return;
    const module = (specifier as ts.StringLiteral).text;
    const exported = from?.text ?? name.text;
    binding.text = memberText(moduleName(specifier), exported);
    r.imports.set(binding, { module, name: exported });
    if (binding.used) checks.push({ module, name: exported, ...out.place((from ?? name).getStart(r.file)) });
  };
  const exported = (name: string, value: string): void => {
    getters.push(`[${JSON.stringify(name)}]: () => ${value}`);
  };
  const exportedBinding = (binding: Binding | undefined, name: string): void => {
    if (binding) exported(name, binding.text);
  };

  for (const node of r.file.statements) {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      if (!clause) moduleName(node.moduleSpecifier);
      else if (!isTypeOnlyClause(ts, clause)) {
        if (clause.name) importedDefault(r, clause.name, node.moduleSpecifier, moduleName, checks);
        const named = clause.namedBindings;
        if (named && ts.isNamespaceImport(named)) {
          const binding = r.table.module.names.get(named.name.text);
          if (isNeeded(binding)) {
            binding.text = moduleName(node.moduleSpecifier);
            r.imports.set(binding, { module: (node.moduleSpecifier as ts.StringLiteral).text, name: "*" });
          }
        } else if (named)
          for (const element of named.elements)
            if (!element.isTypeOnly) imported(element.name, element.propertyName, node.moduleSpecifier);
      }
    } else if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier) {
      const clause = node.exportClause;
      if (!clause) {
        const module = moduleName(node.moduleSpecifier);
        requires.push(`${helper}.star(${module}); `);
      } else if (ts.isNamespaceExport(clause)) exported(clause.name.text, moduleName(node.moduleSpecifier));
      else {
        const elements = clause.elements.filter((element) => !element.isTypeOnly);
        if (elements.length === 0 && clause.elements.length > 0) continue;
        const module = moduleName(node.moduleSpecifier);
        for (const element of elements)
          exported(element.name.text, memberText(module, (element.propertyName ?? element.name).text));
      }
    }
  }
  for (const node of r.file.statements) {
    if (ts.isExportDeclaration(node) && !node.moduleSpecifier && !node.isTypeOnly && node.exportClause) {
      if (!ts.isNamedExports(node.exportClause)) continue;
      for (const element of node.exportClause.elements)
        if (!element.isTypeOnly)
          exportedBinding(r.table.module.names.get((element.propertyName ?? element.name).text), element.name.text);
    } else if (ts.isExportAssignment(node)) {
      if (!node.isExportEquals && !isExportedType(r, node)) exported("default", r.names.defaultExport);
    } else if (hasModifier(ts, node, ts.SyntaxKind.ExportKeyword) && !isErasedStatement(ts, node))
      for (const [name, binding] of declaredBy(r, node)) exported(name, binding);
  }
  out.unmapped();
  out.raw('"use strict"; ');
  if (getters.length > 0) out.raw(`${helper}.exports({ ${getters.join(", ")} }); `);
  out.raw(requires.join(""));
  return checks;
}

/** `export default value;` */
export function exportAssignment(r: Rewriting, node: ts.ExportAssignment): void {
  if (node.isExportEquals) {
    refuse(r, node, "FLW106", { what: "`export =`", instead: "Write `export default`, or export names." });
    return;
  }
  if (isExportedType(r, node)) return;
  r.out.raw(`const ${r.names.defaultExport} = { default: `);
  expressionOnLine(r, node.expression);
  r.out.raw(" }.default;");
}

function importedDefault(
  r: Rewriting,
  name: ts.Identifier,
  specifier: ts.Expression,
  moduleName: (specifier: ts.Expression) => string,
  checks: ImportCheck[],
): void {
  const binding = r.table.module.names.get(name.text);
  if (!isNeeded(binding)) return;
  const module = (specifier as ts.StringLiteral).text;
  binding.text = memberText(moduleName(specifier), "default");
  r.imports.set(binding, { module, name: "default" });
  if (binding.used) checks.push({ module, name: "default", ...r.out.place(name.getStart(r.file)) });
}

/** `export default Name`, where the name is a type of this file. */
function isExportedType(r: Rewriting, node: ts.ExportAssignment): boolean {
  const { ts } = r;
  const { expression } = node;
  if (!ts.isIdentifier(expression) || r.table.module.names.has(expression.text)) return false;
  return r.file.statements.some(
    (other) =>
      (ts.isInterfaceDeclaration(other) || ts.isTypeAliasDeclaration(other)) && other.name.text === expression.text,
  );
}

/** False for a name that is only used as a type: its import leaves nothing behind. */
function isNeeded(binding: Binding | undefined): binding is Binding {
  return binding !== undefined && binding.kind === "import" && (binding.used || binding.exported);
}

function memberText(module: string, name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? `${module}.${name}`
    : `${module}[${JSON.stringify(name)}]`;
}

/** The names that an exported declaration declares, with what each is written as. */
function declaredBy(r: Rewriting, node: ts.Statement): (readonly [string, string])[] {
  const { ts } = r;
  const text = (name: string): string => r.table.module.names.get(name)?.text ?? name;
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap((declaration) =>
      patternNames(ts, declaration.name).map((name) => [name, text(name)] as const),
    );
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) {
    const own = node.name?.text;
    if (hasModifier(ts, node, ts.SyntaxKind.DefaultKeyword))
      return [["default", own === undefined ? r.names.defaultExport : text(own)]];
    return own === undefined ? [] : [[own, text(own)]];
  }
  return [];
}
