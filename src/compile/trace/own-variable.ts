import type { Variable } from "../stage/staged-file.js";

/** A variable of the compiler's own that takes part in a join: a ternary's value, a returned value. */
export interface OwnVariable {
  readonly variable: Variable;
  get(): unknown;
  set(value: unknown): void;
}

/** Makes one; `name` stands in messages. */
export function ownVariable(name: string): OwnVariable {
  let value: unknown;
  const get = () => value;
  const set = (next: unknown) => void (value = next);
  return { variable: [get, set, name, 0], get, set };
}
