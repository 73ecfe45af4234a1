import type { ts } from "@ts-morph/common";

/** How a name came to be. */
export type BindingKind =
  "let" | "const" | "var" | "parameter" | "function" | "class" | "enum" | "enum member" | "import";

/** One declared name. */
export interface Binding {
  /** Its number among the names of the file, in the order of declaration. */
  readonly id: number;
  readonly name: string;
  readonly kind: BindingKind;
  readonly scope: Scope;
  /** What is written where the name is read: the name itself, or a property of a module or an enum. */
  text: string;
  /** Assigned somewhere, apart from its declaration. */
  assigned: boolean;
  /** Read as a value somewhere. */
  used: boolean;
  /** Exported in a list: `export { name }`. It may be a type. */
  exported: boolean;
  /** Mentioned in a function inside the one that declares it. */
  captured: boolean;
  /** Mentioned in a method, accessor, constructor or field, which cannot list its variables. */
  open: boolean;
  /** The variable of a `for (let …)` of which every turn gets its own copy. */
  perTurn: boolean;
}

/** A region of source in which names are visible. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Binding>;
  readonly fn: FunctionScope;
  /** Distance from the module's scope. */
  readonly depth: number;
}

/** One function, or the module's body. */
export interface FunctionScope {
  readonly parent: FunctionScope | undefined;
  /** Runs only at build time, so its control flow stays JavaScript's: module level, async, generator, constructor, field. */
  readonly native: boolean;
  /** A method, accessor, constructor or field: it cannot be wrapped to list its variables. */
  readonly member: boolean;
  /** A constructor: its `this` is an object that nobody else has seen. */
  readonly constructs: boolean;
  /** Variables of outer scopes that it, or a function inside it, mentions. */
  readonly free: Set<Binding>;
  /** Has control flow of its own. */
  control: boolean;
}

/** What is known of a file's names before it is written. */
export interface ScopeTable {
  readonly module: Scope;
  /** The scope that a node opens. */
  readonly scopes: ReadonlyMap<ts.Node, Scope>;
  readonly functions: ReadonlyMap<ts.Node, FunctionScope>;
  /** Assignments in the order of the source. */
  readonly assignments: readonly Binding[];
  /** Which stretch of `assignments` stands inside a node: first, last + 1. Only for nodes that may be traced twice. */
  readonly regions: ReadonlyMap<ts.Node, readonly [from: number, to: number]>;
  /** Assignments to names that cannot be assigned. */
  readonly fixed: readonly { readonly node: ts.Identifier; readonly binding: Binding }[];
  /** `for (let …)` loops whose variable is captured and changed outside the head. */
  readonly sharedTurns: readonly { readonly node: ts.Node; readonly binding: Binding }[];
  /** Uses, in one clause of a switch, of a name declared in another. */
  readonly crossCase: readonly { readonly node: ts.Identifier; readonly name: string }[];
}

/** The variable a name means, looked up from the inside out. */
export function resolve(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** True when a scope is `inner` itself or one around it. */
export function encloses(scope: Scope, inner: Scope): boolean {
  let at: Scope | undefined = inner;
  while (at && at.depth > scope.depth) at = at.parent;
  return at === scope;
}

/** True for a variable that the tracer must follow: one that changes after its declaration. */
export function isMutable(binding: Binding): boolean {
  return binding.assigned && binding.kind !== "import" && binding.kind !== "const" && binding.kind !== "enum member";
}
