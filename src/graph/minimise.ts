import { canonicalForm } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";
import { adjacency } from "./adjacency.js";
import type { FlowAdjacency } from "./adjacency.js";
import type { FlowGraph, FlowNode } from "./flow-graph.js";
import { mark, partition, split } from "./partition.js";
import type { Partition } from "./partition.js";
import { distances } from "./reachability.js";
import { slotKey } from "./slot.js";

/** What {@link minimise} must know besides the graph. */
export interface MinimiseOptions {
  /** Nodes that stay themselves: explicit identifiers, actions whose identity is their state (the catalogue says). */
  readonly pinned: ReadonlySet<string>;
  /** How deep a node lies; the shallowest of merged nodes stays. Edges from the start when absent. */
  readonly depth?: (id: string) => number | undefined;
}

/** A smaller graph that behaves the same. */
export interface Minimised {
  readonly graph: FlowGraph;
  /** The node that stays for a node of the graph that was given. */
  readonly keptFor: (id: string) => string;
}

/**
 * Merges actions that no caller can tell apart: same type, same parameters, same ways on in the same order, leading to
 * actions that cannot be told apart either (loops included). The coarsest such partition, in O(m log n).
 *
 * Of merged nodes the shallowest stays, the first in document order among equals. Its note becomes the distinct notes
 * of all of them, in that order, one per line; it is secret when one of them is. The start is the representative of the
 * start.
 */
export function minimise(graph: FlowGraph, options: MinimiseOptions): Minimised {
  const dense = adjacency(graph);
  const sight = firstSight(graph, dense, options.pinned);
  const classes = sight.count === dense.size ? undefined : refine(dense, sight.keys);
  if (!classes || classes.count === dense.size) return { graph, keptFor: (id) => id };
  const members = mergedMembers(graph, dense, classes, options.depth);
  const kept = classes.setOf.map((c) => members[c]?.[0] ?? classes.elements[classes.first[c]!]!);
  const keptFor = (id: string): string => {
    const v = dense.indexOf.get(id);
    return v === undefined ? id : graph.nodes[kept[v]!]!.id;
  };
  const nodes: FlowNode[] = [];
  for (let v = 0; v < dense.size; v++) {
    if (kept[v] !== v) continue;
    const node = withMovedEdges(graph.nodes[v]!, v, dense, kept, keptFor);
    const same = members[classes.setOf[v]!];
    nodes.push(same ? withNotesOf(node, same, graph) : node);
  }
  return { graph: { ...graph, start: keptFor(graph.start), nodes }, keptFor };
}

/** The coarsest partition of the nodes into classes that cannot be told apart, from what they are at first sight. */
function refine(dense: FlowAdjacency, keys: Int32Array): Partition {
  const classes = partition(dense.size, (v) => keys[v]!);
  // Only what leaves a class of several can split it.
  const leaving = new Int32Array(dense.edgeCount);
  const place = new Int32Array(dense.edgeCount).fill(-1);
  let count = 0;
  for (let e = 0; e < dense.edgeCount; e++) {
    const c = classes.setOf[dense.source[e]!]!;
    const members = classes.end[c]! - classes.first[c]!;
    if (members === 1) continue;
    place[e] = count;
    leaving[count++] = e;
  }
  // Edges are compared by their place among their node's edges: what the place means is part of the signature.
  const labels = new Map<number, number>();
  const edges = partition(count, (i) => {
    const slot = dense.slot[leaving[i]!]!;
    const known = labels.get(slot);
    if (known !== undefined) return known;
    labels.set(slot, labels.size);
    return labels.size - 1;
  });
  // Every set of edges splits the classes of its sources; every class but one splits the edges by their targets.
  for (let s = 0, c = 1; s < edges.count; s++) {
    for (let i = edges.first[s]!; i < edges.end[s]!; i++) mark(classes, dense.source[leaving[edges.elements[i]!]!]!);
    split(classes);
    for (; c < classes.count; c++) {
      for (let i = classes.first[c]!; i < classes.end[c]!; i++) {
        const v = classes.elements[i]!;
        for (let k = dense.firstIncoming[v]!; k < dense.firstIncoming[v + 1]!; k++) {
          const edge = place[dense.incoming[k]!]!;
          if (edge >= 0) mark(edges, edge);
        }
      }
      split(edges);
    }
  }
  return classes;
}

