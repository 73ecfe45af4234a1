import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import {
  isAssignedNatively,
  isPrivate,
  isSuper,
  keyValue,
  memberOf,
  privateTarget,
  withMember,
  type Member,
} from "./members.js";
import { propertyName, targetAndDefault, valueFor, verbatim } from "./pieces.js";
import {
  assignedIn,
  at,
  begin,
  expressionOnLine,
  isNative,
  meaning,
  suspends,
  variables,
  type Rewriting,
} from "./rewriting.js";

const logical: Readonly<Record<string, string>> = { "&&=": "and", "||=": "or", "??=": "nullish" };

/** `target = value` and its compound forms. */
export function assign(r: Rewriting, node: ts.BinaryExpression): void {
  const operator = r.ts.tokenToString(node.operatorToken.kind) ?? "";
  const target = bare(r.ts, node.left);
  const member = memberOf(r, target);
  if (r.staged && r.ts.isIdentifier(target)) assignName(r, node, target, operator);
  else if (r.staged && member && !isSuper(r, member) && !(operator !== "=" && suspends(r, node)))
    assignMember(r, node, member, operator);
  else {
    const targets = isNative(r) ? [] : memberTargets(r, node.left);
    if (targets.length > 0) {
      assignThroughNames(r, node, targets);
      return;
    }
    pattern(r, node.left);
    r.out.raw(` ${operator} `);
    if (operator === "=" && r.staged) valueFor(r, target, node.right);
    else expressionOnLine(r, node.right);
  }
}

function assignName(r: Rewriting, node: ts.BinaryExpression, target: ts.Identifier, operator: string): void {
  const call = logical[operator];
  if (call) {
    assignIf(
      r,
      node,
      call,
      () => r.write.expression(r, target),
      target,
      () => {
        r.write.expression(r, target);
        r.out.raw(" = ");
        valueFor(r, target, node.right);
      },
    );
    return;
  }
  r.write.expression(r, target);
  r.out.raw(" = ");
  if (operator === "=") valueFor(r, target, node.right);
  else {
    begin(r, "bin", node);
    r.out.raw(`, "${operator.slice(0, -1)}", `);
    r.write.expression(r, target);
    r.out.raw(", ");
    expressionOnLine(r, node.right);
    r.out.raw(")");
  }
}

/** `&&=`, `||=`, `??=`: a logical operator whose right side assigns. */
function assignIf(
  r: Rewriting,
  node: ts.BinaryExpression,
  call: string,
  read: () => void,
  target: ts.Identifier | undefined,
  write: () => void,
): void {
  if (isNative(r)) {
    r.out.raw("(");
    begin(r, "plain", node);
    r.out.raw(", ");
    read();
    r.out.raw(`) ${r.ts.tokenToString(node.operatorToken.kind)?.slice(0, -1) ?? ""} (`);
    write();
    r.out.raw("))");
    return;
  }
  begin(r, call, node);
  r.out.raw(", ");
  read();
  r.out.raw(", () => ");
  write();
  r.out.raw(", ");
  const binding = target && meaning(r, target);
  variables(r, new Set([...(binding ? [binding] : []), ...assignedIn(r, node.right)]));
  r.out.raw(")");
}

function assignMember(r: Rewriting, node: ts.BinaryExpression, member: Member, operator: string): void {
  if (operator === "=") {
    setMember(r, node, member, () => expressionOnLine(r, node.right));
    return;
  }
  const call = logical[operator];
  withMember(r, member, ({ object, key, read }) => {
    const value = (): void => {
      if (call) {
        expressionOnLine(r, node.right);
        return;
      }
      begin(r, "bin", node);
      r.out.raw(`, "${operator.slice(0, -1)}", ${read}, `);
      expressionOnLine(r, node.right);
      r.out.raw(")");
    };
    const write = (): void => {
      if (isAssignedNatively(r, member)) {
        r.out.raw("(");
        if (isPrivate(r, member)) privateTarget(r, member, () => r.out.raw(object));
        else r.out.raw(`${object}[${key}]`);
        r.out.raw(" = ");
        value();
      } else {
        begin(r, "set", node);
        r.out.raw(`, ${object}, ${key}, `);
        value();
      }
      r.out.raw(")");
    };
    if (call) assignIf(r, node, call, () => r.out.raw(read), undefined, write);
    else write();
  });
}

