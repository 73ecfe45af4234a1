import type { ts } from "@ts-morph/common";
import { assign, step } from "./assignments.js";
import { call, newExpression, propertyAccess, taggedTemplate } from "./calls.js";
import { bare, hasModifier } from "./erase.js";
import { refuseName } from "./refusals.js";
import { argumentList, condition, list, propertyName, verbatim } from "./pieces.js";

import {
  assignedIn,
  begin,
  expressionOnLine,
  isNative,
  meaning,
  refuse,
  placedThunk,
  thunk,
  variables,
  type Rewriting,
} from "./rewriting.js";
import type { TypeScriptParser } from "./parser-names.js";

type Handler = (r: Rewriting, node: ts.Node) => void;
let handlers: Handler[] | undefined;

/** Writes an expression, rewritten where the file is staged. */
export function expression(r: Rewriting, node: ts.Node): void {
  handlers ??= table(r.ts);
  const handler = handlers[node.kind];
  if (handler) handler(r, node);
  else refuse(r, node, "FLW106", { what: "This expression", instead: "Write it as ordinary TypeScript." });
}

function identifier(r: Rewriting, node: ts.Identifier): void {
  refuseName(r, node);
  const binding = meaning(r, node);
  if (!binding || binding.text === binding.name) verbatim(r, node);
  else {
    r.out.mark(node.getStart(r.file));
    r.out.raw(binding.text);
  }
}

/** A pattern that goes on from where it was changes when it is asked: it is born somewhere, like an object. */
function pattern(r: Rewriting, node: ts.RegularExpressionLiteral): void {
  const isOwned = r.staged && /[gy][a-z]*$/.test(node.text);
  if (isOwned) {
    begin(r, "own", node);
    r.out.raw(", ");
  }
  verbatim(r, node);
  if (isOwned) r.out.raw(")");
}

function arrayLiteral(r: Rewriting, node: ts.ArrayLiteralExpression): void {
  if (r.staged) begin(r, "own", node);
  r.out.raw(r.staged ? ", [" : "[");
  list(r, node.elements);
  const last = node.elements.at(-1);
  r.out.raw(last && r.ts.isOmittedExpression(last) ? ",]" : "]");
  if (r.staged) r.out.raw(")");
}

function objectLiteral(r: Rewriting, node: ts.ObjectLiteralExpression): void {
  if (r.staged) begin(r, "own", node);
  r.out.raw(r.staged ? ", {" : "{");
  for (const property of node.properties) {
    r.out.sync(property.getStart(r.file));
    r.out.raw(" ");
    objectMember(r, property);
    r.out.raw(",");
  }
  r.out.raw(r.staged ? " })" : " }");
}

function objectMember(r: Rewriting, property: ts.ObjectLiteralElementLike): void {
  const { ts } = r;
  if (ts.isPropertyAssignment(property)) {
    propertyName(r, property.name);
    r.out.raw(": ");
    expressionOnLine(r, property.initializer);
  } else if (ts.isShorthandPropertyAssignment(property)) {
    const binding = meaning(r, property.name);
    if (binding && binding.text !== binding.name) {
      // `__proto__: …` would set the prototype.
      if (property.name.text === "__proto__") r.out.raw('["__proto__"]');
      else verbatim(r, property.name);
      r.out.raw(": ");
    }
    identifier(r, property.name);
  } else if (ts.isSpreadAssignment(property)) {
    r.out.raw("...");
    expressionOnLine(r, property.expression);
  } else r.write.functionLike(r, property);
}

function prefix(r: Rewriting, node: ts.PrefixUnaryExpression): void {
  const K = r.ts.SyntaxKind;
  if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken) {
    step(r, node);
    return;
  }
  const operator = r.ts.tokenToString(node.operator) ?? "";
  if (!r.staged) {
    r.out.raw(operator);
    const inner = bare(r.ts, node.operand);
    if (inner !== node.operand || r.ts.isPrefixUnaryExpression(inner)) r.out.raw(" ");
    expressionOnLine(r, node.operand);
    return;
  }
  if (node.operator === K.ExclamationToken) {
    begin(r, "not", node);
    r.out.raw(", ");
  } else if (node.operator === K.MinusToken && r.ts.isNumericLiteral(node.operand)) {
    r.out.raw("-");
    verbatim(r, node.operand);
    return;
  } else {
    begin(r, "unary", node);
    r.out.raw(`, "${operator}", `);
  }
  expressionOnLine(r, node.operand);
  r.out.raw(")");
}

