import type { ts } from "@ts-morph/common";
import { isErasedStatement } from "./erase.js";
import { enumDeclaration } from "./enums.js";
import { freeVariables, registration } from "./functions.js";
import { loop } from "./loops.js";
import { exportAssignment } from "./modules.js";
import { noteAbove } from "./notes.js";
import { bindingName, condition, ownRest } from "./pieces.js";
import {
  assignedIn,
  at,
  begin,
  expressionOnLine,
  inScope,
  isNative,
  meaning,
  refuse,
  refuseAt,
  thunk,
  variables,
  type Opening,
  type Rewriting,
} from "./rewriting.js";
import { variableList } from "./variable-list.js";

/** Statements of one block, after the registration of the block's shared variables. */
export function statements(r: Rewriting, nodes: readonly ts.Statement[], opening?: Opening): void {
  if (r.staged) {
    if (registration(r, opening?.scopes ?? [r.scope])) r.out.raw("; ");
    for (const node of nodes) {
      const fn = r.ts.isFunctionDeclaration(node) && node.body ? r.table.functions.get(node) : undefined;
      const free = fn ? freeVariables(fn) : [];
      if (free.length === 0) continue;
      const { name: declared } = node as ts.FunctionDeclaration;
      const name = declared ? (meaning(r, declared)?.text ?? declared.text) : r.names.defaultExport;
      r.out.raw(`$f.closure(${name}, `);
      variables(r, free);
      r.out.raw("); ");
    }
  }
  for (const node of nodes) {
    if (isErasedStatement(r.ts, node)) continue;
    r.out.sync(node.getStart(r.file));
    const note = isNative(r) ? undefined : noteAbove(r, node);
    if (note !== undefined) r.out.raw(`$f.note(${JSON.stringify(note)}); `);
    r.write.statement(r, node);
    if (note !== undefined && completes(r, node)) r.out.raw(" $f.note(undefined);");
    r.out.raw(" ");
  }
}

/** False for a statement after which nothing of its block runs. */
function completes(r: Rewriting, node: ts.Statement): boolean {
  const K = r.ts.SyntaxKind;
  return (
    node.kind !== K.ReturnStatement &&
    node.kind !== K.ThrowStatement &&
    node.kind !== K.BreakStatement &&
    node.kind !== K.ContinueStatement
  );
}

/** `{ … }` of a statement, which may be a block or not. */
export function body(r: Rewriting, node: ts.Statement): void {
  r.out.raw("{ ");
  if (r.ts.isBlock(node)) inScope(r, node, () => r.write.statements(r, node.statements));
  else if (!isErasedStatement(r.ts, node)) {
    r.out.sync(node.getStart(r.file));
    r.write.statement(r, node);
    r.out.raw(" ");
  }
  r.out.sync(node.end - 1);
  r.out.raw("}");
}

/** One statement. `labels` are those directly before it. */
export function statement(r: Rewriting, node: ts.Statement, labels: readonly string[] = []): void {
  const { ts } = r;
  if (ts.isBlock(node)) body(r, node);
  else if (ts.isExpressionStatement(node)) expressionStatement(r, node);
  else if (ts.isVariableStatement(node)) variableStatement(r, node);
  else if (ts.isReturnStatement(node)) returnStatement(r, node);
  else if (ts.isIfStatement(node)) ifStatement(r, node);
  else if (ts.isIterationStatement(node, false)) loop(r, node, labels, body);
  else if (ts.isSwitchStatement(node)) switchStatement(r, node, labels);
  else if (ts.isTryStatement(node)) tryStatement(r, node);
  else if (ts.isThrowStatement(node)) throwStatement(r, node);
  else if (ts.isBreakOrContinueStatement(node)) jump(r, node);
  else if (ts.isLabeledStatement(node)) labeled(r, node, labels);
  else if (ts.isFunctionDeclaration(node)) r.write.functionLike(r, node);
  else if (ts.isClassDeclaration(node)) r.write.classLike(r, node);
  else if (ts.isEnumDeclaration(node)) enumDeclaration(r, node);
  else if (node.kind === ts.SyntaxKind.DebuggerStatement) r.out.raw("debugger;");
  else if (ts.isExportAssignment(node)) exportAssignment(r, node);
  else if (ts.isImportEqualsDeclaration(node))
    refuse(r, node, "FLW106", { what: "`import … =`", instead: "Write `import … from`." });
  else if (ts.isModuleDeclaration(node))
    refuse(r, node.name, "FLW106", { what: "A namespace", instead: "Put its contents into a module of their own." });
}