/** `object.key = value` */
function setMember(r: Rewriting, node: ts.Node, member: Member, value: () => void): void {
  if (isAssignedNatively(r, member)) {
    if (isPrivate(r, member)) privateTarget(r, member, () => expressionOnLine(r, member.expression));
    else nativeMember(r, member);
    r.out.raw(" = ");
    value();
    return;
  }
  begin(r, "set", node);
  r.out.raw(", ");
  expressionOnLine(r, member.expression);
  r.out.raw(", ");
  keyValue(r, member);
  r.out.raw(", ");
  value();
  r.out.raw(")");
}

/** Writes what assigns the variable called `value` (a name of the rewriter's) to a target. */
export function assignValue(r: Rewriting, target: ts.Expression, value: string): void {
  const member = memberOf(r, target);
  if (member && r.staged) setMember(r, target, member, () => r.out.raw(value));
  else {
    r.out.raw("(");
    pattern(r, target);
    r.out.raw(` = ${value})`);
  }
}

/** `[o.x, y] = value` in staged code: the pattern fills names, then the properties are set. */
function assignThroughNames(r: Rewriting, node: ts.BinaryExpression, targets: readonly Member[]): void {
  const { value } = r.names;
  const names = targets.map(() => `${r.names.piece}${r.pieces++}`);
  let filled = 0;
  r.out.raw(`((${value}) => { let ${names.join(", ")}; (`);
  pattern(r, node.left, () => r.out.raw(names[filled++] ?? ""));
  r.out.raw(` = ${value}); `);
  targets.forEach((member, index) => {
    setMember(r, member, member, () => r.out.raw(names[index] ?? ""));
    r.out.raw("; ");
  });
  r.out.raw(`return ${value}; })(`);
  valueFor(r, node.left, node.right);
  r.out.raw(")");
}

/** The left side of an assignment. `instead` writes something in the place of properties. */
function pattern(r: Rewriting, node: ts.Expression, instead?: (member: Member) => void): void {
  const { ts } = r;
  if (ts.isArrayLiteralExpression(node)) {
    r.out.raw("[");
    node.elements.forEach((element, index) => {
      if (index > 0) r.out.raw(", ");
      r.out.sync(element.getStart(r.file));
      if (ts.isSpreadElement(element)) {
        r.out.raw("...");
        pattern(r, element.expression, instead);
      } else if (!ts.isOmittedExpression(element)) patternElement(r, element, instead);
    });
    const last = node.elements.at(-1);
    r.out.raw(last && ts.isOmittedExpression(last) ? ",]" : "]");
  } else if (ts.isObjectLiteralExpression(node)) {
    r.out.raw("{ ");
    node.properties.forEach((property, index) => {
      if (index > 0) r.out.raw(", ");
      r.out.sync(property.getStart(r.file));
      if (ts.isSpreadAssignment(property)) {
        r.out.raw("...");
        pattern(r, property.expression, instead);
      } else if (ts.isPropertyAssignment(property)) {
        propertyName(r, property.name);
        r.out.raw(": ");
        patternElement(r, property.initializer, instead);
      } else if (ts.isShorthandPropertyAssignment(property)) {
        verbatim(r, property.name);
        r.out.raw(": ");
        r.write.expression(r, property.name);
        if (property.objectAssignmentInitializer) {
          r.out.raw(" = ");
          expressionOnLine(r, property.objectAssignmentInitializer);
        }
      }
    });
    r.out.raw(" }");
  } else {
    const member = memberOf(r, node);
    const inner = bare(ts, node);
    if (member && instead) instead(member);
    else if (member && r.staged) nativeMember(r, member);
    else if (ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner)) pattern(r, inner, instead);
    else r.write.expression(r, node);
  }
}

