import { pathEnded } from "../stage/path-ended.js";
import type { ActionRequest, FlowDefinition, Performed, Recorder } from "../../author/recorder.js";
import type { CodeName } from "../../diagnostics/catalogue.js";
import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import { reportByName } from "../../diagnostics/report.js";
import { memberPath } from "../../language/paths.js";
import { decided } from "./branch.js";
import { CallTimeError } from "./call-time-error.js";
import { cellOf } from "./cells.js";
import { equality } from "./condition.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import { jump } from "./jump.js";
import { sourcePosition, type Place } from "./position.js";
import { recordByText } from "./record-by-text.js";
import type { Recording } from "./recording.js";
import { placeOfCode } from "./refusals.js";
import { resultObject } from "./result-object.js";
import { type Tracer } from "./tracer.js";
import { isCallTime, Outcome, Ref, wrap } from "./values.js";

/** A flow or module that the author's code declared, and where. */
export interface Declared {
  readonly definition: FlowDefinition;
  readonly place: Place;
}

/** Knows which node a performed action became. */
export type NodeOf = (performed: Performed) => TraceNode | undefined;

/** The recorder that turns the author's requests into a graph. */
export function tracingRecorder(
  t: Tracer,
  declare: (declared: Declared) => void,
): Recorder & { readonly nodeOf: NodeOf } {
  return {
    nodeOf: (performed) => (performed instanceof PerformedAction ? performed.node : undefined),

    perform(request) {
      return new PerformedAction(t, perform(t, request));
    },

    reference(path) {
      return wrap(refTo(t, path)) as string;
    },

    readAttribute(name) {
      return wrap(refTo(t, memberPath("$.Attributes", name))) as string;
    },

    isCallTime,

    equals(left, right) {
      return (isCallTime(left) || isCallTime(right) ? equality(t, left, right) : left === right) as boolean;
    },

    declare(definition) {
      declare({ definition, place: t.place });
    },

    jump: (block) => jump(t, block),

    errorOf(error) {
      if (error instanceof CallTimeError) return { type: error.type as string };
      throw error;
    },

    fail(code, holes) {
      throw new DiagnosticError(reportByName(code as CodeName, holes, { position: sourcePosition(placeOfCode(t)) }));
    },
  };
}

function perform(t: Tracer, request: ActionRequest): TraceNode {
  const r = t.recording;
  if (r.idle) t.fail("FLW230", { block: `${request.block}()` });
  const failed = failedWays(r, request);
  if (failed.length > 0) r.cursor = r.cursor.filter((edge) => !failed.includes(edge));
  const node = recordByText(t, r, request);
  if (failed.length > 0) r.cursor = [...r.cursor, ...failed];
  if (request.branches?.length === 0 && r.cursor.length === 0) throw pathEnded;
  return node;
}

/** The open ways on which the first of two blocks failed that one function makes. */
function failedWays(r: Recording, { unlessFailed, block }: ActionRequest): readonly TraceEdge[] {
  if (!(unlessFailed instanceof PerformedAction)) return [];
  const { type, place } = unlessFailed.node;
  const isFirst = (node: TraceNode | undefined): boolean =>
    node?.type === type && node?.place === place && (node?.block === block || node === unlessFailed.node);
  return r.cursor.filter(({ from, label }) => label === "error" && isFirst(from));
}

/** A read of what no action of this flow gave: it lasts until something replaces the cell. */
function refTo(t: Tracer, path: string): Ref {
  const r = t.recording;
  const cell = cellOf(path);
  if (r.idle && cell !== undefined) t.fail("FLW240", { what: `the reference ${path}` }, placeOfCode(t));
  return new Ref(path, cell === undefined ? {} : { cell, anchor: [...r.cursor] });
}

/** What the author's functions see of a recorded action. */
class PerformedAction implements Performed {
  readonly #tracer: Tracer;
  readonly node: TraceNode;

  constructor(tracer: Tracer, node: TraceNode) {
    this.#tracer = tracer;
    this.node = node;
  }

  get outcome(): string {
    this.node.asked = true;
    return wrap(new Outcome(this.node)) as string;
  }

  result(path: string): string {
    return wrap(resultRef(this.node, path)) as string;
  }

  fields(prefix: string): unknown {
    return resultObject((path) => wrap(resultRef(this.node, path.reduce(memberPath, prefix))));
  }

  ended(label: string): boolean {
    const edges = this.#tracer.recording.cursor.filter((edge) => edge.from === this.node);
    return decided(
      edges.filter((edge) => edge.label === label),
      edges.filter((edge) => edge.label !== label),
    ) as boolean;
  }
}

/** A read of what an action gave; its fields, where it is an object, are reads of their own. */
function resultRef(node: TraceNode, path: string): Ref {
  return new Ref(path, {
    cell: cellOf(path),
    def: node,
    nested: (name) => wrap(resultRef(node, memberPath(path, name))),
  });
}
