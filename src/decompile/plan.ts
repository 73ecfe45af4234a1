import { costOfBody } from "./cost.js";
import { visit, type Statement } from "./statement.js";
import { arrowsOf } from "./groups.js";
import { structure, type KnownRegions, type Plan, type Structure } from "./structure.js";
import type { Step } from "./step.js";

/** How a structure reads: lower is better. */
export function costOf(flow: Structure): number {
  let cost = 0;
  for (const body of bodiesOf(flow)) cost += costOfBody(body);
  for (const statements of flow.blocks.values()) cost += 9 + (statements.length === 1 ? 3 : 0);
  return cost;
}

/** The bodies of a flow: its own, its error handler's, its blocks'. */
export function bodiesOf(flow: Structure): readonly (readonly Statement[])[] {
  return [flow.body, ...(flow.onError ? [flow.onError] : []), ...flow.blocks.values()];
}

/**
 * The structure that reads best among those tried: with the flow's most common error targets as its `onError`, with
 * narrow and wide `try` statements, and with blocks in place of the actions that most labelled jumps lead to.
 */
export function bestStructure(steps: ReadonlyMap<string, Step>, start: string): Structure {
  const known: KnownRegions = new Map();
  let best: { readonly flow: Structure; readonly plan: Plan; readonly cost: number } | undefined;
  const attempt = (plan: Plan): boolean => {
    const flow = structure(steps, start, plan, known);
    const cost = costOf(flow);
    if (best && cost >= best.cost) return false;
    best = { flow, plan, cost };
    return true;
  };
  for (const onError of [undefined, ...errorTargets(steps)]) {
    for (const anyError of onError === undefined ? [false] : [false, true]) {
      for (const wideTry of [1, 1000]) attempt({ blocks: new Set(), onError, anyError, wideTry });
    }
  }
  if (best) attempt({ ...(best as { plan: Plan }).plan, wideTry: 2 });
  if (!best) throw new Error("a flow has at least one structure");
  for (let round = 0; round < 5; round++) {
    const { plan, flow } = best as { plan: Plan; flow: Structure };
    const improved = candidates(flow).map((id) => attempt({ ...plan, blocks: new Set([...plan.blocks, id]) }));
    if (!improved.some(Boolean)) break;
  }
  return (best as { flow: Structure }).flow;
}

/** Where errors lead, the most common first; at most two. */
function errorTargets(steps: ReadonlyMap<string, Step>): readonly string[] {
  const counts = new Map<string, number>();
  for (const step of steps.values()) {
    const { errors } = arrowsOf(step, undefined);
    if (errors.length !== 1) continue;
    const [to] = errors as [string];
    if (steps.has(to)) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  const ranked = [...counts].filter(([, count]) => count > 1).toSorted((a, b) => b[1] - a[1]);
  return ranked.slice(0, 2).map(([id]) => id);
}

/** Actions that labelled jumps lead to; the most common first. */
function candidates(flow: Structure): readonly string[] {
  const counts = new Map<string, number>();
  for (const body of bodiesOf(flow)) {
    visit(body, (statement) => {
      const target =
        statement.kind === "labelled"
          ? statement.frame.breakTo
          : statement.kind === "break" && statement.labelled
            ? statement.frame.breakTo
            : statement.kind === "continue" && statement.labelled
              ? statement.frame.continueTo
              : undefined;
      if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
    });
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id]) => id);
}
