import type { RuleContext } from "./context.js";
import { rememberFor } from "./remember.js";
import type { Subject, SubjectAction, SubjectEdge } from "./subject.js";
import { isFailure } from "./ways.js";

/** The edges that leave an action. */
export function edgesFrom(flow: Subject, { index }: SubjectAction): readonly SubjectEdge[] {
  const { firstEdge } = flow.graph;
  return flow.edges.slice(firstEdge[index], firstEdge[index + 1]);
}

/** The only way that a call takes when nothing fails and nobody decides; undefined where there are several or none. */
export function onlyWay(flow: Subject, action: SubjectAction): SubjectEdge | undefined {
  let only: SubjectEdge | undefined;
  for (const edge of edgesFrom(flow, action)) {
    if (isFailure(edge.way)) continue;
    if (only || edge.way.kind !== "next") return undefined;
    only = edge;
  }
  return only;
}

/** True when a call can leave the flow at an action: its success leads nowhere, or a way is not connected. */
export function canEnd(flow: Subject, action: SubjectAction): boolean {
  return flow.graph.leaves[action.index] === 1 || edgesFrom(flow, action).every(({ way }) => way.kind === "error");
}

/** True for a flow that begins a call: nothing else has run before it, as far as the project shows. */
export function beginsCalls(flow: Subject): boolean {
  return flow.flowType === "contactFlow" && !entered(flow.context).has(flow);
}

/** The flows that other flows lead to, by transfers and events of the contact. */
const entered: (context: RuleContext) => ReadonlySet<Subject> = rememberFor((context) => {
  const found = new Set<Subject>();
  for (const { subject } of context.flows) {
    for (const { parameters } of subject?.actions ?? []) {
      for (const reference of [parameters["ContactFlowId"], ...valuesOf(parameters["EventHooks"])]) {
        const target = typeof reference === "string" ? context.flowAt(reference)?.subject : undefined;
        if (target) found.add(target);
      }
    }
  }
  return found;
});

function valuesOf(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
