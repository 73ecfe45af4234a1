import type { ts } from "@ts-morph/common";
import { hasModifier } from "./erase.js";
import { bindingName, declaredName, ownRest, propertyName } from "./pieces.js";
import { at, begin, expressionOnLine, refuse, variables, type Rewriting } from "./rewriting.js";
import { isMutable, type Binding, type FunctionScope, type Scope } from "./scopes.js";

/** A function of any kind: declaration, expression, arrow, method, accessor, constructor. */
export function functionLike(r: Rewriting, node: ts.FunctionLikeDeclaration): void {
  const { ts } = r;
  const fn = r.table.functions.get(node);
  if (!fn) return;
  const listed = r.staged && !fn.member && !ts.isFunctionDeclaration(node) ? freeVariables(fn) : [];
  if (listed.length > 0) r.out.raw("$f.closure(");
  header(r, node);
  const before = { scope: r.scope, fn: r.fn, targets: r.targets };
  r.scope = r.table.scopes.get(node) ?? r.scope;
  r.fn = fn;
  r.targets = [];
  parameters(r, node);
  if (ts.isArrowFunction(node)) r.out.raw(" =>");
  body(r, node, fn);
  Object.assign(r, before);
  if (listed.length === 0) return;
  r.out.raw(", ");
  variables(r, listed);
  r.out.raw(")");
}

/** Variables of outer scopes that a function mentions and that change. */
export function freeVariables(fn: FunctionScope): Binding[] {
  return [...fn.free].filter((binding) => isMutable(binding) && !binding.perTurn);
}

/** Registers the variables of scopes that are being entered: `$f.cells(…)`, or nothing. */
export function registration(r: Rewriting, scopes: readonly Scope[]): boolean {
  if (!r.staged) return false;
  const shared = scopes.flatMap((scope) =>
    [...scope.names.values()].filter((binding) => isMutable(binding) && binding.captured && !binding.perTurn),
  );
  if (shared.length === 0) return false;
  const open = shared.filter((binding) => binding.open).map((binding) => binding.name);
  r.out.raw("$f.cells(");
  variables(r, shared);
  r.out.raw(`, ${scopes.some((scope) => scope.depth === 0)}, ${JSON.stringify(open)})`);
  return true;
}

function header(r: Rewriting, node: ts.FunctionLikeDeclaration): void {
  const { ts } = r;
  const K = ts.SyntaxKind;
  r.out.mark(node.getStart(r.file));
  const isAsync = hasModifier(ts, node, K.AsyncKeyword);
  if (isAsync && r.inFlow) refuse(r, node, "FLW103", { what: "async" });
  if (ts.isArrowFunction(node)) {
    if (isAsync) r.out.raw("async ");
    return;
  }
  if (ts.isConstructorDeclaration(node)) {
    r.out.raw("constructor");
    return;
  }
  if (hasModifier(ts, node, K.StaticKeyword)) r.out.raw("static ");
  if (isAsync) r.out.raw("async ");
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) {
    r.out.raw(node.asteriskToken ? "function* " : "function ");
    if (!node.name) {
      if (ts.isFunctionDeclaration(node)) r.out.raw(r.names.defaultExport);
      return;
    }
    if (ts.isFunctionDeclaration(node)) declaredName(r, node.name);
    else {
      const scope = r.scope;
      r.scope = r.table.scopes.get(node) ?? scope;
      declaredName(r, node.name);
      r.scope = scope;
    }
    return;
  }
  if (node.asteriskToken) r.out.raw("*");
  if (ts.isGetAccessor(node)) r.out.raw("get ");
  if (ts.isSetAccessor(node)) r.out.raw("set ");
  propertyName(r, node.name);
}

function parameters(r: Rewriting, node: ts.FunctionLikeDeclaration): void {
  const { ts } = r;
  r.out.raw("(");
  let first = true;
  for (const parameter of node.parameters) {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === "this") continue;
    if (!first) r.out.raw(", ");
    first = false;
    r.out.sync(parameter.getStart(r.file));
    if (parameter.dotDotDotToken) r.out.raw("...");
    bindingName(r, parameter.name);
    if (parameter.initializer) {
      r.out.raw(" = ");
      expressionOnLine(r, parameter.initializer);
    }
    refuseModifiers(r, parameter);
  }
  r.out.raw(")");
}

function refuseModifiers(r: Rewriting, parameter: ts.ParameterDeclaration): void {
  const modifier = parameter.modifiers?.[0];
  if (!modifier) return;
  if (r.ts.isDecorator(modifier))
    refuse(r, modifier, "FLW106", { what: "A decorator", instead: "Call the function yourself." });
  else
    refuse(r, parameter, "FLW106", {
      what: "A parameter property",
      instead: "Declare the field in the class and assign it in the constructor.",
    });
}

function body(r: Rewriting, node: ts.FunctionLikeDeclaration, fn: FunctionScope): void {
  const block = node.body;
  if (!block) return;
  const framed = r.staged && !fn.native;
  r.out.raw(" ");
  if (!r.ts.isBlock(block)) {
    arrowBody(r, node, block, framed);
    return;
  }
  r.out.raw("{ ");
  ownRest(r, node.parameters, "; ");
  if (framed && fn.control) {
    r.out.raw("return ");
    begin(r, "function", node);
    r.out.raw(", () => { ");
  } else if (framed) r.out.raw(`$f.enter(${at(r, node)}); `);
  blockOf(r, block);
  r.out.sync(block.end - 1);
  r.out.raw(framed && fn.control ? "}); }" : "}");
}

function blockOf(r: Rewriting, block: ts.Block): void {
  const outer = r.scope;
  r.scope = r.table.scopes.get(block) ?? outer;
  r.write.statements(r, block.statements, { scopes: [outer, r.scope] });
  r.scope = outer;
}

function arrowBody(r: Rewriting, node: ts.FunctionLikeDeclaration, value: ts.Expression, framed: boolean): void {
  if (framed) {
    r.out.raw(`($f.enter(${at(r, node)}), `);
    ownRest(r, node.parameters, ", ");
    if (registration(r, [r.scope])) r.out.raw(", ");
    expressionOnLine(r, value);
    r.out.raw(")");
    return;
  }
  if (r.staged) {
    r.out.raw("(");
    ownRest(r, node.parameters, ", ");
    if (registration(r, [r.scope])) r.out.raw(", ");
    expressionOnLine(r, value);
    r.out.raw(")");
    return;
  }
  expressionOnLine(r, value);
}
