import type { ts } from "@ts-morph/common";
import type { Binder } from "./binder.js";
import { patternNames } from "./declarations.js";
import { isErasedStatement } from "./erase.js";

/** Code that a class runs by itself: field initialisers and static blocks. */
const ofClass = { native: true, member: true, constructs: false } as const;

/** A function of any kind, with its parameters. */
export function visitFunction(b: Binder, node: ts.FunctionLikeDeclaration): void {
  const { ts } = b;
  if (!node.body) return;
  if (node.name && ts.isComputedPropertyName(node.name)) b.visit(node.name.expression);
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  const native =
    node.asteriskToken !== undefined ||
    ts.isConstructorDeclaration(node) ||
    (modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false);
  const member = !ts.isFunctionExpression(node) && !ts.isArrowFunction(node) && !ts.isFunctionDeclaration(node);
  b.inFunction(node, { native, member, constructs: ts.isConstructorDeclaration(node) }, () => {
    if (ts.isFunctionExpression(node) && node.name) b.declare(node.name.text, "function");
    const parameters = node.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== "this");
    for (const { name } of parameters) for (const declared of patternNames(ts, name)) b.declare(declared, "parameter");
    b.visitAll(parameters);
    const body = node.body;
    if (!body) return;
    b.hoistVars(body);
    b.visit(body);
  });
}

/** A class: what it extends is looked up outside of it. */
export function visitClass(b: Binder, node: ts.ClassLikeDeclaration): void {
  const { ts } = b;
  if (ts.isClassDeclaration(node) && isErasedStatement(ts, node)) return;
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token !== ts.SyntaxKind.ExtendsKeyword) continue;
    for (const type of clause.types) b.visit(type.expression);
  }
  b.inScope(node, () => {
    if (ts.isClassExpression(node) && node.name) b.declare(node.name.text, "class");
    b.visitAll(node.members);
  });
}

/** A field of a class: its initialiser is a function of its own. */
export function visitInitializer(b: Binder, node: ts.PropertyDeclaration): void {
  if (b.ts.isComputedPropertyName(node.name)) b.visit(node.name.expression);
  const initializer = node.initializer;
  if (initializer) b.inFunction(node, ofClass, () => b.visit(initializer));
}

/** A static block of a class. */
export function visitStaticBlock(b: Binder, node: ts.ClassStaticBlockDeclaration): void {
  b.inFunction(node, ofClass, () => {
    b.hoistVars(node.body);
    b.visit(node.body);
  });
}

/** An enum: a member may be named in the initialisers of those after it. */
export function visitEnum(b: Binder, node: ts.EnumDeclaration): void {
  const { ts } = b;
  if (isErasedStatement(ts, node)) return;
  b.inScope(node, () => {
    for (const { name, initializer } of node.members) {
      b.visitOptional(initializer);
      if (ts.isIdentifier(name) || ts.isStringLiteral(name))
        b.declare(name.text, "enum member", `${node.name.text}[${JSON.stringify(name.text)}]`);
    }
  });
}
