import type { ts } from "@ts-morph/common";
import { hoistedNames, type Declared } from "./declarations.js";
import { bare } from "./erase.js";
import type { TypeScriptParser } from "./parser-names.js";
import { resolve, type Binding, type BindingKind, type FunctionScope, type Scope, type ScopeTable } from "./scopes.js";

/** How a function is to be treated: see {@link FunctionScope}. */
export type FunctionKind = Pick<FunctionScope, "native" | "member" | "constructs">;

/** What to do with a node of one kind. */
export type BindingRule = (binder: Binder, node: ts.Node) => void;

/** The rules by kind of node; nodes of other kinds are looked through. */
export type BindingRules = readonly (BindingRule | undefined)[];

/** The switches around: names that their clauses declare, which are visible in that clause only. */
interface SwitchAround {
  readonly names: ReadonlySet<string>;
  readonly depth: number;
}

/** Walks a file and keeps account of its scopes: where names are declared, which are referred to, captured and assigned. */
export class Binder {
  readonly ts: TypeScriptParser;
  readonly scopes = new Map<ts.Node, Scope>();
  readonly assignments: Binding[] = [];
  readonly sharedTurns: { node: ts.Node; binding: Binding }[] = [];
  readonly switches: SwitchAround[] = [];
  fn: FunctionScope = {
    parent: undefined,
    native: true,
    member: false,
    constructs: false,
    free: new Set(),
    control: false,
  };
  scope: Scope = { parent: undefined, names: new Map(), fn: this.fn, depth: 0 };
  private readonly rules: BindingRules;
  private readonly module = this.scope;
  private readonly functions = new Map<ts.Node, FunctionScope>();
  private readonly regions = new Map<ts.Node, readonly [number, number]>();
  private readonly fixed: { node: ts.Identifier; binding: Binding }[] = [];
  private readonly crossCase: { node: ts.Identifier; name: string }[] = [];
  private readonly mayHoldVar: boolean;
  private nextId = 1;

  constructor(ts: TypeScriptParser, rules: BindingRules, file: ts.SourceFile) {
    this.ts = ts;
    this.rules = rules;
    this.mayHoldVar = /\bvar\b/.test(file.text);
    this.scopes.set(file, this.module);
    this.functions.set(file, this.fn);
  }

  /** What the walk has found. */
  table(): ScopeTable {
    const { module, scopes, functions, assignments, regions, fixed, sharedTurns, crossCase } = this;
    return { module, scopes, functions, assignments, regions, fixed, sharedTurns, crossCase };
  }

  declare(name: string, kind: BindingKind, text = name): Binding {
    const before = this.scope.names.get(name);
    if (before) return before;
    const binding: Binding = {
      id: this.nextId++,
      name,
      kind,
      scope: this.scope,
      text,
      assigned: false,
      used: false,
      exported: false,
      captured: false,
      open: false,
      perTurn: false,
    };
    this.scope.names.set(name, binding);
    return binding;
  }

  declareAll(names: readonly Declared[]): void {
    for (const { name, kind } of names) this.declare(name, kind);
  }

  /** Declares the `var`s of a function. A second declaration of one assigns it, so all of them count as changing. */
  hoistVars(node: ts.Node): void {
    if (!this.mayHoldVar) return;
    for (const { name } of hoistedNames(this.ts, node)) this.declare(name, "var").assigned = true;
  }

  inScope(node: ts.Node, go: () => void): void {
    const before = this.scope;
    this.scope = { parent: before, names: new Map(), fn: this.fn, depth: before.depth + 1 };
    this.scopes.set(node, this.scope);
    go();
    this.scope = before;
  }

  inFunction(node: ts.Node, kind: FunctionKind, go: () => void): void {
    const before = this.fn;
    this.fn = { parent: before, ...kind, free: new Set(), control: false };
    this.functions.set(node, this.fn);
    this.inScope(node, go);
    this.fn = before;
  }

  /** Visits a node whose assignments are asked for later. */
  region(node: ts.Node | undefined): void {
    if (node) this.wholeRegion(node, () => this.visit(node));
  }

  /** The same for a node that is visited part by part. */
  wholeRegion(node: ts.Node, go: () => void): void {
    const from = this.assignments.length;
    go();
    this.regions.set(node, [from, this.assignments.length]);
  }

  /** The target of an assignment: assigned names, and expressions inside it. */
  target(node: ts.Node): void {
    const { ts } = this;
    const targets = (nodes: readonly ts.Node[]): void => nodes.forEach((each) => this.target(each));
    if (ts.isIdentifier(node)) this.assign(node);
    else if (ts.isArrayLiteralExpression(node)) targets(node.elements);
    else if (ts.isObjectLiteralExpression(node)) targets(node.properties);
    else if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) this.target(node.expression);
    else if (ts.isPropertyAssignment(node)) {
      if (ts.isComputedPropertyName(node.name)) this.visit(node.name.expression);
      this.target(node.initializer);
    } else if (ts.isShorthandPropertyAssignment(node)) {
      this.assign(node.name);
      if (node.objectAssignmentInitializer) this.region(node.objectAssignmentInitializer);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      this.target(node.left);
      this.region(node.right);
    } else {
      const inner = bare(ts, node);
      if (inner === node) this.visit(node);
      else this.target(inner);
    }
  }

  visit(node: ts.Node): void {
    const { SyntaxKind: K } = this.ts;
    const kind = node.kind;
    if (kind === K.Identifier) {
      this.refer(node as ts.Identifier);
      return;
    }
    if (kind >= K.FirstTypeNode && kind <= K.LastTypeNode) return;
    const rule = this.rules[kind];
    if (rule) rule(this, node);
    else this.ts.forEachChild(node, (child) => this.visit(child));
  }

  visitAll(nodes: readonly ts.Node[]): void {
    for (const node of nodes) this.visit(node);
  }

  visitOptional(node: ts.Node | undefined): void {
    if (node) this.visit(node);
  }

  private refer(node: ts.Identifier): Binding | undefined {
    const binding = resolve(this.scope, node.text);
    if (this.switches.some(({ names, depth }) => names.has(node.text) && (binding?.scope.depth ?? 0) <= depth))
      this.crossCase.push({ node, name: node.text });
    if (!binding) return undefined;
    binding.used = true;
    const home = binding.scope.fn;
    for (let at: FunctionScope | undefined = this.fn; at && at !== home; at = at.parent) {
      binding.captured = true;
      at.free.add(binding);
      if (at.member) binding.open = true;
    }
    return binding;
  }

  private assign(node: ts.Identifier): void {
    const binding = this.refer(node);
    if (!binding) return;
    if (binding.kind === "const" || binding.kind === "import" || binding.kind === "enum member")
      this.fixed.push({ node, binding });
    binding.assigned = true;
    this.assignments.push(binding);
  }
}