function expressionStatement(r: Rewriting, node: ts.ExpressionStatement): void {
  const { out } = r;
  const guarded = !r.staged && startsLikeStatement(r, node.expression);
  if (guarded) out.raw("(");
  r.write.expression(r, node.expression);
  out.raw(guarded ? ");" : ";");
}

/** An object pattern that is assigned stands in parentheses, which may have held a type that is gone. */
function startsLikeStatement(r: Rewriting, node: ts.Expression): boolean {
  return r.ts.isTypeAssertionExpression(node);
}

function variableStatement(r: Rewriting, node: ts.VariableStatement): void {
  variableList(r, node.declarationList);
  r.out.raw(";");
  ownRest(r, node.declarationList.declarations, ";");
}

function returnStatement(r: Rewriting, node: ts.ReturnStatement): void {
  if (isNative(r) || !r.fn.control) {
    r.out.raw(node.expression ? "return " : "return");
    if (node.expression) r.write.expression(r, node.expression);
    r.out.raw(";");
    return;
  }
  r.out.raw("return ");
  begin(r, "return", node);
  r.out.raw(", ");
  if (node.expression) expressionOnLine(r, node.expression);
  else r.out.raw("undefined");
  r.out.raw(");");
}

function throwStatement(r: Rewriting, node: ts.ThrowStatement): void {
  if (isNative(r)) {
    r.out.raw("throw ");
    r.write.expression(r, node.expression);
    r.out.raw(";");
    return;
  }
  begin(r, "throw", node);
  r.out.raw(", ");
  expressionOnLine(r, node.expression);
  r.out.raw(");");
}

function ifStatement(r: Rewriting, node: ts.IfStatement): void {
  const { out } = r;
  if (isNative(r)) {
    out.raw("if (");
    condition(r, node.expression);
    out.raw(") ");
    body(r, node.thenStatement);
    if (!node.elseStatement) return;
    out.raw(" else ");
    body(r, node.elseStatement);
    return;
  }
  begin(r, "if", node, node.expression);
  out.raw(", ");
  expressionOnLine(r, node.expression);
  out.raw(", () => ");
  body(r, node.thenStatement);
  out.raw(", ");
  if (node.elseStatement) {
    out.raw("() => ");
    body(r, node.elseStatement);
  } else out.raw("undefined");
  out.raw(", ");
  variables(r, assignedIn(r, node.thenStatement, node.elseStatement));
  out.raw(");");
}

function switchStatement(r: Rewriting, node: ts.SwitchStatement, labels: readonly string[]): void {
  const { out, ts } = r;
  const native = isNative(r);
  const outer = r.targets;
  if (native) out.raw("switch (");
  else {
    begin(r, "switch", node, node.expression);
    out.raw(", ");
  }
  if (native) condition(r, node.expression);
  else expressionOnLine(r, node.expression);
  out.raw(native ? ") { " : ", [");
  const assigned = native ? [] : assignedIn(r, node.caseBlock);
  r.targets = [...outer, { labels, kind: "switch" }];
  inScope(r, node.caseBlock, () => {
    if (native) {
      node.caseBlock.clauses.forEach((clause, index) => {
        out.sync(clause.getStart(r.file));
        if (ts.isCaseClause(clause)) {
          out.raw("case ");
          condition(r, clause.expression);
        } else out.raw("default");
        out.raw(": ");
        r.write.statements(r, clause.statements, { scopes: index === 0 ? [r.scope] : [] });
      });
      return;
    }
    for (const clause of node.caseBlock.clauses) {
      out.sync(clause.getStart(r.file));
      out.raw("[");
      if (ts.isCaseClause(clause)) thunk(r, clause.expression);
      else out.raw("null");
      out.raw(", () => { ");
      inScope(r, clause, () => r.write.statements(r, clause.statements));
      out.raw(`}, ${at(r, clause)}], `);
    }
  });
  r.targets = outer;
  out.sync(node.end - 1);
  if (native) {
    out.raw("}");
    return;
  }
  out.raw("], ");
  variables(r, assigned);
  out.raw(`, ${labelText(labels)});`);
}

