import { takeUncheckedDigits } from "../../author/unchecked-digits.js";
import type { Recorder } from "../../author/recorder.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import { thrownStack, thrownText } from "../stage/thrown.js";
import { loopKey } from "./counted-loop.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import { goOnAfterFindings } from "./go-on.js";
import { fillHead } from "./head.js";
import { jump } from "./jump.js";
import { sourcePosition } from "./position.js";
import { Recording } from "./recording.js";
import { restore, snapshot } from "./snapshot.js";
import { run, type Tracer } from "./tracer.js";
import type { Declared, NodeOf } from "./tracing-recorder.js";
import { isCallTime } from "./values.js";
import { showsMore, visibleCells, wouldNarrow, type VisibleCells } from "./visible-cells.js";

/** What running a flow's code recorded. */
export interface TracedFlow {
  readonly entry: TraceEdge;
  readonly nodes: readonly TraceNode[];
  /** Error branches that nothing handles, and ways that a finding cut off. */
  readonly unhandled: readonly TraceEdge[];
  readonly findings: readonly Diagnostic[];
  /** What is written is what is published: texts are not looked into. */
  readonly exact: boolean;
}

/**
 * Runs the code of a flow and records its graph. A counting loop that can be left and entered again would go on
 * counting in the service: the flow is then run once more with that loop copied for each turn. It is run once more, too,
 * when a block was recorded several times only because of variables that its code cannot see.
 */
export function traceFlow(t: Tracer, recorder: Recorder & { readonly nodeOf: NodeOf }, declared: Declared): TracedFlow {
  const unroll = new Set<string>();
  const copied: Diagnostic[] = [];
  let visible: VisibleCells | undefined;
  for (;;) {
    const r = recordFlow(t, recorder, declared, { unroll, visible });
    const found = visibleCells(r, visible);
    if (visible ? showsMore(found, visible) : wouldNarrow(t, r, found)) {
      visible = found;
      continue;
    }
    if (r.findings.some((finding) => finding.severity === "error")) {
      return traced(r, [...copied, ...allFindings(t, recorder, declared, { unroll, visible }, r.findings)]);
    }
    const entered = r.nodes.filter((node) => node.back && isEnteredAgain(node));
    if (entered.length === 0) {
      return traced(r, [...copied, ...r.findings]);
    }
    for (const node of entered) {
      const position = sourcePosition(node.place);
      const count = node.parameters["LoopCount"];
      if (isCallTime(count)) return traced(r, [...copied, report("FLW249", {}, { position })]);
      const key = loopKey(node.calls, node.place);
      if (!unroll.has(key)) copied.push(report("FLW250", { count: String(count) }, { position }));
      unroll.add(key);
    }
  }
}

/** Code that makes ever more blocks: a second run would only take long. */
const runaway: ReadonlySet<string> = new Set(["FLW224", "FLW225", "FLW236", "FLW243"]);
/** What may only be said because an earlier finding was passed over: code that failed, or that went on to its end. */
const consequences: ReadonlySet<string> = new Set(["FLW226", "FLW231", "FLW245"]);

/** Runs a flow with findings once more, going on after each, so that all of them are known. */
function allFindings(
  t: Tracer,
  recorder: Recorder & { readonly nodeOf: NodeOf },
  declared: Declared,
  known: EarlierRuns,
  first: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (first.some(({ code }) => runaway.has(code))) return first;
  const stop = goOnAfterFindings(t);
  try {
    const { findings } = recordFlow(t, recorder, declared, known);
    const reported = new Set(first.map(keyOf));
    return [
      ...first,
      ...findings.filter(
        (finding) => !consequences.has(finding.code) && !reported.has(keyOf(finding)) && reported.add(keyOf(finding)),
      ),
    ];
  } finally {
    stop();
  }
}

function keyOf({ code, position }: Diagnostic): string {
  return `${code} ${position?.file}:${position?.line}:${position?.column}`;
}

/** The recording as later passes see it. Where a finding cut ways off, they end the flow, so that passes can go on. */
function traced(r: Recording, findings: readonly Diagnostic[]): TracedFlow {
  if (r.exact) leaveOut(r);
  const ends = new Set(r.unhandled.map(({ edge }) => edge));
  if (findings.length > 0) {
    for (const edge of [r.entry, ...r.nodes.flatMap((node) => node.edges)]) if (!edge.to) ends.add(edge);
  }
  return { entry: r.entry, nodes: r.nodes, unhandled: [...ends], findings, exact: r.exact !== undefined };
}