function typeOf(r: Rewriting, node: ts.TypeOfExpression): void {
  const inner = bare(r.ts, node.expression);
  if (!r.staged || (r.ts.isIdentifier(inner) && !meaning(r, inner))) {
    r.out.raw("typeof ");
    if (r.staged) verbatim(r, inner);
    else expressionOnLine(r, node.expression);
    return;
  }
  begin(r, "typeof", node);
  r.out.raw(", ");
  expressionOnLine(r, node.expression);
  r.out.raw(")");
}

function conditional(r: Rewriting, node: ts.ConditionalExpression): void {
  if (isNative(r)) {
    condition(r, node.condition);
    r.out.raw(" ? ");
    expressionOnLine(r, node.whenTrue);
    r.out.raw(" : ");
    expressionOnLine(r, node.whenFalse);
    return;
  }
  begin(r, "cond", node);
  r.out.raw(", ");
  expressionOnLine(r, node.condition);
  r.out.raw(", ");
  thunk(r, node.whenTrue);
  r.out.raw(", ");
  thunk(r, node.whenFalse);
  r.out.raw(", ");
  variables(r, assignedIn(r, node.whenTrue, node.whenFalse));
  r.out.raw(")");
}

function template(r: Rewriting, node: ts.TemplateExpression): void {
  if (!r.staged) {
    verbatim(r, node.head);
    for (const span of node.templateSpans) {
      expressionOnLine(r, span.expression);
      verbatim(r, span.literal);
    }
    return;
  }
  begin(r, "template", node);
  const strings = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  r.out.raw(`, ${JSON.stringify(strings)}, `);
  argumentList(
    r,
    node.templateSpans.map((span) => span.expression),
  );
  r.out.raw(")");
}

function binary(r: Rewriting, node: ts.BinaryExpression): void {
  const K = r.ts.SyntaxKind;
  const kind = node.operatorToken.kind;
  if (kind >= K.FirstAssignment && kind <= K.LastAssignment) {
    assign(r, node);
    return;
  }
  const operator = r.ts.tokenToString(kind) ?? "";
  const logical = logicalCalls[operator];
  const comma = operator === ",";
  if (!r.staged || comma || (logical && r.fn.native) || r.ts.isPrivateIdentifier(node.left)) {
    if (comma && r.staged) r.out.raw("(");
    if (logical && r.staged) condition(r, node.left);
    else if (r.ts.isPrivateIdentifier(node.left)) verbatim(r, node.left);
    else r.write.expression(r, node.left);
    r.out.raw(comma ? ", " : ` ${operator} `);
    expressionOnLine(r, node.right);
    if (comma && r.staged) r.out.raw(")");
    return;
  }
  begin(r, logical ?? "bin", node);
  r.out.raw(logical ? ", " : `, "${operator}", `);
  expressionOnLine(r, node.left);
  r.out.raw(", ");
  if (logical) placedThunk(r, node.right);
  else expressionOnLine(r, node.right);
  if (logical) {
    r.out.raw(", ");
    variables(r, assignedIn(r, node.right));
  }
  r.out.raw(")");
}

/** The calls that stand for the operators which may leave out their right side. */
const logicalCalls: Readonly<Record<string, "and" | "or" | "nullish">> = { "&&": "and", "||": "or", "??": "nullish" };

function deletion(r: Rewriting, node: ts.DeleteExpression): void {
  const { ts } = r;
  const target = bare(ts, node.expression);
  const member = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
  if (!r.staged || !member || ts.isOptionalChain(target)) {
    r.out.raw("delete ");
    expressionOnLine(r, node.expression);
    return;
  }
  begin(r, "delete", node);
  r.out.raw(", ");
  expressionOnLine(r, target.expression);
  r.out.raw(", ");
  if (ts.isPropertyAccessExpression(target)) r.out.raw(JSON.stringify(target.name.text));
  else expressionOnLine(r, target.argumentExpression);
  r.out.raw(")");
}

function awaitExpression(r: Rewriting, node: ts.AwaitExpression): void {
  const { ts } = r;
  let within = node.parent;
  while (within.parent && !ts.isFunctionLike(within)) within = within.parent;
  if (!r.fn.parent)
    refuse(r, node, "FLW108", { what: "await", instead: "Put the work into an async function, or do it elsewhere." });
  else if (ts.isFunctionLike(within) && !hasModifier(ts, within, ts.SyntaxKind.AsyncKeyword))
    refuse(r, node, "FLW103", { what: "await" });
  r.out.raw("await ");
  expressionOnLine(r, node.expression);
}

