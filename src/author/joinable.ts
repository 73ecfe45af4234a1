/** Key under which an object of flowc's own tells what it is made of. */
export const parts = Symbol("flowc.parts");

/** What an object of flowc's own is made of. */
export interface Parts {
  /** Objects of one kind can be joined with each other. */
  readonly kind: string;
  /** A part of it, by name: a value that may be known only during the call. */
  readonly read: (part: string) => unknown;
  /** The same object of other parts. They are read when they are needed. */
  readonly remake: (read: (part: string) => unknown) => object;
}

/**
 * An object whose members are worked out from values of the call (what a caller entered: the digits, and whether there
 * are any). Where ways of the call join, or in a loop, its parts are joined and it is made anew of them.
 */
export interface Joinable {
  readonly [parts]: Parts;
}

/** What an object is made of; undefined for anything that is not {@link Joinable}. */
export function partsOf(value: unknown): Parts | undefined {
  if (value === null || typeof value !== "object") return undefined;
  return (value as Partial<Joinable>)[parts];
}