/** An exact flow has no branch for an error that nothing handles, unless the call goes on. */
function leaveOut(r: Recording): void {
  const kept = r.unhandled.filter(
    ({ edge: { from } }) => from?.harmless && from.edges.some(({ slot }) => slot.kind === "next"),
  );
  for (const { edge } of r.unhandled.splice(0)) {
    if (!kept.some((other) => other.edge === edge)) edge.from?.edges.splice(edge.from.edges.indexOf(edge), 1);
  }
  r.unhandled.push(...kept);
}

/** What earlier runs of the flow's code have shown. */
interface EarlierRuns {
  readonly unroll: ReadonlySet<string>;
  readonly visible: VisibleCells | undefined;
}

function recordFlow(
  t: Tracer,
  recorder: Recorder & { readonly nodeOf: NodeOf },
  { definition, place }: Declared,
  { unroll, visible }: EarlierRuns,
): Recording {
  const r = new Recording(definition.name, t.moduleCells, unroll);
  r.visible = visible;
  if (definition.exact) r.exact = { optionalErrors: definition.exact !== "bare" };
  const before = snapshot(r, r.cells);
  const cells = [...r.cells];
  const outside = t.recording;
  t.recording = r;
  t.place = place;
  takeUncheckedDigits(recorder);
  try {
    runAuthorsCode(t, r, definition.name, () => definition.body());
    run(r, () => t.fail("FLW231", { name: definition.name }, place));
    const { onAnyError, onError = onAnyError } = definition;
    if (onError) handleErrors(t, r, definition.name, onError, onAnyError !== undefined);
    r.heads.forEach(fillHead);
    reportUncheckedDigits(r, recorder);
  } finally {
    t.recording = outside;
    restore(cells, before);
  }
  return r;
}

/** Runs the author's code; what it throws by itself is a finding too. */
function runAuthorsCode(t: Tracer, r: Recording, name: string, code: () => unknown): void {
  try {
    run(r, code);
  } catch (error) {
    const stack = thrownStack(error);
    const place = (stack !== undefined && t.locateStack(stack)) || t.place;
    r.findings.push(report("FLW245", { name, message: thrownText(error) }, { position: sourcePosition(place) }));
    r.cursor = [];
  }
}

/**
 * Leads errors that no `try` took to the flow's own handler. Errors inside it are left to the usual end; in an exact
 * flow, which has no such end, they come to it too.
 */
function handleErrors(t: Tracer, r: Recording, name: string, onError: () => never, any: boolean): void {
  const block = { name: "on error", body: onError };
  const waiting = r.unhandled.splice(0);
  for (let error = waiting.shift(); error; error = waiting.shift()) {
    const { edge, state, named } = error;
    if (edge.from?.harmless && !named && !any) {
      r.unhandled.push(error);
      continue;
    }
    const before = r.unhandled.length;
    restore(r.cells, { values: state, sequence: 0 });
    r.cursor = [edge];
    if (edge.from) t.place = edge.from.place;
    runAuthorsCode(t, r, name, () => jump(t, block));
    // Errors of blocks that the handler jumps to are errors like any other; those of its own are left to the usual end.
    for (const found of r.unhandled.splice(before)) {
      if (r.exact || found.edge.from?.path[0] !== block.name) waiting.push(found);
      else r.unhandled.push(found);
    }
  }
}

function reportUncheckedDigits(r: Recording, recorder: Recorder & { readonly nodeOf: NodeOf }): void {
  for (const { performed, block } of takeUncheckedDigits(recorder)) {
    const node = recorder.nodeOf(performed);
    if (!node || !r.nodes.includes(node)) continue;
    r.findings.push(report("FLW809", { block }, { position: sourcePosition(node.place) }));
  }
}

/** True when a loop's entry can be reached from its body without its having counted to the end. */
function isEnteredAgain(loop: TraceNode): boolean {
  const back = new Set(loop.back);
  const [again, done] = loop.edges;
  const seen = new Set<TraceEdge>();
  const waiting = again ? [again] : [];
  for (let edge = waiting.pop(); edge; edge = waiting.pop()) {
    if (edge === done || back.has(edge) || seen.has(edge)) continue;
    seen.add(edge);
    if (edge.to === loop) return true;
    if (edge.to) waiting.push(...edge.to.edges);
  }
  return false;
}