function patternElement(r: Rewriting, node: ts.Expression, instead?: (member: Member) => void): void {
  const [target, initializer] = targetAndDefault(r, node);
  pattern(r, target, instead);
  if (!initializer) return;
  r.out.raw(" = ");
  expressionOnLine(r, initializer);
}

/** A property that JavaScript itself assigns: `object.key`, `object[key]`. */
function nativeMember(r: Rewriting, member: Member): void {
  if (r.ts.isPropertyAccessExpression(member)) {
    r.write.expression(r, member);
    return;
  }
  r.write.expression(r, member.expression);
  r.out.raw("[");
  expressionOnLine(r, member.argumentExpression);
  r.out.raw("]");
}

/** The properties that an assignment pattern assigns, in order. */
function memberTargets(r: Rewriting, node: ts.Expression): Member[] {
  const { ts } = r;
  const inner = bare(ts, node);
  if (ts.isArrayLiteralExpression(inner))
    return inner.elements.flatMap((element) =>
      memberTargets(r, ts.isSpreadElement(element) ? element.expression : targetAndDefault(r, element)[0]),
    );
  if (ts.isObjectLiteralExpression(inner))
    return inner.properties.flatMap((property) => {
      if (ts.isPropertyAssignment(property)) return memberTargets(r, targetAndDefault(r, property.initializer)[0]);
      return ts.isSpreadAssignment(property) ? memberTargets(r, property.expression) : [];
    });
  const member = memberOf(r, inner);
  return member ? [member] : [];
}

/** `x++`, `--x`, `o.x++` */
export function step(r: Rewriting, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
  const { ts } = r;
  const target = bare(ts, node.operand);
  const member = memberOf(r, target);
  const isPrefix = ts.isPrefixUnaryExpression(node);
  const operator = node.operator === ts.SyntaxKind.PlusPlusToken ? "+" : "-";
  if (
    (isNative(r) && (!member || !r.staged || suspends(r, node) || isSuper(r, member))) ||
    (member && isSuper(r, member))
  ) {
    if (isPrefix) r.out.raw(operator + operator);
    if (member && r.staged) nativeMember(r, member);
    else r.write.expression(r, node.operand);
    if (!isPrefix) r.out.raw(operator + operator);
    return;
  }
  const { value, helper } = r.names;
  const unused = isPrefix || isUnused(r, node);
  const add = `$f.bin(${at(r, node)}, "${operator}${operator}", ${value}, ${helper}.one(${value}))`;
  const result = unused ? "" : `, ${value}`;
  if (!member) {
    if (unused) {
      const bare = r.ts.isExpressionStatement(node.parent);
      if (!bare) r.out.raw("(");
      r.write.expression(r, target);
      r.out.raw(` = $f.bin(${at(r, node)}, "${operator}${operator}", ${helper}.numeric(`);
      r.write.expression(r, target);
      r.out.raw(`), ${helper}.one(`);
      r.write.expression(r, target);
      r.out.raw(bare ? "))" : ")))");
      return;
    }
    r.out.raw(`((${value}) => (`);
    r.write.expression(r, target);
    r.out.raw(` = ${add}, ${value}))(${helper}.numeric(`);
    r.write.expression(r, target);
    r.out.raw("))");
    return;
  }
  withMember(r, member, ({ object, key, read }) => {
    r.out.mark(node.getStart(r.file));
    r.out.raw(`((${value}) => ${unused ? "" : "("}`);
    if (isPrivate(r, member)) privateTarget(r, member, () => r.out.raw(object));
    if (!isAssignedNatively(r, member)) r.out.raw(`$f.set(${at(r, node)}, ${object}, ${key}, ${add})`);
    else r.out.raw(`${isPrivate(r, member) ? "" : `${object}[${key}]`} = ${add}`);
    r.out.raw(`${unused ? "" : `${result})`})(${helper}.numeric(${read}))`);
  });
}

/** True for an expression whose value nobody takes. */
function isUnused(r: Rewriting, node: ts.Node): boolean {
  const { parent } = node;
  return r.ts.isExpressionStatement(parent) || (r.ts.isForStatement(parent) && parent.incrementor === node);
}
