import type { ts } from "@ts-morph/common";
import type { Binder } from "./binder.js";
import { blockNames, listKind, listNames } from "./declarations.js";

/** Declares what a loop's head declares and what lives only in the loop; gives back the declarations, if there are any. */
function declareHead(b: Binder, initializer: ts.ForInitializer | undefined): ts.VariableDeclarationList | undefined {
  const list = initializer && b.ts.isVariableDeclarationList(initializer) ? initializer : undefined;
  if (list && listKind(b.ts, list) !== "var") b.declareAll(listNames(b.ts, list));
  return list;
}

/** `for (;;)`: its variables are new in each turn, which shows when a closure takes them along. */
export function visitFor(b: Binder, node: ts.ForStatement): void {
  b.fn.control = true;
  b.inScope(node, () => {
    declareHead(b, node.initializer);
    const own = [...b.scope.names.values()];
    b.wholeRegion(node, () => {
      b.visitOptional(node.initializer);
      b.visitOptional(node.condition);
      if (node.incrementor) b.region(node.incrementor);
      const capturedInHead = new Set(own.filter((binding) => binding.captured));
      const from = b.assignments.length;
      b.region(node.statement);
      const changedInBody = new Set(b.assignments.slice(from));
      if (b.fn.native) return;
      for (const binding of own) {
        if (!binding.captured || !binding.assigned) continue;
        binding.perTurn = true;
        if (changedInBody.has(binding) || capturedInHead.has(binding)) b.sharedTurns.push({ node, binding });
      }
    });
  });
}

/** `for … in` and `for … of`. */
export function visitForIn(b: Binder, node: ts.ForInStatement | ts.ForOfStatement): void {
  b.fn.control = true;
  b.visit(node.expression);
  b.inScope(node, () => {
    const list = declareHead(b, node.initializer);
    b.wholeRegion(node, () => {
      if (list) b.visit(list);
      else b.target(node.initializer);
      b.region(node.statement);
    });
  });
}

/** `switch`: in staged code each clause is a scope of its own, and what another one declares is refused. */
export function visitSwitch(b: Binder, node: ts.SwitchStatement): void {
  b.fn.control = true;
  b.visit(node.expression);
  b.wholeRegion(node.caseBlock, () => b.inScope(node.caseBlock, () => visitClauses(b, node.caseBlock.clauses)));
}

function visitClauses(b: Binder, clauses: readonly ts.CaseOrDefaultClause[]): void {
  const { ts } = b;
  if (b.fn.native) {
    for (const clause of clauses) b.declareAll(blockNames(ts, clause.statements));
    b.visitAll(clauses);
    return;
  }
  const names = new Set<string>();
  const before = b.scope;
  for (const clause of clauses) {
    b.inScope(clause, () => {
      b.declareAll(blockNames(ts, clause.statements));
      for (const name of b.scope.names.keys()) names.add(name);
    });
  }
  b.switches.push({ names, depth: before.depth });
  for (const clause of clauses) {
    if (ts.isCaseClause(clause)) b.visit(clause.expression);
    b.scope = b.scopes.get(clause) ?? before;
    b.visitAll(clause.statements);
    b.scope = before;
  }
  b.switches.pop();
}
