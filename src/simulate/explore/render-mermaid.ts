import { readable } from "../proofs/readable.js";
import type { Exploration } from "./explore.js";
import { heardOn } from "./path-words.js";

const longest = 60;

/**
 * The call as the caller knows it, as a Mermaid flowchart: boxes are moments at which something is chosen, with what was
 * said last; arrows are what is chosen. Failures are left out.
 */
export function renderMermaid({ moments, arrivals, root }: Exploration): string {
  const nodes = new Map<string, string>();
  const said = new Map<string, string>();
  const edges = new Set<string>();
  const idOf = (number: number): string => {
    const { state, beginning } = moments[number]!;
    if (beginning) return node("start", root);
    if (state.ended) return node(`end ${state.ended.reason}`, state.ended.reason);
    return node(`${state.flow} ${state.action} ${state.waiting?.kind ?? ""}`, state.action);
  };
  const node = (key: string, label: string): string => {
    let id = nodes.get(key);
    if (id === undefined) {
      id = `n${nodes.size}`;
      nodes.set(key, id);
      said.set(id, label);
    }
    return id;
  };
  for (const arrival of arrivals) {
    if (arrival.choice.by === "failure" || arrival.faults.length > 0) continue;
    const from = idOf(arrival.moment);
    const to = idOf(arrival.to);
    const heard = heardOn(arrival).at(-1);
    if (heard !== undefined && !moments[arrival.to]!.state.ended) said.set(to, heard);
    edges.add(`  ${from} -- ${quoted(arrival.choice.words)} --> ${to}`);
  }
  const boxes = Array.from(said, ([id, label]) => `  ${id}[${quoted(label)}]`);
  return ["flowchart TD", ...boxes, ...edges].join("\n");
}

/** A label that Mermaid shows as it is. */
function quoted(text: string): string {
  const plain = readable(text).replace(/\s+/g, " ");
  const short = plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
  return `"${short.replaceAll("&", "#amp;").replaceAll('"', "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;")}"`;
}
