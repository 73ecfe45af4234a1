import type { ts } from "@ts-morph/common";
import { blockNames, hoistedNames, listKind, listNames, patternNames, type Declared } from "./declarations.js";
import { bare, isErasedStatement } from "./erase.js";
import { resolve, type Binding, type BindingKind, type FunctionScope, type Scope, type ScopeTable } from "./scopes.js";
import type { TypeScriptParser } from "./parser-names.js";

/** How a function is to be treated: see {@link FunctionScope}. */
type FunctionKind = Pick<FunctionScope, "native" | "member" | "constructs">;

/**
 * Reads a file once and finds out what every name means: declarations, captures, assignments and the region each stands
 * in. Types are passed over, so that a name used only as a type is not "used".
 */
export function bind(ts: TypeScriptParser, file: ts.SourceFile): ScopeTable {
  const K = ts.SyntaxKind;
  const scopes = new Map<ts.Node, Scope>();
  const functions = new Map<ts.Node, FunctionScope>();
  let nextId = 1;
  const assignments: Binding[] = [];
  const regions = new Map<ts.Node, readonly [number, number]>();
  const fixed: { node: ts.Identifier; binding: Binding }[] = [];
  const sharedTurns: { node: ts.Node; binding: Binding }[] = [];
  const crossCase: { node: ts.Identifier; name: string }[] = [];
  /** The switches around: names that their clauses declare, which are visible in that clause only. */
  const switches: { readonly names: ReadonlySet<string>; readonly depth: number }[] = [];
  const mayHoldVar = /\bvar\b/.test(file.text);

  let fn: FunctionScope = {
    parent: undefined,
    native: true,
    member: false,
    constructs: false,
    free: new Set(),
    control: false,
  };
  let scope: Scope = { parent: undefined, names: new Map(), fn, depth: 0 };
  const module = scope;
  const handlers = table();
  scopes.set(file, module);
  functions.set(file, fn);
  declareAll(blockNames(ts, file.statements));
  hoistVars(file);
  visitAll(file.statements);
  return { module, scopes, functions, assignments, regions, fixed, sharedTurns, crossCase };

  // ---- declarations

  function declare(name: string, kind: BindingKind, text = name): Binding {
    const before = scope.names.get(name);
    if (before) return before;
    const binding: Binding = {
      id: nextId++,
      name,
      kind,
      scope,
      text,
      assigned: false,
      used: false,
      exported: false,
      captured: false,
      open: false,
      perTurn: false,
    };
    scope.names.set(name, binding);
    return binding;
  }

  function declareAll(names: readonly Declared[]): void {
    for (const { name, kind } of names) declare(name, kind);
  }

  /** Declares the `var`s of a function. A second declaration of one assigns it, so all of them count as changing. */
  function hoistVars(node: ts.Node): void {
    if (!mayHoldVar) return;
    for (const { name } of hoistedNames(ts, node)) declare(name, "var").assigned = true;
  }

  // ---- scopes and functions

  function inScope(node: ts.Node, go: () => void): void {
    const before = scope;
    scope = { parent: before, names: new Map(), fn, depth: before.depth + 1 };
    scopes.set(node, scope);
    go();
    scope = before;
  }

  function inFunction(node: ts.Node, kind: FunctionKind, go: () => void): void {
    const before = fn;
    fn = { parent: before, ...kind, free: new Set(), control: false };
    functions.set(node, fn);
    inScope(node, go);
    fn = before;
  }

  function region(node: ts.Node | undefined): void {
    if (!node) return;
    const from = assignments.length;
    visit(node);
    regions.set(node, [from, assignments.length]);
  }

  function wholeRegion(node: ts.Node, go: () => void): void {
    const from = assignments.length;
    go();
    regions.set(node, [from, assignments.length]);
  }

  function visitFunction(node: ts.FunctionLikeDeclaration): void {
    if (!node.body) return;
    if (node.name && ts.isComputedPropertyName(node.name)) visit(node.name.expression);
    const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
    const native =
      node.asteriskToken !== undefined ||
      ts.isConstructorDeclaration(node) ||
      (modifiers?.some((modifier) => modifier.kind === K.AsyncKeyword) ?? false);
    const member = !ts.isFunctionExpression(node) && !ts.isArrowFunction(node) && !ts.isFunctionDeclaration(node);
    inFunction(node, { native, member, constructs: ts.isConstructorDeclaration(node) }, () => {
      if (ts.isFunctionExpression(node) && node.name) declare(node.name.text, "function");
      for (const parameter of node.parameters)
        if (!isThisParameter(parameter))
          for (const name of patternNames(ts, parameter.name)) declare(name, "parameter");
      for (const parameter of node.parameters) if (!isThisParameter(parameter)) visit(parameter);
      const body = node.body;
      if (!body) return;
      hoistVars(body);
      visit(body);
    });
  }

  function isThisParameter(parameter: ts.ParameterDeclaration): boolean {
    return ts.isIdentifier(parameter.name) && parameter.name.text === "this";
  }

  // ---- references

  function refer(node: ts.Identifier): Binding | undefined {
    const binding = resolve(scope, node.text);
    if (switches.some(({ names, depth }) => names.has(node.text) && (binding?.scope.depth ?? 0) <= depth))
      crossCase.push({ node, name: node.text });
    if (!binding) return undefined;
    binding.used = true;
    const home = binding.scope.fn;
    for (let at: FunctionScope | undefined = fn; at && at !== home; at = at.parent) {
      binding.captured = true;
      at.free.add(binding);
      if (at.member) binding.open = true;
    }
    return binding;
  }

  function assign(node: ts.Identifier): void {
    const binding = refer(node);
    if (!binding) return;
    if (binding.kind === "const" || binding.kind === "import" || binding.kind === "enum member")
      fixed.push({ node, binding });
    binding.assigned = true;
    assignments.push(binding);
  }

  /** The target of an assignment: assigned names, and expressions inside it. */
  function target(node: ts.Node): void {
    if (ts.isIdentifier(node)) assign(node);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(target);
    else if (ts.isObjectLiteralExpression(node)) node.properties.forEach(target);
    else if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) target(node.expression);
    else if (ts.isPropertyAssignment(node)) {
      if (ts.isComputedPropertyName(node.name)) visit(node.name.expression);
      target(node.initializer);
    } else if (ts.isShorthandPropertyAssignment(node)) {
      assign(node.name);
      if (node.objectAssignmentInitializer) region(node.objectAssignmentInitializer);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === K.EqualsToken) {
      target(node.left);
      region(node.right);
    } else {
      const inner = bare(ts, node);
      if (inner === node) visit(node);
      else target(inner);
    }
  }

  // ---- the walk

  function visitAll(nodes: readonly ts.Node[]): void {
    for (const node of nodes) visit(node);
  }

  function visitOptional(node: ts.Node | undefined): void {
    if (node) visit(node);
  }

  function visit(node: ts.Node): void {
    const kind = node.kind;
    if (kind === K.Identifier) {
      refer(node as ts.Identifier);
      return;
    }
    if (kind >= K.FirstTypeNode && kind <= K.LastTypeNode) return;
    const handler = handlers[kind];
    if (handler) handler(node);
    else ts.forEachChild(node, visit);
  }

  function visitLoopHead(node: ts.ForStatement): void {
    fn.control = true;
    inScope(node, () => {
      const list = node.initializer && ts.isVariableDeclarationList(node.initializer) ? node.initializer : undefined;
      if (list && listKind(ts, list) !== "var") declareAll(listNames(ts, list));
      const own = [...scope.names.values()];
      wholeRegion(node, () => {
        visitOptional(node.initializer);
        visitOptional(node.condition);
        if (node.incrementor) region(node.incrementor);
        const capturedInHead = new Set(own.filter((binding) => binding.captured));
        const from = assignments.length;
        region(node.statement);
        const changedInBody = new Set(assignments.slice(from));
        if (fn.native) return;
        for (const binding of own) {
          if (!binding.captured || !binding.assigned) continue;
          binding.perTurn = true;
          if (changedInBody.has(binding) || capturedInHead.has(binding)) sharedTurns.push({ node, binding });
        }
      });
    });
  }

  function visitForIn(node: ts.ForInStatement | ts.ForOfStatement): void {
    fn.control = true;
    visit(node.expression);
    inScope(node, () => {
      const list = ts.isVariableDeclarationList(node.initializer) ? node.initializer : undefined;
      if (list && listKind(ts, list) !== "var") declareAll(listNames(ts, list));
      wholeRegion(node, () => {
        if (list) visit(list);
        else target(node.initializer);
        region(node.statement);
      });
    });
  }

  function visitSwitch(node: ts.SwitchStatement): void {
    fn.control = true;
    visit(node.expression);
    const { clauses } = node.caseBlock;
    wholeRegion(node.caseBlock, () =>
      inScope(node.caseBlock, () => {
        if (fn.native) {
          for (const clause of clauses) declareAll(blockNames(ts, clause.statements));
          for (const clause of clauses) visit(clause);
          return;
        }
        const names = new Set<string>();
        const before = scope;
        for (const clause of clauses) {
          inScope(clause, () => {
            declareAll(blockNames(ts, clause.statements));
            for (const name of scope.names.keys()) names.add(name);
          });
        }
        switches.push({ names, depth: before.depth });
        for (const clause of clauses) {
          if (ts.isCaseClause(clause)) visit(clause.expression);
          scope = scopes.get(clause) ?? before;
          visitAll(clause.statements);
          scope = before;
        }
        switches.pop();
      }),
    );
  }

  function visitClass(node: ts.ClassLikeDeclaration): void {
    for (const clause of node.heritageClauses ?? [])
      if (clause.token === K.ExtendsKeyword) for (const type of clause.types) visit(type.expression);
    inScope(node, () => {
      if (ts.isClassExpression(node) && node.name) declare(node.name.text, "class");
      visitAll(node.members);
    });
  }

  function visitBinary(node: ts.BinaryExpression): void {
    const operator = node.operatorToken.kind;
    if (operator >= K.FirstAssignment && operator <= K.LastAssignment) {
      target(node.left);
      region(node.right);
    } else if (
      operator === K.AmpersandAmpersandToken ||
      operator === K.BarBarToken ||
      operator === K.QuestionQuestionToken
    ) {
      visit(node.left);
      region(node.right);
    } else {
      visit(node.left);
      visit(node.right);
    }
  }

  function table(): ((node: ts.Node) => void)[] {
    const list: ((node: ts.Node) => void)[] = [];
    function on<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], handler: (node: N) => void): void {
      for (const kind of kinds) list[kind] = handler as (node: ts.Node) => void;
    }
    const nothing = (): void => undefined;
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
      nothing,
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
    on<ts.Block>([K.Block], (node) =>
      inScope(node, () => {
        declareAll(blockNames(ts, node.statements));
        visitAll(node.statements);
      }),
    );
    on<ts.VariableStatement>([K.VariableStatement], (node) => {
      if (!isErasedStatement(ts, node)) visit(node.declarationList);
    });
    on<ts.VariableDeclaration>([K.VariableDeclaration], (node) => {
      if (!ts.isIdentifier(node.name)) visit(node.name);
      visitOptional(node.initializer);
    });
    on<ts.ParameterDeclaration>([K.Parameter], (node) => {
      if (!ts.isIdentifier(node.name)) visit(node.name);
      visitOptional(node.initializer);
    });
    on<ts.BindingElement>([K.BindingElement], (node) => {
      if (node.propertyName && ts.isComputedPropertyName(node.propertyName)) visit(node.propertyName.expression);
      if (!ts.isIdentifier(node.name)) visit(node.name);
      visitOptional(node.initializer);
    });
    on<ts.PropertyAccessExpression>([K.PropertyAccessExpression], (node) => visit(node.expression));
    on<ts.PropertyAssignment>([K.PropertyAssignment], (node) => {
      if (ts.isComputedPropertyName(node.name)) visit(node.name.expression);
      visit(node.initializer);
    });
    on<ts.ShorthandPropertyAssignment>([K.ShorthandPropertyAssignment], (node) => visit(node.name));
    on<ts.PropertyDeclaration>([K.PropertyDeclaration], (node) => {
      if (ts.isComputedPropertyName(node.name)) visit(node.name.expression);
      const initializer = node.initializer;
      if (initializer) inFunction(node, { native: true, member: true, constructs: false }, () => visit(initializer));
    });
    on<ts.ClassStaticBlockDeclaration>([K.ClassStaticBlockDeclaration], (node) =>
      inFunction(node, { native: true, member: true, constructs: false }, () => {
        hoistVars(node.body);
        visit(node.body);
      }),
    );
    on<ts.ClassLikeDeclaration>([K.ClassDeclaration, K.ClassExpression], (node) => {
      if (!ts.isClassDeclaration(node) || !isErasedStatement(ts, node)) visitClass(node);
    });
    on<ts.EnumDeclaration>([K.EnumDeclaration], (node) => {
      if (isErasedStatement(ts, node)) return;
      inScope(node, () => {
        for (const member of node.members) {
          visitOptional(member.initializer);
          if (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))
            declare(member.name.text, "enum member", `${node.name.text}[${JSON.stringify(member.name.text)}]`);
        }
      });
    });
    on<ts.ExportDeclaration>([K.ExportDeclaration], (node) => {
      if (node.isTypeOnly || node.moduleSpecifier || !node.exportClause || !ts.isNamedExports(node.exportClause))
        return;
      for (const element of node.exportClause.elements) {
        const local = element.propertyName ?? element.name;
        const binding = element.isTypeOnly ? undefined : scope.names.get(local.text);
        if (binding) binding.exported = true;
      }
    });
    on<ts.LabeledStatement>([K.LabeledStatement], (node) => {
      fn.control = true;
      region(node.statement);
    });
    on<ts.IfStatement>([K.IfStatement], (node) => {
      fn.control = true;
      visit(node.expression);
      region(node.thenStatement);
      region(node.elseStatement);
    });
    on<ts.ConditionalExpression>([K.ConditionalExpression], (node) => {
      visit(node.condition);
      region(node.whenTrue);
      region(node.whenFalse);
    });
    on<ts.WhileStatement | ts.DoStatement>([K.WhileStatement, K.DoStatement], (node) => {
      fn.control = true;
      wholeRegion(node, () => {
        visit(node.expression);
        region(node.statement);
      });
    });
    on<ts.ForStatement>([K.ForStatement], visitLoopHead);
    on<ts.ForInStatement | ts.ForOfStatement>([K.ForInStatement, K.ForOfStatement], visitForIn);
    on<ts.SwitchStatement>([K.SwitchStatement], visitSwitch);
    on<ts.TryStatement>([K.TryStatement], (node) => {
      fn.control = true;
      region(node.tryBlock);
      region(node.catchClause);
      region(node.finallyBlock);
    });
    on<ts.CatchClause>([K.CatchClause], (node) =>
      inScope(node, () => {
        if (node.variableDeclaration) {
          for (const name of patternNames(ts, node.variableDeclaration.name)) declare(name, "let");
          visit(node.variableDeclaration);
        }
        visit(node.block);
      }),
    );
    on<ts.BinaryExpression>([K.BinaryExpression], visitBinary);
    on<ts.PrefixUnaryExpression | ts.PostfixUnaryExpression>(
      [K.PrefixUnaryExpression, K.PostfixUnaryExpression],
      (node) => {
        if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken) target(node.operand);
        else visit(node.operand);
      },
    );
    return list;
  }
}
