import type { ts } from "@ts-morph/common";
import { assignValue } from "./assignments.js";
import { listKind } from "./declarations.js";
import { registration } from "./functions.js";
import { bindingName, condition, defaultsOf } from "./pieces.js";
import {
  assignedIn,
  at,
  begin,
  expressionOnLine,
  inScope,
  isNative,
  refuse,
  placedThunk,
  thunk,
  variables,
  type Rewriting,
} from "./rewriting.js";
import { variableList } from "./variable-list.js";

type Body = (r: Rewriting, node: ts.Statement) => void;

/** `while`, `do`, `for`, `for … of`, `for … in`. `body` writes a statement in braces. */
export function loop(r: Rewriting, node: ts.IterationStatement, labels: readonly string[], body: Body): void {
  const { ts } = r;
  const outer = r.targets;
  const label = labels.length > 0 ? JSON.stringify(labels.at(-1)) : "undefined";
  r.targets = [...outer, { labels, kind: "loop" }];
  if (ts.isForStatement(node)) forLoop(r, node, label, body);
  else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) forEach(r, node, label, body);
  else if (ts.isWhileStatement(node)) whileLoop(r, node, label, body);
  else doLoop(r, node as ts.DoStatement, label, body);
  r.targets = outer;
}

/** The body of a loop that stays JavaScript's own: its turns are counted, so that one without an end is found. */
function nativeTurn(r: Rewriting, node: ts.IterationStatement, body: Body): void {
  if (!r.staged) {
    body(r, node.statement);
    return;
  }
  r.out.raw(`{ $f.turn(${at(r, node)}); `);
  body(r, node.statement);
  r.out.raw(" }");
}

function whileLoop(r: Rewriting, node: ts.WhileStatement, label: string, body: Body): void {
  const { out } = r;
  if (isNative(r)) {
    out.raw("while (");
    condition(r, node.expression);
    out.raw(") ");
    nativeTurn(r, node, body);
    return;
  }
  begin(r, "loop", node);
  out.raw(", ");
  placedThunk(r, node.expression);
  out.raw(", () => ");
  body(r, node.statement);
  out.raw(", undefined, ");
  variables(r, assignedIn(r, node));
  out.raw(`, ${label}, false);`);
}

function doLoop(r: Rewriting, node: ts.DoStatement, label: string, body: Body): void {
  const { out } = r;
  if (isNative(r)) {
    out.raw("do ");
    nativeTurn(r, node, body);
    out.raw(" while (");
    condition(r, node.expression);
    out.raw(");");
    return;
  }
  const piece = `${r.names.piece}${r.pieces++}`;
  out.raw(`{ const ${piece} = () => `);
  body(r, node.statement);
  out.raw("; ");
  begin(r, "loop", node);
  out.raw(", ");
  placedThunk(r, node.expression);
  out.raw(`, ${piece}, undefined, `);
  variables(r, assignedIn(r, node));
  out.raw(`, ${label}, true); }`);
}

function forLoop(r: Rewriting, node: ts.ForStatement, label: string, body: Body): void {
  const { out, ts } = r;
  const { initializer } = node;
  inScope(r, node, () => {
    const list = initializer && ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    const start = (): void => {
      if (list) variableList(r, list);
      else if (initializer) expressionOnLine(r, initializer);
    };
    if (isNative(r)) {
      out.raw("for (");
      start();
      out.raw("; ");
      if (node.condition) condition(r, node.condition);
      out.raw("; ");
      if (node.incrementor) expressionOnLine(r, node.incrementor);
      out.raw(") ");
      nativeTurn(r, node, body);
      return;
    }
    out.raw("{ ");
    if (registration(r, [r.scope])) out.raw("; ");
    if (initializer) {
      start();
      out.raw("; ");
    }
    // The update stands before the body, as it does in the source; a loop calls it after the body.
    const test = `${r.names.piece}${r.pieces++}`;
    const update = node.incrementor ? `${r.names.piece}${r.pieces++}` : undefined;
    out.raw(`const ${test} = `);
    if (node.condition) placedThunk(r, node.condition);
    else out.raw("() => true");
    if (update && node.incrementor) {
      out.raw(`, ${update} = `);
      thunk(r, node.incrementor);
    }
    out.raw("; ");
    begin(r, "loop", node);
    out.raw(`, ${test}, () => `);
    turn(r, node, body);
    out.raw(`, ${update ?? "undefined"}, `);
    variables(r, assignedIn(r, node));
    out.raw(`, ${label}, false); }`);
  });
}

/** The body of a `for`: when functions keep the loop's variables, every turn gets variables of its own. */
function turn(r: Rewriting, node: ts.ForStatement, body: Body): void {
  const own = [...r.scope.names.values()].filter((binding) => binding.perTurn).map((binding) => binding.text);
  if (own.length === 0) {
    body(r, node.statement);
    return;
  }
  r.out.raw(`((${own.join(", ")}) => `);
  body(r, node.statement);
  r.out.raw(`)(${own.join(", ")})`);
}

function forEach(r: Rewriting, node: ts.ForOfStatement | ts.ForInStatement, label: string, body: Body): void {
  const { out, ts } = r;
  const { initializer } = node;
  const list = ts.isVariableDeclarationList(initializer) ? initializer : undefined;
  const name = list?.declarations[0]?.name;
  if (isNative(r)) {
    out.raw(ts.isForOfStatement(node) && node.awaitModifier ? "for await (" : "for (");
    const source = (): void => {
      out.raw(ts.isForInStatement(node) ? " in " : " of ");
      condition(r, node.expression);
      out.raw(") ");
    };
    const outer = r.scope;
    inScope(r, node, () => {
      if (list) variableList(r, list);
      else {
        out.sync(initializer.getStart(r.file));
        nativeTarget(r, initializer as ts.Expression);
      }
      const inner = r.scope;
      r.scope = outer;
      source();
      r.scope = inner;
      nativeTurn(r, node, body);
    });
    return;
  }
  const assigned = assignedIn(r, node);
  const { value } = r.names;
  begin(r, "forOf", node, node.expression);
  out.raw(", ");
  if (ts.isForInStatement(node)) {
    begin(r, "keys", node.expression);
    out.raw(", ");
    expressionOnLine(r, node.expression);
    out.raw(")");
  } else expressionOnLine(r, node.expression);
  out.raw(", (");
  inScope(r, node, () => {
    if (list && listKind(r.ts, list) === "var")
      refuse(r, list, "FLW102", { name: name?.getText(r.file).slice(0, 40) ?? "" });
    const defaults = name ? defaultsOf(r, name) : [];
    if (name && defaults.length === 0) {
      bindingName(r, name);
      out.raw(") => { ");
    } else {
      out.raw(`${value}) => { `);
      if (name) {
        out.raw("let ");
        bindingName(r, name);
        out.raw(` = $f.defaults(${at(r, name)}, ${value}, ${JSON.stringify(defaults)}); `);
      } else {
        assignValue(r, initializer as ts.Expression, value);
        out.raw("; ");
      }
    }
    if (registration(r, [r.scope])) out.raw("; ");
    body(r, node.statement);
    out.raw(" }");
  });
  out.raw(", ");
  variables(r, assigned);
  out.raw(`, ${label});`);
}

/** The target of a `for (target of …)` that JavaScript itself assigns. */
function nativeTarget(r: Rewriting, node: ts.Expression): void {
  r.out.copy(node.getStart(r.file), node.end);
}
