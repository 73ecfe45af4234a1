import { solve } from "../../graph/dataflow.js";
import { changeableCells, producedCells } from "../../language/outcomes.js";
import { holds } from "../../language/predicate.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";
import { beginsCalls } from "../walk.js";

const unset = 1;
const set = 2;

/** A working queue has been set, or at least tried, before a transfer to queue. */
export const workingQueue = rule(
  "FLW595",
  (flow, found) => {
    if (!flow.actions.some(isTransfer) || !beginsCalls(flow)) return;
    const setting = flow.actions.map(setsQueue);
    const { before } = solve<number>(flow.graph, {
      direction: "forward",
      none: 0,
      boundary: unset,
      join: (a, b) => a | b,
      equal: (a, b) => a === b,
      edge: (number, fact) => {
        const { from } = flow.edges[number]!;
        return fact !== 0 && setting[from.index] ? set : fact;
      },
    });
    for (const action of flow.actions) {
      const fact = before[action.index] ?? 0;
      if (!isTransfer(action) || (fact & unset) === 0) continue;
      found({ when: (fact & set) === 0 ? "Nothing" : "Not every way here" }, action.place());
    }
  },
  { acrossFlows: true },
);

function isTransfer({ facts, parameters }: SubjectAction): boolean {
  const { leads, usesWorkingQueue } = facts?.call ?? {};
  return leads === "queued" && usesWorkingQueue !== undefined && holds(usesWorkingQueue, parameters);
}

/** True for an action that gives the contact a working queue, or may, or is unknown. */
function setsQueue({ facts, parameters }: SubjectAction): boolean {
  if (!facts) return true;
  return [...producedCells(facts, parameters), ...changeableCells(facts, parameters)].some(
    ({ path }) => path === "$.Queue" || path.startsWith("$.Queue."),
  );
}
