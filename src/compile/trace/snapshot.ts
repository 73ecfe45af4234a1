import type { Variable, Variables } from "../stage/staged-file.js";
import type { Arrival, Recording, Snapshot } from "./recording.js";

/** A variable that has not been declared yet on a way: out of scope wherever that way joins. */
export const unset = Symbol("unset");

/** The variables as they are now. */
export function snapshot(r: Recording, variables: Variables): Snapshot {
  const values = variables.map(([get]) => {
    try {
      return get();
    } catch (error) {
      if (error instanceof ReferenceError) return unset;
      throw error;
    }
  });
  return { values, sequence: r.sequence };
}

/** Sets the variables back. Variables that came after the snapshot was taken keep their values. */
export function restore(variables: Variables, state: Snapshot): void {
  state.values.forEach((value, i) => assign(variables[i], value));
}

/** Sets a variable, unless it is out of scope. */
export function assign(variable: Variable | undefined, value: unknown): void {
  if (variable && value !== unset) variable[1](value);
}

/** A construct's own variables and those that closures share, each once. */
export function withCells(r: Recording, variables: Variables): Variables {
  return r.cells.length === 0 ? variables : [...variables, ...r.cells];
}

/** The ways as they stand, with the variables. */
export function arrival(r: Recording, variables: Variables): Arrival {
  return { edges: r.cursor, snapshot: snapshot(r, variables) };
}

/** The same arrival with one variable's value replaced. */
export function withValue(state: Snapshot, index: number, value: unknown): Snapshot {
  return { sequence: state.sequence, values: state.values.map((v, i) => (i === index ? value : v)) };
}
