import type { ts } from "@ts-morph/common";
import { packPosition } from "./staged-file.js";
import {
  encloses,
  isMutable,
  resolve,
  type Binding,
  type FunctionScope,
  type Scope,
  type ScopeTable,
} from "./scopes.js";
import { bare } from "./erase.js";
import type { TypeScriptParser } from "./parser-names.js";
import type { SourceWriter } from "./writer.js";

/** A finding of the rewriter, before it is given its file. */
export interface Finding {
  readonly code: string;
  readonly holes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Names of the rewriter's own in the output, none of which the author uses. */
export interface OwnNames {
  /** The loader's help: exports, requires, enums. */
  readonly helper: string;
  /** Modules: `$m0`, `$m1`, … */
  readonly module: string;
  /** Parameters of small functions. */
  readonly value: string;
  readonly object: string;
  readonly key: string;
  /** Deferred pieces: `$u0`, … */
  readonly piece: string;
  readonly defaultExport: string;
  /** What the author's own `$f` is called, if there is one. */
  readonly author: string;
}

/** One file being rewritten: what every part of the rewriter shares. */
export interface Rewriting {
  readonly ts: TypeScriptParser;
  readonly file: ts.SourceFile;
  readonly out: SourceWriter;
  readonly table: ScopeTable;
  readonly names: OwnNames;
  /** False for configuration files: types are left out, nothing else changes. */
  readonly staged: boolean;
  readonly findings: Finding[];
  /** The scope and function being written. */
  scope: Scope;
  fn: FunctionScope;
  /** Names imported from a module, with the module and the name there. */
  readonly imports: Map<Binding, ImportedName>;
  /** True inside a function that is handed to one of flowc's own. */
  inFlow: boolean;
  /** Counts the deferred pieces. */
  pieces: number;
  /** Where `break` and `continue` may go in the function being written. */
  targets: readonly JumpTarget[];
  /** The writers of the parts that call one another. */
  readonly write: Writers;
}

/** What an imported name stands for. */
export interface ImportedName {
  readonly module: string;
  /** The name there; `*` for the whole module. */
  readonly name: string;
}

/** A construct that `break` or `continue` may name. */
export interface JumpTarget {
  readonly labels: readonly string[];
  readonly kind: "loop" | "switch" | "block";
}

/** The parts of the rewriter that need each other. */
export interface Writers {
  readonly expression: (r: Rewriting, node: ts.Node) => void;
  readonly statement: (r: Rewriting, node: ts.Statement, labels?: readonly string[]) => void;
  readonly statements: (r: Rewriting, nodes: readonly ts.Statement[], opening?: Opening) => void;
  readonly functionLike: (r: Rewriting, node: ts.FunctionLikeDeclaration) => void;
  readonly classLike: (r: Rewriting, node: ts.ClassLikeDeclaration, name?: string) => void;
}

/** What a list of statements is opened with. */
export interface Opening {
  /** The scopes whose variables are registered: the block's own, and its function's parameters. */
  readonly scopes: readonly Scope[];
}

/** Records a finding at a node. */
export function refuse(r: Rewriting, node: ts.Node, code: string, holes: Readonly<Record<string, string>> = {}): void {
  const start = node.getStart(r.file);
  refuseAt(r, start, Math.max(1, node.end - start), code, holes);
}

/** Records a finding at a position of the source. */
export function refuseAt(
  r: Rewriting,
  start: number,
  length: number,
  code: string,
  holes: Readonly<Record<string, string>>,
): void {
  r.findings.push({ code, holes, ...r.out.place(start), length });
}

/** The position of a node, as rewritten code carries it. */
export function at(r: Rewriting, node: ts.Node): number {
  const { line, column } = r.out.place(node.getStart(r.file));
  return packPosition(line, column);
}

/**
 * `$f.name(position` — the caller writes the rest, comma first, and the closing parenthesis. `about` is the part of the
 * node that a finding would be about, when that is not its beginning.
 */
export function begin(r: Rewriting, name: string, node: ts.Node, about: ts.Node = node): void {
  r.out.mark(node.getStart(r.file));
  r.out.raw(`$f.${name}(${at(r, about)}`);
}

/** Goes on at a node's line, then writes it as an expression. Not directly after `return`, `throw` or `yield`. */
export function expressionOnLine(r: Rewriting, node: ts.Node): void {
  r.out.sync(node.getStart(r.file));
  r.write.expression(r, node);
}

/** `() => node` */
export function thunk(r: Rewriting, node: ts.Node): void {
  r.out.raw("() => ");
  expressionOnLine(r, node);
}

/** A thunk that says where it stands, for expressions whose rewritten form does not: names, members and literals. */
export function placedThunk(r: Rewriting, node: ts.Expression): void {
  const inner = bare(r.ts, node);
  const { ts } = r;
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner) && !ts.isLiteralExpression(inner)) {
    thunk(r, node);
    return;
  }
  r.out.raw(`() => ($f.enter(${at(r, inner)}), `);
  expressionOnLine(r, node);
  r.out.raw(")");
}

/** Runs `go` inside the scope that `node` opens, if it opens one. */
export function inScope(r: Rewriting, node: ts.Node, go: () => void): void {
  const scope = r.table.scopes.get(node);
  if (!scope) {
    go();
    return;
  }
  const before = r.scope;
  r.scope = scope;
  go();
  r.scope = before;
}

/** True when the code being written keeps JavaScript's own control flow. */
export function isNative(r: Rewriting): boolean {
  return !r.staged || r.fn.native;
}

/** Variables visible here that are assigned inside the given nodes, each once, in the order of the source. */
export function assignedIn(r: Rewriting, ...nodes: readonly (ts.Node | undefined)[]): Binding[] {
  const found = new Set<Binding>();
  for (const node of nodes) {
    const region = node && r.table.regions.get(node);
    if (!region) continue;
    for (let i = region[0]; i < region[1]; i++) {
      const binding = r.table.assignments[i];
      if (binding && isMutable(binding) && encloses(binding.scope, r.scope)) found.add(binding);
    }
  }
  return [...found];
}

/** `[[() => x, ($v) => { x = $v; }, "x", 7], …]` */
export function variables(r: Rewriting, bindings: Iterable<Binding>): void {
  let text = "";
  for (const binding of bindings) {
    const { value } = r.names;
    text += `${text && ", "}[() => ${binding.text}, (${value}) => { ${binding.text} = ${value}; }, ${JSON.stringify(binding.name)}, ${binding.id}]`;
  }
  r.out.raw(`[${text}]`);
}

/** The variable that an identifier means here; undefined for a global. */
export function meaning(r: Rewriting, node: ts.Identifier): Binding | undefined {
  return resolve(r.scope, node.text);
}

/** True when an expression waits or yields: it cannot be put into a function of its own. */
export function suspends(r: Rewriting, node: ts.Node): boolean {
  if (!r.fn.native) return false;
  const K = r.ts.SyntaxKind;
  const search = (child: ts.Node): boolean => {
    if (child.kind === K.AwaitExpression || child.kind === K.YieldExpression) return true;
    if (r.ts.isFunctionLike(child)) return false;
    return r.ts.forEachChild(child, search) ?? false;
  };
  return search(node);
}
