import type { ts } from "@ts-morph/common";
import type { TypeScriptParser } from "./parser-names.js";

/** True for a statement that is only types: it leaves nothing behind. */
export function isErasedStatement(ts: TypeScriptParser, node: ts.Statement): boolean {
  const K = ts.SyntaxKind;
  switch (node.kind) {
    case K.InterfaceDeclaration:
    case K.TypeAliasDeclaration:
    case K.EmptyStatement:
    case K.NamespaceExportDeclaration:
      return true;
    case K.ExportDeclaration:
      return (node as ts.ExportDeclaration).isTypeOnly;
    case K.ImportDeclaration: {
      const clause = (node as ts.ImportDeclaration).importClause;
      return clause !== undefined && isTypeOnlyClause(ts, clause);
    }
    case K.ImportEqualsDeclaration:
      return (node as ts.ImportEqualsDeclaration).isTypeOnly;
    case K.FunctionDeclaration:
      return (node as ts.FunctionDeclaration).body === undefined || hasModifier(ts, node, K.DeclareKeyword);
    case K.ModuleDeclaration:
      return hasModifier(ts, node, K.DeclareKeyword) || !isInstantiated(ts, node as ts.ModuleDeclaration);
    default:
      return hasModifier(ts, node, K.DeclareKeyword);
  }
}

/** True for a class member that is only types: an overload, an abstract or ambient member, an index signature. */
export function isErasedMember(ts: TypeScriptParser, node: ts.ClassElement): boolean {
  const K = ts.SyntaxKind;
  if (node.kind === K.IndexSignature || node.kind === K.SemicolonClassElement) return true;
  if (hasModifier(ts, node, K.AbstractKeyword) || hasModifier(ts, node, K.DeclareKeyword)) return true;
  return (
    (ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node) || ts.isAccessor(node)) &&
    node.body === undefined
  );
}

/** True when a node carries the modifier. */
export function hasModifier(ts: TypeScriptParser, node: ts.Node, kind: ts.SyntaxKind): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false;
}

/** `import type …` */
export function isTypeOnlyClause(ts: TypeScriptParser, clause: ts.ImportClause): boolean {
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** The expression without parentheses and types around it. */
export function bare(ts: TypeScriptParser, node: ts.Node): ts.Node {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isTypeAssertionExpression(at)
  )
    at = at.expression;
  return at;
}

/** A namespace that holds something besides types. */
function isInstantiated(ts: TypeScriptParser, node: ts.ModuleDeclaration): boolean {
  const body = node.body;
  if (!body) return false;
  if (ts.isModuleBlock(body)) return body.statements.some((statement) => !isErasedStatement(ts, statement));
  return ts.isModuleDeclaration(body) ? isInstantiated(ts, body) : true;
}
