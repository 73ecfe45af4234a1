import type { SourcePosition } from "../../diagnostics/diagnostic.js";
import type { Slot } from "../../graph/flow-graph.js";
import { slotName } from "../../graph/slot.js";
import { valueAt } from "../../language/predicate.js";
import { blockOf } from "../../language/outcomes.js";
import { actionType } from "../../language/registry.js";
import type { Beginning } from "../explore/beginnings.js";
import type { Arrival } from "../explore/explore.js";
import { pathScript } from "../explore/path-script.js";
import type { Refutation } from "./claims.js";
import { readable } from "./readable.js";
import type { Place, WholeGraph } from "./whole-graph.js";

/** What came of a claim. */
export interface Verdict {
  readonly claim: string;
  readonly holds: boolean;
  /** For each thing that is wrong a shortest path; empty when the claim holds. */
  readonly counterexamples: readonly Counterexample[];
  /** Names of flows that calls go to and that are not among the given ones: the claim says nothing of what they do. */
  readonly leadsOutTo: readonly string[];
}

/** A call for which a claim does not hold. */
export interface Counterexample {
  readonly problem: string;
  readonly steps: readonly PathStep[];
  readonly remarks: readonly string[];
  /** Inputs and data with which a call takes the path; absent when none were found. */
  readonly call?: readonly (Arrival | Beginning)[];
}

/** One block on a path, and the way that the call goes on. */
export interface PathStep {
  readonly flow: string;
  readonly action: string;
  readonly type: string;
  /** The block as the console calls it, and what it says. */
  readonly words: string;
  /** The way on; absent at the end of the path, and where a block hands the call on. */
  readonly slot?: Slot;
  /** The author's line. */
  readonly position?: SourcePosition;
}

/** A path in words. Places that are no block are left out. */
export function counterexample(graph: WholeGraph, { problem, path, remarks = [] }: Refutation): Counterexample {
  const steps: PathStep[] = [];
  for (const [index, edge] of path.entries()) {
    const at = graph.places[graph.target[edge]!]!;
    if (at.kind !== "action") {
      steps.push({ flow: "", action: "", type: "", words: placeWords(at) });
      continue;
    }
    const on = path[index + 1];
    const slot = on === undefined ? undefined : graph.ways[on]!.slot;
    const { node, flow } = at;
    steps.push({
      flow,
      action: node.id,
      type: node.type,
      words: blockWords(node.type, node.parameters),
      ...(slot && { slot }),
      ...(node.source && { position: node.source }),
    });
  }
  return { problem, steps, remarks };
}

function placeWords(place: Exclude<Place, { readonly kind: "action" }>): string {
  switch (place.kind) {
    case "beginning":
      return "the call begins";
    case "with":
      return place.whom === "queue" ? "in a queue" : place.whom === "agent" ? "with an agent" : "with another number";
    case "elsewhere":
      return place.flow === undefined ? "in a flow that is known only during the call" : `in the flow ${place.flow}`;
    case "nowhere":
      return `"${place.to}", which is no block`;
  }
}

const longest = 60;

function blockWords(type: string, parameters: Parameters<typeof blockOf>[1]): string {
  const known = actionType(type);
  const name = (known && blockOf(known, parameters)?.name) ?? type;
  const said = valueAt(parameters, ["Text"]) ?? valueAt(parameters, ["ComparisonValue"]);
  if (typeof said !== "string") return name;
  return `${name}: ${said.length > longest ? `${said.slice(0, longest - 1)}…` : said}`;
}

/**
 * A counter-example as lines of text: the steps with the author's lines, what is wrong, and a script that plays the call.
 * @param resolve See `pathScript`.
 */
export function renderCounterexample(
  { problem, steps, remarks, call }: Counterexample,
  resolve?: (text: string) => string | undefined,
): string {
  const places = steps.map(({ flow, action, position }) =>
    position ? `${position.file}:${position.line}` : [flow, action].filter((part) => part !== "").join(" / "),
  );
  const width = Math.max(0, ...places.map((place) => place.length));
  const lines = steps.map(({ words, slot }, index) => {
    const way = slot === undefined || slot.kind === "next" ? "" : ` → ${readable(slotName(slot))}`;
    return `  ${places[index]!.padEnd(width)}  ${words}${way}`.trimEnd();
  });
  const script = call && readable(pathScript(call, resolve).text).trimEnd().replaceAll(/^/gm, "    ");
  const played =
    script ?? "    (No inputs were found with which a call takes this path; conditions on it may contradict.)";
  return [...lines, `  ${problem}`, ...remarks.map((remark) => `    ${remark}`), "", played].join("\n");
}

/** Flows that a graph leads out to, in order. */
export function leadsOutTo(graph: WholeGraph): readonly string[] {
  const names = graph.places.flatMap((place) => (place.kind === "elsewhere" ? [place.flow ?? "(dynamic)"] : []));
  return [...new Set(names)].toSorted();
}