function yieldExpression(r: Rewriting, node: ts.YieldExpression): void {
  r.out.raw(node.asteriskToken ? "yield* " : "yield");
  if (!node.expression) return;
  if (!node.asteriskToken) r.out.raw(" ");
  r.write.expression(r, node.expression);
}

function metaProperty(r: Rewriting, node: ts.MetaProperty): void {
  if (node.keywordToken === r.ts.SyntaxKind.ImportKeyword) r.out.raw(`${r.names.helper}.meta`);
  else verbatim(r, node);
}

function inner(r: Rewriting, node: ts.Node): void {
  r.write.expression(r, (node as ts.AsExpression).expression);
}

function table(ts: TypeScriptParser): Handler[] {
  const K = ts.SyntaxKind;
  const handlers: Handler[] = [];
  function on<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], handler: (r: Rewriting, node: N) => void): void {
    for (const kind of kinds) handlers[kind] = handler as Handler;
  }
  on(
    [
      K.StringLiteral,
      K.NumericLiteral,
      K.BigIntLiteral,
      K.NoSubstitutionTemplateLiteral,
      K.ThisKeyword,
      K.SuperKeyword,
      K.NullKeyword,
      K.TrueKeyword,
      K.FalseKeyword,
    ],
    verbatim,
  );
  on<ts.RegularExpressionLiteral>([K.RegularExpressionLiteral], pattern);
  on<ts.Identifier>([K.Identifier], identifier);
  on<ts.ArrayLiteralExpression>([K.ArrayLiteralExpression], arrayLiteral);
  on<ts.ObjectLiteralExpression>([K.ObjectLiteralExpression], objectLiteral);
  on<ts.PropertyAccessExpression | ts.ElementAccessExpression>(
    [K.PropertyAccessExpression, K.ElementAccessExpression],
    propertyAccess,
  );
  on<ts.CallExpression>([K.CallExpression], call);
  on<ts.NewExpression>([K.NewExpression], newExpression);
  on<ts.TaggedTemplateExpression>([K.TaggedTemplateExpression], taggedTemplate);
  on([K.AsExpression, K.SatisfiesExpression, K.NonNullExpression, K.ExpressionWithTypeArguments], inner);
  on<ts.TypeAssertion>([K.TypeAssertionExpression], (r, node) => {
    r.out.raw("(");
    expressionOnLine(r, node.expression);
    r.out.raw(")");
  });
  on<ts.ParenthesizedExpression>([K.ParenthesizedExpression], (r, node) => {
    r.out.raw("(");
    expressionOnLine(r, node.expression);
    r.out.raw(")");
  });
  on<ts.FunctionLikeDeclaration>([K.FunctionExpression, K.ArrowFunction], (r, node) => r.write.functionLike(r, node));
  on<ts.ClassExpression>([K.ClassExpression], (r, node) => r.write.classLike(r, node));
  on<ts.DeleteExpression>([K.DeleteExpression], deletion);
  on<ts.TypeOfExpression>([K.TypeOfExpression], typeOf);
  on<ts.VoidExpression>([K.VoidExpression], (r, node) => {
    r.out.raw("void ");
    expressionOnLine(r, node.expression);
  });
  on<ts.AwaitExpression>([K.AwaitExpression], awaitExpression);
  on<ts.YieldExpression>([K.YieldExpression], yieldExpression);
  on<ts.PrefixUnaryExpression>([K.PrefixUnaryExpression], prefix);
  on<ts.PostfixUnaryExpression>([K.PostfixUnaryExpression], (r, node) => step(r, node));
  on<ts.BinaryExpression>([K.BinaryExpression], binary);
  on<ts.ConditionalExpression>([K.ConditionalExpression], conditional);
  on<ts.TemplateExpression>([K.TemplateExpression], template);
  on<ts.SpreadElement>([K.SpreadElement], (r, node) => {
    r.out.raw("...");
    expressionOnLine(r, node.expression);
  });
  on([K.OmittedExpression], () => undefined);
  on<ts.MetaProperty>([K.MetaProperty], metaProperty);
  on([K.JsxElement, K.JsxSelfClosingElement, K.JsxFragment], (r, node) =>
    refuse(r, node, "FLW106", { what: "JSX", instead: "Write functions and texts." }),
  );
  return handlers;
}
