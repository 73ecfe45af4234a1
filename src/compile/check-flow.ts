import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { adjacency } from "../graph/adjacency.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { reaching } from "../graph/reachability.js";
import type { FlowDocument } from "../language/document.js";
import { flowTypeFacts, type FlowType } from "../language/flow-types.js";
import { identifierProblem, maximumActions, maximumContentLength } from "../language/limits.js";
import { heavyLines } from "./heavy-lines.js";

/** What a finding about the whole flow says of it. */
export interface CheckedFlow {
  readonly name: string;
  readonly flowType: FlowType;
  readonly source: SourcePosition;
}

/** What only the finished flow can show: its size, identifiers, and whether a call can end in it. */
export function checkFlow(graph: FlowGraph, document: FlowDocument, flow: CheckedFlow): Diagnostic[] {
  return [
    ...checkSize(graph, flow),
    ...checkContent(document, flow),
    ...checkIdentifiers(graph),
    ...(flowTypeFacts(flow.flowType).mayGoOn ? [] : checkEnding(graph, flow)),
  ];
}

function checkSize(graph: FlowGraph, { name, source }: CheckedFlow): Diagnostic[] {
  const count = graph.nodes.length;
  if (count <= maximumActions) return [];
  return [
    report("FLW303", { name, count, limit: maximumActions, lines: heavyLines(graph.nodes) }, { position: source }),
  ];
}

function checkContent(document: FlowDocument, { name, source }: CheckedFlow): Diagnostic[] {
  if (longestContent(document) <= maximumContentLength) return [];
  const count = lengthOf(document);
  if (count <= maximumContentLength) return [];
  return [report("FLW307", { name, count, limit: maximumContentLength }, { position: source })];
}

/** Characters of a document; about so many where it is longer than any text may be. */
function lengthOf(document: FlowDocument): number {
  try {
    return JSON.stringify(document).length;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return longestContent(document);
  }
}

/** Characters of an action and its picture besides texts, at the most, as far as console exports go; with room. */
const charactersPerAction = 1000;
/** How often a text may stand in the content: as parameter, in a condition, and twice in the metadata. */
const timesPerText = 4;

/** An upper bound of the content's length that is cheap to find: most flows are far below the limit. */
function longestContent({ Actions }: FlowDocument): number {
  let texts = 0;
  for (const { Parameters } of Actions) {
    for (const value of Object.values(Parameters ?? {})) {
      texts += typeof value === "string" ? value.length : JSON.stringify(value ?? null).length;
    }
  }
  return Actions.length * charactersPerAction + texts * timesPerText;
}

function checkIdentifiers(graph: FlowGraph): Diagnostic[] {
  const seen = new Set<string>();
  const findings: Diagnostic[] = [];
  for (const { id, source } of graph.nodes) {
    const place = { action: id, ...(source && { position: source }) };
    const reason = identifierProblem(id);
    if (reason !== undefined) findings.push(report("FLW306", { id, reason }, place));
    else if (seen.has(id)) findings.push(report("FLW305", { id }, place));
    seen.add(id);
  }
  return findings;
}

/** Actions from which no way leads to an end. One finding for the first of them. */
function checkEnding(graph: FlowGraph, { name, source }: CheckedFlow): Diagnostic[] {
  const dense = adjacency(graph);
  const ends: number[] = [];
  graph.nodes.forEach((node, v) => {
    if (canEnd(node)) ends.push(v);
  });
  const ending = reaching(dense, ends);
  const stuck = graph.nodes.find((_, v) => !ending[v]);
  if (!stuck) return [];
  return [report("FLW304", { name }, { position: stuck.source ?? source, action: stuck.id })];
}

/** True when a call can leave the flow here: nothing follows a success. */
function canEnd(node: FlowNode): boolean {
  return node.edges.every((edge) => edge.slot.kind === "error");
}
