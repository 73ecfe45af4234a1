import type { ts } from "@ts-morph/common";
import type { Binder, BindingRule, BindingRules } from "./binder.js";
import { visitClass, visitEnum, visitFunction, visitInitializer, visitStaticBlock } from "./binding-functions.js";
import { visitFor, visitForIn, visitSwitch } from "./binding-control.js";
import { blockNames, patternNames } from "./declarations.js";
import { isErasedStatement } from "./erase.js";
import type { TypeScriptParser } from "./parser-names.js";

const made = new WeakMap<TypeScriptParser, BindingRules>();

/** What the binder does with each kind of node. Made once for a parser. */
export function bindingRules(ts: TypeScriptParser): BindingRules {
  let rules = made.get(ts);
  if (!rules) made.set(ts, (rules = makeRules(ts)));
  return rules;
}

type Visit<N extends ts.Node> = (b: Binder, node: N) => void;

function makeRules(ts: TypeScriptParser): BindingRules {
  const K = ts.SyntaxKind;
  const rules: (BindingRule | undefined)[] = [];
  function on<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], visit: Visit<N>): void {
    for (const kind of kinds) rules[kind] = visit as BindingRule;
  }
  on(
    [
      K.TypeParameter,
      K.InterfaceDeclaration,
      K.TypeAliasDeclaration,
      K.IndexSignature,
      K.MetaProperty,
      K.BreakStatement,
      K.ContinueStatement,
      K.ImportDeclaration,
      K.ModuleDeclaration,
      K.ImportEqualsDeclaration,
      K.SemicolonClassElement,
    ],
    () => undefined,
  );
  on<ts.FunctionLikeDeclaration>(
    [
      K.FunctionDeclaration,
      K.FunctionExpression,
      K.ArrowFunction,
      K.MethodDeclaration,
      K.GetAccessor,
      K.SetAccessor,
      K.Constructor,
    ],
    visitFunction,
  );
  on<ts.ClassLikeDeclaration>([K.ClassDeclaration, K.ClassExpression], visitClass);
  on<ts.PropertyDeclaration>([K.PropertyDeclaration], visitInitializer);
  on<ts.ClassStaticBlockDeclaration>([K.ClassStaticBlockDeclaration], visitStaticBlock);
  on<ts.EnumDeclaration>([K.EnumDeclaration], visitEnum);
  on<ts.ForStatement>([K.ForStatement], visitFor);
  on<ts.ForInStatement | ts.ForOfStatement>([K.ForInStatement, K.ForOfStatement], visitForIn);
  on<ts.WhileStatement | ts.DoStatement>([K.WhileStatement, K.DoStatement], (b, node) => {
    b.fn.control = true;
    b.wholeRegion(node, () => {
      b.visit(node.expression);
      b.region(node.statement);
    });
  });
  on<ts.SwitchStatement>([K.SwitchStatement], visitSwitch);
  on<ts.Block>([K.Block], (b, node) =>
    b.inScope(node, () => {
      b.declareAll(blockNames(ts, node.statements));
      b.visitAll(node.statements);
    }),
  );
  on<ts.LabeledStatement>([K.LabeledStatement], (b, node) => {
    b.fn.control = true;
    b.region(node.statement);
  });
  on<ts.IfStatement>([K.IfStatement], (b, node) => {
    b.fn.control = true;
    b.visit(node.expression);
    b.region(node.thenStatement);
    b.region(node.elseStatement);
  });
  on<ts.TryStatement>([K.TryStatement], (b, node) => {
    b.fn.control = true;
    b.region(node.tryBlock);
    b.region(node.catchClause);
    b.region(node.finallyBlock);
  });
  on<ts.CatchClause>([K.CatchClause], (b, node) =>
    b.inScope(node, () => {
      if (node.variableDeclaration) {
        for (const name of patternNames(ts, node.variableDeclaration.name)) b.declare(name, "let");
        b.visit(node.variableDeclaration);
      }
      b.visit(node.block);
    }),
  );
  on<ts.VariableStatement>([K.VariableStatement], (b, node) => {
    if (!isErasedStatement(ts, node)) b.visit(node.declarationList);
  });
  on<ts.VariableDeclaration | ts.ParameterDeclaration>([K.VariableDeclaration, K.Parameter], (b, node) => {
    if (!ts.isIdentifier(node.name)) b.visit(node.name);
    b.visitOptional(node.initializer);
  });
  on<ts.BindingElement>([K.BindingElement], (b, node) => {
    if (node.propertyName && ts.isComputedPropertyName(node.propertyName)) b.visit(node.propertyName.expression);
    if (!ts.isIdentifier(node.name)) b.visit(node.name);
    b.visitOptional(node.initializer);
  });
  on<ts.ExportDeclaration>([K.ExportDeclaration], (b, node) => {
    if (node.isTypeOnly || node.moduleSpecifier || !node.exportClause || !ts.isNamedExports(node.exportClause)) return;
    for (const element of node.exportClause.elements) {
      const local = element.propertyName ?? element.name;
      const binding = element.isTypeOnly ? undefined : b.scope.names.get(local.text);
      if (binding) binding.exported = true;
    }
  });
  on<ts.ConditionalExpression>([K.ConditionalExpression], (b, node) => {
    b.visit(node.condition);
    b.region(node.whenTrue);
    b.region(node.whenFalse);
  });
  on<ts.BinaryExpression>([K.BinaryExpression], visitBinary);
  on<ts.PrefixUnaryExpression | ts.PostfixUnaryExpression>(
    [K.PrefixUnaryExpression, K.PostfixUnaryExpression],
    (b, node) => {
      if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken) b.target(node.operand);
      else b.visit(node.operand);
    },
  );
  on<ts.PropertyAccessExpression>([K.PropertyAccessExpression], (b, node) => b.visit(node.expression));
  on<ts.PropertyAssignment>([K.PropertyAssignment], (b, node) => {
    if (ts.isComputedPropertyName(node.name)) b.visit(node.name.expression);
    b.visit(node.initializer);
  });
  on<ts.ShorthandPropertyAssignment>([K.ShorthandPropertyAssignment], (b, node) => b.visit(node.name));
  return rules;
}

function visitBinary(b: Binder, node: ts.BinaryExpression): void {
  const { SyntaxKind: K } = b.ts;
  const operator = node.operatorToken.kind;
  if (operator >= K.FirstAssignment && operator <= K.LastAssignment) {
    b.target(node.left);
    b.region(node.right);
  } else if (
    operator === K.AmpersandAmpersandToken ||
    operator === K.BarBarToken ||
    operator === K.QuestionQuestionToken
  ) {
    b.visit(node.left);
    b.region(node.right);
  } else {
    b.visit(node.left);
    b.visit(node.right);
  }
}
