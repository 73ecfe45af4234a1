type AnyFunction = (...args: never[]) => unknown;

const intrinsics = new WeakSet<AnyFunction>();

/**
 * Marks functions of `flowc` that the author's code may call with values of the call. Every other function that is not
 * staged is native to the tracer, and handing it such a value is a diagnostic.
 */
export function intrinsic(...functions: readonly AnyFunction[]): void {
  for (const fn of functions) intrinsics.add(fn);
}

/** True for functions marked by {@link intrinsic}. */
export function isIntrinsic(fn: unknown): boolean {
  return typeof fn === "function" && intrinsics.has(fn as AnyFunction);
}