function tryStatement(r: Rewriting, node: ts.TryStatement): void {
  const { out } = r;
  const { catchClause, finallyBlock } = node;
  if (isNative(r)) {
    out.raw("try ");
    body(r, node.tryBlock);
    if (catchClause) {
      out.sync(catchClause.getStart(r.file));
      out.raw(" catch ");
      inScope(r, catchClause, () => {
        if (catchClause.variableDeclaration) {
          out.raw("(");
          bindingName(r, catchClause.variableDeclaration.name);
          out.raw(") ");
        }
        catchBody(r, catchClause);
      });
    }
    if (finallyBlock) {
      out.raw(r.staged ? ` finally { $f.finally(${at(r, finallyBlock)}); ` : " finally ");
      body(r, finallyBlock);
      if (r.staged) out.raw("}");
    }
    return;
  }
  begin(r, "try", node);
  out.raw(", () => ");
  body(r, node.tryBlock);
  out.raw(", ");
  if (catchClause)
    inScope(r, catchClause, () => {
      out.raw("(");
      if (catchClause.variableDeclaration) bindingName(r, catchClause.variableDeclaration.name);
      out.raw(") => ");
      catchBody(r, catchClause);
    });
  else out.raw("undefined");
  out.raw(", ");
  if (finallyBlock) {
    out.raw(`[${at(r, finallyBlock)}, () => `);
    body(r, finallyBlock);
    out.raw("]");
  } else out.raw("undefined");
  out.raw(", ");
  variables(r, assignedIn(r, node.tryBlock, catchClause, finallyBlock));
  out.raw(");");
}

function catchBody(r: Rewriting, node: ts.CatchClause): void {
  const outer = r.scope;
  r.out.raw("{ ");
  inScope(r, node.block, () => r.write.statements(r, node.block.statements, { scopes: [outer, r.scope] }));
  r.out.sync(node.block.end - 1);
  r.out.raw("}");
}

function labeled(r: Rewriting, node: ts.LabeledStatement, before: readonly string[]): void {
  const { ts, out } = r;
  const inner = node.statement;
  const labels = [...before, node.label.text];
  if (isNative(r)) out.raw(`${node.label.text}: `);
  if (ts.isLabeledStatement(inner) || ts.isIterationStatement(inner, false) || ts.isSwitchStatement(inner)) {
    r.write.statement(r, inner, labels);
    return;
  }
  const outer = r.targets;
  r.targets = [...outer, { labels, kind: "block" }];
  if (isNative(r)) body(r, inner);
  else {
    begin(r, "labeled", node);
    out.raw(`, ${labelText(labels)}, () => `);
    body(r, inner);
    out.raw(", ");
    variables(r, assignedIn(r, inner));
    out.raw(");");
  }
  r.targets = outer;
}

function jump(r: Rewriting, node: ts.BreakOrContinueStatement): void {
  const { ts } = r;
  const isBreak = ts.isBreakStatement(node);
  const label = node.label?.text;
  const target = r.targets.findLast(({ kind, labels }) => {
    if (label !== undefined) return labels.includes(label) && (isBreak || kind === "loop");
    return kind === "loop" || (isBreak && kind === "switch");
  });
  const word = isBreak ? "break" : "continue";
  if (!target) {
    const text = label
      ? `\`${word} ${label}\` has no ${isBreak ? "statement" : "loop"} of that label around it.`
      : `\`${word}\` stands outside a loop${isBreak ? " or switch" : ""}.`;
    refuseAt(r, node.getStart(r.file), word.length, "FLW101", { text });
    return;
  }
  if (isNative(r)) {
    r.out.raw(label ? `${word} ${label};` : `${word};`);
    return;
  }
  r.out.raw("return ");
  begin(r, word, node);
  r.out.raw(`, ${label === undefined ? "undefined" : labelText(target.labels)});`);
}

/** A statement's label as an argument. Several labels of one statement are one to the tracer: the innermost. */
export function labelText(labels: readonly string[]): string {
  const label = labels.at(-1);
  return label === undefined ? "undefined" : JSON.stringify(label);
}
