type AnyFunction = (...args: never[]) => unknown;

/** Whether functions are JavaScript's own. */
const known = new WeakMap<AnyFunction, boolean>();

/** True for functions that no source text stands for: JavaScript's own, and bound ones. */
export function isBuiltIn(fn: AnyFunction): boolean {
  let is = known.get(fn);
  if (is === undefined) {
    is = /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(fn));
    known.set(fn, is);
  }
  return is;
}
