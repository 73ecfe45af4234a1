/**
 * What rewritten ("staged") code calls, as `$f` in its scope: one object per file, made by the tracer. The rewriter in
 * this folder produces the calls, `trace/` implements them; neither knows more of the other than this page.
 *
 * Every construct of the author's that JavaScript would decide by itself (truth, equality, loops, exceptions) becomes a
 * call, because JavaScript offers no trap for it. With plain values each call behaves exactly as JavaScript does.
 *
 * `at` is a position in the author's file: `line * 4096 + column`, both from 1, column at most 4095.
 */
export interface StagedFile {
  /** `if (test) then else otherwise`. `variables`: every outer variable that either side assigns. */
  if(at: number, test: unknown, then: Thunk, otherwise: Thunk | undefined, variables: Variables): void;
  /** `test ? whenTrue : whenFalse` */
  cond(at: number, test: unknown, whenTrue: Thunk, whenFalse: Thunk, variables: Variables): unknown;
  /** `left && right` */
  and(at: number, left: unknown, right: Thunk, variables: Variables): unknown;
  /** `left || right` */
  or(at: number, left: unknown, right: Thunk, variables: Variables): unknown;
  /** `left ?? right` */
  nullish(at: number, left: unknown, right: Thunk, variables: Variables): unknown;
  /** `!value` */
  not(at: number, value: unknown): unknown;
  /** A binary operator that is not an assignment, nor `&& || ??` nor the comma. `x++` is `bin(at, "++", x, 1)`. */
  bin(at: number, operator: string, left: unknown, right: unknown): unknown;
  /** Unary `+ - ~` */
  unary(at: number, operator: string, value: unknown): unknown;
  /** `typeof value` (of an expression; `typeof name` of an undeclared name stays native) */
  typeof(at: number, value: unknown): unknown;
  /** A template literal: `strings` has one element more than `values`. */
  template(at: number, strings: readonly string[], values: readonly unknown[]): unknown;
  /** `switch`. A case's test is null for `default`. Bodies fall through as written. */
  switch(at: number, value: unknown, cases: readonly Case[], variables: Variables, label: string | undefined): void;
  /** `while`, `do … while` (`isDo`), `for (;;)` (`update`). A missing `for` test is `() => true`. */
  loop(
    at: number,
    test: Thunk,
    body: Thunk,
    update: Thunk | undefined,
    variables: Variables,
    label: string | undefined,
    isDo: boolean,
  ): void;
  /** `for (… of source)` */
  forOf(
    at: number,
    source: unknown,
    body: (element: unknown) => unknown,
    variables: Variables,
    label: string | undefined,
  ): void;
  /** The source of `for (… in object)`: its keys. */
  keys(at: number, object: unknown): readonly string[];
  /** `break label;` — always emitted as `return $f.break(…)`, as are the next two. */
  break(at: number, label: string | undefined): void;
  /** `continue label;` */
  continue(at: number, label: string | undefined): void;
  /** `return value;` inside a function whose body is wrapped by {@link function}. */
  return(at: number, value: unknown): void;
  /** The body of a function that has control flow of its own: `return $f.function(at, () => { … });` */
  function(at: number, body: Thunk): unknown;
  /** `label: { … }` that is neither a loop nor a switch */
  labeled(at: number, label: string, body: Thunk, variables: Variables): void;
  /** `try { body } catch (error) { handler } finally { finalizer }` */
  try(
    at: number,
    body: Thunk,
    handler: ((error: unknown) => unknown) | undefined,
    finalizer: readonly [at: number, run: Thunk] | undefined,
    variables: Variables,
  ): void;
  /** `throw value;` in staged code */
  throw(at: number, value: unknown): never;
  /** `callee(...args)`; `name` is the callee's text when it is a plain name. */
  call(at: number, callee: unknown, args: readonly unknown[], name: string | undefined): unknown;
  /** `object[key](...args)`, with `object.key(...)` and private methods (`key` null, `get` reads the method). */
  method(
    at: number,
    object: unknown,
    key: unknown,
    args: readonly unknown[],
    get?: (object: unknown) => unknown,
  ): unknown;
  /** `new constructor(...args)` */
  "new"(at: number, constructor: unknown, args: readonly unknown[]): unknown;
  /** `object[key]` with a key that is not a literal */
  index(at: number, object: unknown, key: unknown): unknown;
  /** `{ [key]: value }`: gives the key. */
  key<T>(at: number, key: T): T;
  /** `object[key] = value`; gives the value. */
  set(at: number, object: unknown, key: unknown, value: unknown): unknown;
  /** The object whose private property `key` is about to be assigned by JavaScript itself. */
  changing<T>(at: number, object: T, key: string): T;
  /** `delete object[key]` */
  delete(at: number, object: unknown, key: unknown): boolean;
  /** An object or array literal, as it is made: remembers where it was born. */
  own<T extends object>(at: number, object: T): T;
  /** `const name = value()`, where the initialiser is a call: gives the action it records a name. */
  named(name: string, value: Thunk): unknown;
  /** A destructuring source whose pattern gives defaults for `names`: a reference has no default. Gives the source. */
  defaults(at: number, source: unknown, names: readonly string[]): unknown;
  /** A condition, loop source or switch value in code that only runs at build time (module level, async, generators,
   * constructors): refuses call-time values, gives plain ones. */
  plain(at: number, value: unknown): unknown;
  /** Registers variables of a scope that is being entered and that a nested function assigns (or reads, while the scope
   * assigns them). `module` when the scope is the module's. `open` names those touched by methods and accessors. */
  cells(variables: Variables, module: boolean, open: readonly string[]): void;
  /** Remembers which mutable variables of outer scopes a function, and the functions inside it, read or assign. */
  closure<T>(fn: T, variables: Variables): T;
  /** Begins a `finally` of code that only runs at build time: refused while a flow is being recorded. */
  finally(at: number): void;
  /** Counts a turn of a loop that stays JavaScript's own: at module level, in generators and in other native functions. */
  turn(at: number): void;
  /** The doc comment directly above a statement, before it runs; undefined after it. */
  note(text: string | undefined): void;
  /**
   * Says where code stands that makes no other call: a function without control flow, whose body starts with
   * `$f.enter(at);`, and a bare name or member as a loop's test or on the right of `&&` and `||`.
   */
  enter(at: number): void;
}

/** A deferred piece of the author's code. Bodies of statements give nothing, or what `return $f.…` gave. */
export type Thunk = () => unknown;
/**
 * How to read and set one of the author's variables, its name, and a number that tells its declaration from others of
 * the file. Reading one before its declaration throws.
 */
export type Variable = readonly [get: () => unknown, set: (value: unknown) => void, name: string, id: number];
/** Variables, each once. */
export type Variables = readonly Variable[];
/** One `case` of a switch: test (null for default), body, position. */
export type Case = readonly [test: Thunk | null, body: Thunk, at: number];

/** Packs a position for {@link StagedFile}. */
export function packPosition(line: number, column: number): number {
  return line * 4096 + Math.min(column, 4095);
}
/** Reads a packed position. */
export function unpackPosition(at: number): { readonly line: number; readonly column: number } {
  return { line: Math.floor(at / 4096), column: at % 4096 };
}
