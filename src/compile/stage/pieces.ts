import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import { at, begin, expressionOnLine, isNative, meaning, suspends, thunk, type Rewriting } from "./rewriting.js";

/** Copies a node as it stands. */
export function verbatim(r: Rewriting, node: ts.Node): void {
  r.out.copy(node.getStart(r.file), node.end);
}

/** Writes expressions with commas between. */
export function list(r: Rewriting, nodes: readonly ts.Node[]): void {
  nodes.forEach((node, index) => {
    if (index > 0) r.out.raw(", ");
    expressionOnLine(r, node);
  });
}

/** `[a, b]` without remembering where it was born: the arguments of a call. */
export function argumentList(r: Rewriting, nodes: readonly ts.Node[]): void {
  r.out.raw("[");
  list(r, nodes);
  r.out.raw("]");
}

/** The name of a property, in an object, a class or a pattern. */
export function propertyName(r: Rewriting, name: ts.PropertyName): void {
  if (r.ts.isComputedPropertyName(name)) {
    r.out.raw(r.staged ? `[$f.key(${at(r, name.expression)}, ` : "[");
    expressionOnLine(r, name.expression);
    r.out.raw(r.staged ? ")]" : "]");
  } else verbatim(r, name);
}

/** A declared name, or a pattern of them. */
export function bindingName(r: Rewriting, name: ts.BindingName): void {
  const { ts } = r;
  if (ts.isIdentifier(name)) {
    declaredName(r, name);
    return;
  }
  const isObject = ts.isObjectBindingPattern(name);
  r.out.raw(isObject ? "{ " : "[");
  name.elements.forEach((element, index) => {
    if (index > 0) r.out.raw(", ");
    r.out.sync(element.getStart(r.file));
    if (ts.isOmittedExpression(element)) return;
    if (element.dotDotDotToken) r.out.raw("...");
    if (element.propertyName) {
      propertyName(r, element.propertyName);
      r.out.raw(": ");
    } else if (isObject && !element.dotDotDotToken && ts.isIdentifier(element.name)) {
      const binding = meaning(r, element.name);
      if (binding && binding.text !== binding.name) r.out.raw(`${element.name.text}: `);
    }
    bindingName(r, element.name);
    if (element.initializer) {
      r.out.raw(" = ");
      expressionOnLine(r, element.initializer);
    }
  });
  const last = name.elements.at(-1);
  if (last && ts.isOmittedExpression(last)) r.out.raw(",");
  r.out.raw(isObject ? " }" : "]");
}

/** The names of what is left over in patterns: `[first, ...rest]`. JavaScript makes an array or an object for each. */
function restNames(r: Rewriting, name: ts.BindingName): ts.Identifier[] {
  if (r.ts.isIdentifier(name)) return [];
  const found: ts.Identifier[] = [];
  for (const element of name.elements) {
    if (r.ts.isOmittedExpression(element)) continue;
    if (element.dotDotDotToken && r.ts.isIdentifier(element.name)) found.push(element.name);
    found.push(...restNames(r, element.name));
  }
  return found;
}

/** Says where arrays and objects were born that JavaScript made of what was left over; `after` follows each. */
export function ownRest(
  r: Rewriting,
  declarations: readonly (ts.ParameterDeclaration | ts.VariableDeclaration)[],
  after: string,
): void {
  if (!r.staged) return;
  for (const declaration of declarations) {
    const { name } = declaration;
    const isRest = "dotDotDotToken" in declaration && declaration.dotDotDotToken && r.ts.isIdentifier(name);
    for (const rest of isRest ? [name] : restNames(r, name))
      r.out.raw(`$f.own(${at(r, rest)}, ${meaning(r, rest)?.text ?? rest.text})${after}`);
  }
}

/** A name at its declaration. */
export function declaredName(r: Rewriting, name: ts.Identifier): void {
  const binding = meaning(r, name);
  if (!binding || binding.text === binding.name || binding.kind === "import") verbatim(r, name);
  else {
    r.out.mark(name.getStart(r.file));
    r.out.raw(binding.text);
  }
}

/** A condition, loop source or switch value where JavaScript's control flow is kept. */
export function condition(r: Rewriting, node: ts.Node): void {
  if (!r.staged) {
    r.write.expression(r, node);
    return;
  }
  begin(r, "plain", node);
  r.out.raw(", ");
  expressionOnLine(r, node);
  r.out.raw(")");
}

/** A value under a name: a call that initialises or is assigned to a variable gives the action it records that name. */
export function named(r: Rewriting, name: ts.Node, value: ts.Expression): void {
  const { ts } = r;
  if (!r.staged || !ts.isIdentifier(name) || !ts.isCallExpression(bare(ts, value)) || suspends(r, value)) {
    expressionOnLine(r, value);
    return;
  }
  r.out.raw(`$f.named(${JSON.stringify(name.text)}, `);
  thunk(r, value);
  r.out.raw(")");
}

/** The initialiser or new value of a name or pattern. */
export function valueFor(r: Rewriting, target: ts.Node, value: ts.Expression): void {
  const names = isNative(r) ? [] : defaultsOf(r, target);
  if (names.length === 0) {
    named(r, target, value);
    return;
  }
  r.out.raw(`$f.defaults(${at(r, target)}, `);
  expressionOnLine(r, value);
  r.out.raw(`, ${JSON.stringify(names)})`);
}

/** The properties for which a pattern gives a default; those of inner patterns as `outer.inner`. */
export function defaultsOf(r: Rewriting, pattern: ts.Node, prefix = ""): string[] {
  const { ts } = r;
  const names: string[] = [];
  const add = (key: string, target: ts.Node, initializer: ts.Node | undefined): void => {
    if (initializer) names.push(prefix + key);
    names.push(...defaultsOf(r, target, `${prefix + key}.`));
  };
  const keyOf = (name: ts.Node): string =>
    ts.isComputedPropertyName(name) ? name.getText(r.file) : (name as ts.Identifier | ts.StringLiteral).text;
  if (ts.isObjectBindingPattern(pattern))
    for (const element of pattern.elements)
      add(keyOf(element.propertyName ?? element.name), element.name, element.initializer);
  else if (ts.isArrayBindingPattern(pattern))
    pattern.elements.forEach((element, index) => {
      if (ts.isBindingElement(element)) add(String(index), element.name, element.initializer);
    });
  else if (ts.isObjectLiteralExpression(pattern))
    for (const property of pattern.properties) {
      if (ts.isShorthandPropertyAssignment(property))
        add(property.name.text, property.name, property.objectAssignmentInitializer);
      else if (ts.isPropertyAssignment(property)) {
        const [target, initializer] = targetAndDefault(r, property.initializer);
        add(keyOf(property.name), target, initializer);
      }
    }
  else if (ts.isArrayLiteralExpression(pattern))
    pattern.elements.forEach((element, index) => {
      const [target, initializer] = targetAndDefault(r, element);
      add(String(index), target, initializer);
    });
  return names;
}

/** An element of an assignment pattern: `target = default`. */
export function targetAndDefault(
  r: Rewriting,
  node: ts.Expression,
): readonly [ts.Expression, ts.Expression | undefined] {
  const { ts } = r;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? [node.left, node.right]
    : [node, undefined];
}
