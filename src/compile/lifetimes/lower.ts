import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import type { JsonObject } from "../../language/json.js";
import type { TraceEdge, TraceNode } from "../trace/graph.js";
import { sourcePosition } from "../trace/position.js";
import type { TracedFlow } from "../trace/trace-flow.js";
import { canonicalValues, type CanonicalValues } from "./canonical-values.js";
import { sequence } from "./copies.js";
import { endingOf } from "./ending.js";
import { findHomes, type Homes } from "./homes.js";
import { liveFlow, type LiveFlow } from "./live-flow.js";
import type { LoweredNode } from "./lowered-flow.js";
import { renderer, type Renderer, type TextProblem } from "./render.js";
import { findUses, type Use } from "./uses.js";
import type { Slot } from "../../graph/flow-graph.js";

/** A flow whose values all live somewhere, without labels and joins. */
export interface LoweredFlow {
  readonly start: LoweredNode | undefined;
  /** In the order in which the author's code recorded them. */
  readonly nodes: readonly LoweredNode[];
  readonly findings: readonly Diagnostic[];
}

/**
 * Gives every value of the call a home: reads become paths, results that are read after they were replaced are saved
 * to flow attributes, joins become attribute writes where they must. Error branches that nothing handles are led on
 * (harmless blocks) or to the end that the flow type allows.
 */
export function lower(traced: TracedFlow, flowType: string): LoweredFlow {
  const flow = liveFlow(traced.entry, traced.unhandled);
  const values = canonicalValues(flow);
  const uses = findUses(flow, values);
  const homes = findHomes(flow, values, uses, {
    flowAttributes: flowType !== "module",
    taken: authorsAttributes(flow),
  });
  const findings = [...homes.findings];
  const build = new Lowering(flow, values, homes, flowType, findings, traced.exact);
  const start = build.target(flow.entry);
  return { start, nodes: build.inOrder(), findings };
}

/** Flow attributes that the author writes by hand. */
function authorsAttributes(flow: LiveFlow): ReadonlySet<string> {
  const written = new Set<string>();
  for (const { parameters } of flow.nodes) {
    const attributes = parameters["FlowAttributes"];
    if (attributes === null || typeof attributes !== "object") continue;
    for (const name of Object.keys(attributes)) written.add(name);
  }
  return written;
}

/** Builds the lowered nodes, each once. */
class Lowering {
  /** By the number of the recorded action. */
  private readonly made: (LoweredNode | undefined)[] = [];
  private readonly added = new Map<TraceNode | undefined, LoweredNode[]>();
  private ending: LoweredNode | undefined;
  private readonly temporaries = new Set<string>();
  private readonly flow: LiveFlow;
  private readonly render: Renderer;
  private readonly homes: Homes;
  private readonly flowType: string;
  private readonly findings: Diagnostic[];

  private readonly verbatim: boolean;

  constructor(
    flow: LiveFlow,
    values: CanonicalValues,
    homes: Homes,
    flowType: string,
    findings: Diagnostic[],
    verbatim: boolean,
  ) {
    this.verbatim = verbatim;
    this.flow = flow;
    this.render = renderer(values, homes, (problem, use) => this.complain(problem, use.node ?? use.edge?.from));
    this.homes = homes;
    this.flowType = flowType;
    this.findings = findings;
    for (const node of flow.nodes) if (node.type !== undefined) this.made[node.index] = this.action(node);
    for (const node of flow.nodes) {
      const lowered = this.made[node.index];
      if (lowered) for (const edge of node.edges) lowered.edges.push({ slot: this.slot(edge), to: this.target(edge) });
    }
  }

  /** The lowered nodes, copies behind the action that they follow. */
  inOrder(): LoweredNode[] {
    const nodes = [...(this.added.get(undefined) ?? [])];
    for (const node of this.flow.nodes.toSorted((a, b) => a.index - b.index)) {
      const lowered = this.made[node.index];
      if (lowered) nodes.push(lowered);
      // A label has no action of its own, but copies may stand behind it.
      const copies = this.added.get(node);
      if (copies) nodes.push(...copies);
    }
    if (this.ending) nodes.push(this.ending);
    return nodes;
  }

  /** Where an edge leads: past labels, through the copies on the way. */
  target(edge: TraceEdge): LoweredNode {
    const passed = this.flow.passedOver.get(edge);
    if (passed) return this.target(passed);
    if (this.flow.ending.has(edge)) return (this.ending ??= this.endNode(edge));
    return this.withCopies(edge, () => this.behind(edge));
  }

