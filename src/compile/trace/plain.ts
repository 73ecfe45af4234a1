/** True for an array, and for an object without a class of its own: all that it holds are its members. */
export function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return Array.isArray(object) || prototype === Object.prototype || prototype === null;
}
