import type { Subject, SubjectAction, SubjectEdge } from "./subject.js";
import { isFailure } from "./ways.js";

/** The edges that leave an action. */
export function edgesFrom(flow: Subject, { index }: SubjectAction): readonly SubjectEdge[] {
  const { firstEdge } = flow.graph;
  return flow.edges.slice(firstEdge[index], firstEdge[index + 1]);
}

/** The only way that a call takes when nothing fails and nobody decides; undefined where there are several or none. */
export function onlyWay(flow: Subject, action: SubjectAction): SubjectEdge | undefined {
  const ordinary = edgesFrom(flow, action).filter(({ way }) => !isFailure(way));
  return ordinary.length === 1 && ordinary[0]?.way.kind === "next" ? ordinary[0] : undefined;
}

/** True when a call can leave the flow at an action: its success leads nowhere, or a way is not connected. */
export function canEnd(flow: Subject, action: SubjectAction): boolean {
  return flow.graph.leaves[action.index] === 1 || edgesFrom(flow, action).every(({ way }) => way.kind === "error");
}

/** True for a flow that begins a call: nothing else has run before it, as far as the project shows. */
export function beginsCalls(flow: Subject): boolean {
  return (
    flow.flowType === "contactFlow" && !flow.context.flows.some(({ subject }) => subject && leadsTo(subject, flow))
  );
}

function leadsTo(other: Subject, flow: Subject): boolean {
  return other.actions.some(({ parameters }) =>
    [parameters["ContactFlowId"], ...valuesOf(parameters["EventHooks"])].some(
      (reference) => typeof reference === "string" && other.context.flowAt(reference)?.subject === flow,
    ),
  );
}

function valuesOf(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
