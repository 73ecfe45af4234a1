import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import { verbatim } from "./pieces.js";
import { at, expressionOnLine, type Rewriting } from "./rewriting.js";

/** `object.name` or `object[key]` */
export type Member = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** The property access that an expression is, looking through parentheses and types. */
export function memberOf(r: Rewriting, node: ts.Node): Member | undefined {
  const inner = bare(r.ts, node);
  return r.ts.isPropertyAccessExpression(inner) || r.ts.isElementAccessExpression(inner) ? inner : undefined;
}

/** `super.name`, `super[key]` */
export function isSuper(r: Rewriting, member: Member): boolean {
  return member.expression.kind === r.ts.SyntaxKind.SuperKeyword;
}

/** `object.#name` */
export function isPrivate(r: Rewriting, member: Member): boolean {
  return r.ts.isPropertyAccessExpression(member) && r.ts.isPrivateIdentifier(member.name);
}

/**
 * True for a property that JavaScript itself assigns: a private one, one of `super`, and one of the object that a
 * constructor is making.
 */
export function isAssignedNatively(r: Rewriting, member: Member): boolean {
  const isNewborn = r.fn.constructs && member.expression.kind === r.ts.SyntaxKind.ThisKeyword;
  return isPrivate(r, member) || isSuper(r, member) || isNewborn;
}

/** `object.#name` as the target of an assignment, for an object that `text` writes: the change is reported first. */
export function privateTarget(r: Rewriting, member: Member, text: () => void): void {
  if (r.fn.constructs && member.expression.kind === r.ts.SyntaxKind.ThisKeyword) text();
  else {
    r.out.raw(`$f.changing(${at(r, member)}, `);
    text();
    r.out.raw(`, ${fixedKeyText(r, member)})`);
  }
  r.out.raw(`.${(member as ts.PropertyAccessExpression).name.text}`);
}

/** True when the property's name stands in the source: `.name`, `["name"]`, `[0]`. */
export function hasFixedKey(r: Rewriting, member: Member): boolean {
  return (
    r.ts.isPropertyAccessExpression(member) ||
    r.ts.isStringLiteralLike(member.argumentExpression) ||
    r.ts.isNumericLiteral(member.argumentExpression)
  );
}

/** The key as a value: `"name"`, or the expression in brackets. */
export function keyValue(r: Rewriting, member: Member): void {
  if (r.ts.isPropertyAccessExpression(member)) r.out.raw(JSON.stringify(member.name.text));
  else expressionOnLine(r, member.argumentExpression);
}

/** `.name`, `["name"]`: a fixed key as it is read. */
export function fixedKeyRead(r: Rewriting, member: Member): void {
  if (r.ts.isPropertyAccessExpression(member)) {
    r.out.sync(member.name.getStart(r.file));
    r.out.raw(".");
    verbatim(r, member.name);
  } else {
    r.out.raw("[");
    verbatim(r, member.argumentExpression);
    r.out.raw("]");
  }
}

/**
 * Writes code that needs a member's object and key more than once: `go` gets texts for the object, the key and a read
 * of the member. They are the author's own texts where those are names, and parameters of a small function otherwise.
 */
export function withMember(r: Rewriting, member: Member, go: (parts: MemberParts) => void): void {
  const { object, key } = r.names;
  const fixed = hasFixedKey(r, member);
  const simple = fixed && isSimple(r, member.expression);
  const objectText = simple ? simpleText(r, member.expression) : object;
  const keyText = fixed ? fixedKeyText(r, member) : key;
  const read = fixed
    ? r.ts.isPropertyAccessExpression(member)
      ? `${objectText}.${member.name.text}`
      : `${objectText}[${keyText}]`
    : `$f.index(${at(r, member)}, ${object}, ${key})`;
  if (!simple) r.out.raw(`((${fixed ? object : `${object}, ${key}`}) => `);
  go({ object: objectText, key: keyText, read });
  if (simple) return;
  r.out.raw(")(");
  expressionOnLine(r, member.expression);
  if (!fixed) {
    r.out.raw(", ");
    keyValue(r, member);
  }
  r.out.raw(")");
}

/** Texts that name a member's parts. */
export interface MemberParts {
  readonly object: string;
  readonly key: string;
  readonly read: string;
}

function isSimple(r: Rewriting, node: ts.Node): boolean {
  return r.ts.isIdentifier(node) || node.kind === r.ts.SyntaxKind.ThisKeyword;
}

function simpleText(r: Rewriting, node: ts.Node): string {
  if (!r.ts.isIdentifier(node)) return "this";
  let text = node.text;
  for (let scope: typeof r.scope | undefined = r.scope; scope; scope = scope.parent) {
    const binding = scope.names.get(node.text);
    if (!binding) continue;
    text = binding.text;
    break;
  }
  return text;
}

function fixedKeyText(r: Rewriting, member: Member): string {
  if (r.ts.isPropertyAccessExpression(member)) return JSON.stringify(member.name.text);
  return JSON.stringify((member.argumentExpression as ts.StringLiteralLike).text);
}