/**
 * Numbers the nodes so that two have the same number when they share everything but where their edges lead. Most differ
 * at a glance; only for the others is it worked out exactly.
 */
function firstSight(
  graph: FlowGraph,
  dense: FlowAdjacency,
  pinned: ReadonlySet<string>,
): { readonly keys: Int32Array; readonly count: number } {
  const glances = new Int32Array(dense.size);
  const counts = new Map<number, number>();
  graph.nodes.forEach((node, v) => {
    const glance = fingerprint(node.parameters) ^ (textHash(node.type) + node.edges.length);
    glances[v] = glance;
    counts.set(glance, (counts.get(glance) ?? 0) + 1);
  });
  const known = new Map<string, number>();
  let count = 0;
  const keys = glances.map((glance, v) => {
    const node = graph.nodes[v]!;
    if (counts.get(glance) === 1 || pinned.has(node.id)) return count++;
    const key = signature(node, dense);
    const first = known.get(key);
    if (first !== undefined) return first;
    known.set(key, count);
    return count++;
  });
  return { keys, count };
}

/** The same number for values that are equal as JSON, whatever the order of their members; mostly another for others. */
function fingerprint(value: Json | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === "string") return textHash(value);
  if (typeof value !== "object" || value === null) return 1;
  let sum = 0;
  if (Array.isArray(value)) for (const element of value as readonly Json[]) sum = (sum * 31 + fingerprint(element)) | 0;
  else for (const key in value) sum = (sum + fingerprint((value as JsonObject)[key])) | 0;
  return sum;
}

/** Looks at a text's first characters and its length. */
function textHash(text: string): number {
  const end = Math.min(text.length, glanced);
  let hash = text.length;
  for (let i = 0; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Characters of a text that a glance takes in. */
const glanced = 80;

/** What two nodes must share at first sight: everything but where their edges lead. */
function signature(node: FlowNode, dense: FlowAdjacency): string {
  let key = JSON.stringify(node.type) + canonicalForm(node.parameters);
  for (const { slot, to } of node.edges) {
    key += `\n${slotKey(slot)}`;
    if (!dense.indexOf.has(to)) key += JSON.stringify(to);
  }
  return key;
}

/** The members of every class of several nodes, the one that stays first. */
function mergedMembers(
  graph: FlowGraph,
  dense: FlowAdjacency,
  classes: Partition,
  given: MinimiseOptions["depth"],
): readonly (readonly number[] | undefined)[] {
  const distance = given ? undefined : distances(dense);
  const depthOf = (v: number): number => {
    const depth = distance ? distance[v]! : given?.(graph.nodes[v]!.id);
    return depth === undefined || depth < 0 ? Infinity : depth;
  };
  const members: (readonly number[] | undefined)[] = [];
  for (let c = 0; c < classes.count; c++) {
    const first = classes.first[c]!;
    const end = classes.end[c]!;
    if (end - first === 1) {
      members.push(undefined);
      continue;
    }
    const same: { readonly v: number; readonly depth: number }[] = [];
    for (let i = first; i < end; i++) same.push({ v: classes.elements[i]!, depth: depthOf(classes.elements[i]!) });
    same.sort((a, b) => (a.depth === b.depth ? a.v - b.v : a.depth - b.depth));
    members.push(same.map(({ v }) => v));
  }
  return members;
}

function withMovedEdges(
  node: FlowNode,
  v: number,
  dense: FlowAdjacency,
  kept: Int32Array,
  keptFor: Minimised["keptFor"],
): FlowNode {
  for (let e = dense.firstEdge[v]!; e < dense.firstEdge[v + 1]!; e++) {
    const target = dense.target[e]!;
    if (kept[target] === target) continue;
    return { ...node, edges: node.edges.map(({ slot, to }) => ({ slot, to: keptFor(to) })) };
  }
  return node;
}

function withNotesOf(node: FlowNode, same: readonly number[], graph: FlowGraph): FlowNode {
  const notes = new Set(same.map((v) => graph.nodes[v]!.note).filter((note) => note !== undefined));
  return {
    ...node,
    ...(notes.size > 0 && { note: [...notes].join("\n") }),
    ...(same.some((v) => graph.nodes[v]!.secret) && { secret: true }),
  };
}