  /** Labels of circles without an action that were complained about. */
  private readonly circles = new Set<TraceNode>();
  private readonly led = new Map<TraceEdge, LoweredNode>();

  /** The copies on an edge are made once, also when several ways share the edge. */
  private withCopies(edge: TraceEdge, goOn: () => LoweredNode): LoweredNode {
    const copies = this.homes.copies.get(edge);
    if (!copies) return goOn();
    const known = this.led.get(edge);
    if (known) return known;
    const rest = goOn();
    const use: Use = { edge };
    const writes = copies.map((copy) => ({
      attribute: copy.attribute,
      value: copy.fromCell ?? String(this.render.json(copy.value, use)),
    }));
    const groups = sequence(writes, (wanted) => this.temporary(wanted));
    const blocks: LoweredNode[] = [];
    const first = groups.reduceRight((to, group) => {
      const names = group.map((write) => write.attribute);
      const node: LoweredNode = {
        type: "UpdateFlowAttributes",
        parameters: {
          FlowAttributes: Object.fromEntries(group.map((write) => [write.attribute, { Value: write.value }])),
        },
        edges: [],
        origin: edge.from,
        hint: `keep ${names.join(" ")}`,
        notes: [],
        id: undefined,
      };
      node.edges.push({ slot: { kind: "error", error: "NoMatchingError" }, to }, { slot: { kind: "next" }, to });
      blocks.unshift(node);
      return node;
    }, rest);
    this.added.set(edge.from, [...(this.added.get(edge.from) ?? []), ...blocks]);
    this.led.set(edge, first);
    return first;
  }

  /** The action behind an edge: labels are walked through. */
  private behind(edge: TraceEdge): LoweredNode {
    let seen: Set<TraceNode> | undefined;
    let here = edge;
    for (;;) {
      if (this.flow.ending.has(here)) return (this.ending ??= this.endNode(edge));
      const node = here.to;
      if (!node) throw new Error("a way of the trace leads nowhere");
      const action = this.made[node.index];
      if (action) return action;
      const [next] = node.edges;
      if (!next || seen?.has(node)) {
        if (!this.circles.has(node)) this.findings.push(report("FLW237", {}, { position: sourcePosition(node.place) }));
        this.circles.add(node);
        return (this.ending ??= this.endNode(edge));
      }
      (seen ??= new Set()).add(node);
      if (this.homes.copies.has(next)) return this.withCopies(next, () => this.behind(next));
      here = next;
    }
  }

  private action(node: TraceNode): LoweredNode {
    return {
      type: node.type as string,
      parameters: this.render.json(node.parameters, { node }) as JsonObject,
      edges: [],
      origin: node,
      hint: node.hint,
      notes: node.note === undefined ? [] : [node.note],
      id: node.id,
    };
  }

  private slot(edge: TraceEdge): Slot {
    const { slot } = edge;
    if (slot.kind !== "condition") return slot;
    if (typeof slot.operand === "string" && !slot.operand.includes("$."))
      return { kind: "condition", operator: slot.operator, operand: slot.operand };
    const node = edge.from as TraceNode;
    return { kind: "condition", operator: slot.operator, operand: String(this.render.json(slot.operand, { node })) };
  }

  private endNode(edge: TraceEdge): LoweredNode {
    const { action, isKnown } = endingOf(this.flowType);
    if (!isKnown) {
      const place = edge.from?.place;
      this.findings.push(report("FLW308", {}, place ? { position: sourcePosition(place) } : {}));
    }
    return {
      ...action,
      edges: [],
      origin: edge.from,
      hint: "unhandled error",
      notes: [],
      id: undefined,
      isUsualEnd: true,
    };
  }

  private temporary(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.temporaries.has(name); i++) name = `${wanted}_${i}`;
    this.temporaries.add(name);
    return name;
  }

  private complain(problem: TextProblem, node: TraceNode | undefined): void {
    if (this.verbatim && problem.kind !== "outcome") return;
    const verbatim = node?.block === "action";
    const at = problem.place ?? node?.place;
    const place = at ? { position: sourcePosition(at) } : {};
    if (problem.kind === "outcome") this.findings.push(report("FLW235", { block: problem.block }, place));
    else if (problem.kind === "extended") {
      this.findings.push(report("FLW218", { what: problem.what, path: problem.path }, place));
    } else if (!verbatim) this.findings.push(report("FLW219", { text: problem.text }, place));
  }
}
