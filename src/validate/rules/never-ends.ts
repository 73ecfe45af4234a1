import { components } from "../../graph/components.js";
import { reaching } from "../../graph/reachability.js";
import { flowTypeFacts } from "../../language/flow-types.js";
import { rule } from "../rule.js";
import type { Subject } from "../subject.js";
import { canEnd } from "../walk.js";
import { isFailure } from "../ways.js";

/** From every action some way leads to an end. */
export const neverEnds = rule(
  "FLW590",
  (flow, found) => {
    if (!mustEnd(flow)) return;
    const ends = flow.actions.flatMap((action) => (canEnd(flow, action) ? [action.index] : []));
    const ending = reaching(flow.graph, ends);
    const stuck = flow.actions.find(({ index }) => flow.reached[index] && !ending[index]);
    if (stuck) found({}, stuck.place());
  },
  { only: "documents" },
);

/** A loop that works has a way out that is no failure. */
export const leftByFailure = rule("FLW591", (flow, found) => {
  if (!mustEnd(flow)) return;
  const { count, of, first, members, cyclic } = components(flow.graph);
  const left = new Uint8Array(count);
  const failed = new Uint8Array(count);
  for (const { from, way, to } of flow.edges) {
    const component = of[from.index]!;
    if (component === of[to.index]) continue;
    (isFailure(way) ? failed : left)[component] = 1;
  }
  for (let component = 0; component < count; component++) {
    if (!cyclic[component] || left[component] || !failed[component]) continue;
    const inside = Array.from(members.slice(first[component], first[component + 1])).toSorted((a, b) => a - b);
    const actions = inside.map((index) => flow.actions[index]!);
    if (!flow.reached[inside[0]!] || actions.some((action) => canEnd(flow, action))) continue;
    found({ count: `${inside.length} action${inside.length === 1 ? "" : "s"}` }, actions[0]!.place());
  }
});

/** True when calls in a flow have to come to an end; a flow that may be one of the others is passed over. */
function mustEnd(flow: Subject): boolean {
  if (flow.flowType !== undefined) return !flowTypeFacts(flow.flowType).mayGoOn;
  return !flow.actions.some(
    ({ facts }) => facts && facts.flowTypes !== "all" && !facts.flowTypes.includes("contactFlow"),
  );
}
