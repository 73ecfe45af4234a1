import type { ts } from "@ts-morph/common";
import { hasModifier, isErasedMember } from "./erase.js";
import { declaredName, propertyName } from "./pieces.js";
import { expressionOnLine, inScope, refuse, type Rewriting } from "./rewriting.js";

/** A class, declared or as an expression. */
export function classLike(r: Rewriting, node: ts.ClassLikeDeclaration): void {
  const { ts, out } = r;
  const K = ts.SyntaxKind;
  refuseDecorators(r, node);
  out.mark(node.getStart(r.file));
  // The tracer knows rewritten functions by their text; a class may have nothing else that shows it.
  out.raw(r.staged ? "class /* $f.class */ " : "class ");
  if (ts.isClassDeclaration(node)) {
    if (node.name) declaredName(r, node.name);
    else out.raw(r.names.defaultExport);
    out.raw(" ");
  }
  inScope(r, node, () => {
    if (ts.isClassExpression(node) && node.name) {
      declaredName(r, node.name);
      out.raw(" ");
    }
    const base = node.heritageClauses?.find((clause) => clause.token === K.ExtendsKeyword)?.types[0];
    if (base) {
      out.raw("extends (");
      expressionOnLine(r, base.expression);
      out.raw(") ");
    }
    out.raw("{ ");
    for (const member of node.members) {
      if (isErasedMember(ts, member)) continue;
      out.sync(member.getStart(r.file));
      refuseDecorators(r, member);
      classMember(r, member);
      out.raw(" ");
    }
    out.sync(node.end - 1);
    out.raw("}");
  });
}

function classMember(r: Rewriting, node: ts.ClassElement): void {
  const { ts, out } = r;
  const K = ts.SyntaxKind;
  if (ts.isClassStaticBlockDeclaration(node)) {
    out.raw("static { ");
    inMember(r, node, () => inScope(r, node.body, () => r.write.statements(r, node.body.statements)));
    out.sync(node.end - 1);
    out.raw("}");
    return;
  }
  if (!ts.isPropertyDeclaration(node)) {
    r.write.functionLike(r, node as ts.MethodDeclaration);
    return;
  }
  if (hasModifier(ts, node, K.AccessorKeyword))
    refuse(r, node, "FLW106", { what: "`accessor`", instead: "Write a getter and a setter." });
  if (hasModifier(ts, node, K.StaticKeyword)) out.raw("static ");
  propertyName(r, node.name);
  const { initializer } = node;
  if (initializer) {
    out.raw(" = ");
    inMember(r, node, () => expressionOnLine(r, initializer));
  }
  out.raw(";");
}

/** Runs `go` as the inside of a field or static block, which is a function of its own. */
function inMember(r: Rewriting, node: ts.Node, go: () => void): void {
  const before = { fn: r.fn, targets: r.targets };
  r.fn = r.table.functions.get(node) ?? r.fn;
  r.targets = [];
  inScope(r, node, go);
  Object.assign(r, before);
}

function refuseDecorators(r: Rewriting, node: ts.Node): void {
  const decorator = r.ts.canHaveDecorators(node) ? r.ts.getDecorators(node)?.[0] : undefined;
  if (decorator) refuse(r, decorator, "FLW106", { what: "A decorator", instead: "Call the function yourself." });
}
