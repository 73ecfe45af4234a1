import { pathsIn } from "../../language/paths.js";
import { valueAt } from "../../language/predicate.js";
import type { Origins } from "../proofs/origins.js";
import type { WholeGraph } from "../proofs/whole-graph.js";
import { sameAsOther, type ValueTest } from "./values.js";

/** What the conditions of these flows look at, by where it comes from. */
export interface Needs {
  /** By the place whose action produces it (-1: what the call brings along), then by the value's path there. */
  readonly at: ReadonlyMap<number, ReadonlyMap<string, readonly ValueTest[]>>;
  /** Paths whose values nobody can choose as a whole, because they are parts of longer texts. */
  readonly parts: ReadonlySet<string>;
}

/** Finds for every value that something chooses the conditions that look at it, wherever in the flows they are. */
export function needsOf(graph: WholeGraph, origins: Origins): Needs {
  const at = new Map<number, Map<string, ValueTest[]>>();
  const parts = new Set<string>();
  const add = (place: number, path: string, tests: readonly ValueTest[]) => {
    let fields = at.get(place);
    if (!fields) at.set(place, (fields = new Map()));
    fields.set(path, [...(fields.get(path) ?? []), ...tests]);
  };
  graph.places.forEach((one, place) => {
    if (one.kind !== "action") return;
    const compared = valueAt(one.node.parameters, ["ComparisonValue"]);
    if (typeof compared !== "string") return;
    const tests: ValueTest[] = [];
    for (const { slot } of one.node.edges) {
      if (slot.kind !== "condition") continue;
      const others = pathsIn(slot.operand);
      if (others.length === 0) tests.push({ operator: slot.operator, operand: slot.operand });
      else {
        // Two values of the call are compared: both may be one and the same.
        const same = { operator: slot.operator, operand: sameAsOther };
        tests.push(same);
        for (const other of others)
          for (const origin of origins.of(place, other.text)) add(origin.place, origin.path, [same]);
      }
    }
    for (const origin of origins.of(place, compared)) {
      if (origin.isPart) parts.add(compared);
      else add(origin.place, origin.path, tests);
    }
  });
  return { at, parts };
}
