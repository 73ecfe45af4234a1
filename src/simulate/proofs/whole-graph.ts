import { fromEdges, type Adjacency } from "../../graph/adjacency.js";
import type { FlowEdge, FlowNode, Slot } from "../../graph/flow-graph.js";
import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import { report } from "../../diagnostics/report.js";
import type { CallRole } from "../../language/call-role.js";
import { flowTypeFacts } from "../../language/flow-types.js";
import { allowedOperands, mirroredBranches } from "../../language/outcomes.js";
import { pathsIn } from "../../language/paths.js";
import { holds, valueAt } from "../../language/predicate.js";
import { actionType } from "../../language/registry.js";
import { maximumModuleDepth } from "../movement.js";
import { callFacts, isFailure } from "./call-facts.js";
import { flowFinder, type ProvableFlow } from "./flow-finder.js";

/** A place that a call can be at. */
export type Place =
  | {
      readonly kind: "action";
      readonly flow: string;
      readonly node: FlowNode;
      /** The actions that invoked the modules around it, outermost first, as places. */
      readonly callers: readonly number[];
    }
  /** The call has not begun. */
  | { readonly kind: "beginning" }
  /** With a queue, with an agent, or on the line to an outside number. */
  | { readonly kind: "with"; readonly whom: "queue" | "agent" | "outside" }
  /** In a flow that is not among the given ones; undefined when its name is known only during the call. */
  | { readonly kind: "elsewhere"; readonly flow: string | undefined }
  /** A way on that leads to no action. */
  | { readonly kind: "nowhere"; readonly to: string };

/** How a call gets from one place to the next. */
export interface Way {
  /**
   * `branch`: by a way on of the action. `moves`: the action did its work, which is to go elsewhere. `returns`: a module
   * is over; the slot is one of the action that invoked it. `later`: a flow that a hook names. `begins`: the call starts.
   */
  readonly kind: "branch" | "moves" | "returns" | "later" | "begins";
  /** The place whose slot it is. */
  readonly of: number;
  readonly slot?: Slot;
}

/** Flows and modules as one graph: every path that a call can take is a path of it. */
export interface WholeGraph extends Adjacency {
  readonly places: readonly Place[];
  /** By edge number. */
  readonly ways: readonly Way[];
}

/** More places than any instance's flows have; modules are copied for each action that invokes them. */
const maximumPlaces = 200_000;

/**
 * Joins flows and modules: a transfer leads to the start of the flow, a module is copied for each action that invokes
 * it, five deep, and comes back on the branch that it chose. A queue or an agent leads on to every flow that a hook
 * names anywhere. Where a name is known only during the call, the way leads to every flow. `next` is left out where the
 * catalogue says that it only repeats another branch. Throws FLW766 when the graph would be too large.
 */
export function wholeGraph(flows: readonly ProvableFlow[], roots: readonly ProvableFlow[]): WholeGraph {
  return new Joining(flows).join(roots);
}

const anyFlowKey = "any flow";

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly way: Way;
}

/** A flow's or module's copy: the places of its actions. */
interface Copy {
  readonly flow: ProvableFlow;
  readonly first: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly callers: readonly number[];
}

class Joining {
  readonly #flows: readonly ProvableFlow[];
  readonly #find: ReturnType<typeof flowFinder>;
  readonly #places: Place[] = [{ kind: "beginning" }];
  readonly #edges: Edge[] = [];
  readonly #virtual = new Map<string, number>();
  readonly #copies = new Map<ProvableFlow, Copy>();
  readonly #pending: Copy[] = [];
  /** The copy that a place belongs to. */
  readonly #owner = new Map<number, Copy>();

  constructor(flows: readonly ProvableFlow[]) {
    this.#flows = flows;
    this.#find = flowFinder(flows);
  }

  join(roots: readonly ProvableFlow[]): WholeGraph {
    for (const root of roots) this.#edge(0, this.#startOf(root), { kind: "begins", of: 0 });
    this.#connectAll();
    this.#addHooks();
    this.#connectAll();
    if (this.#virtual.has(anyFlowKey)) {
      for (const flow of this.#flows)
        if (flow.kind !== "module")
          this.#edge(this.#anyFlow(), this.#startOf(flow), { kind: "moves", of: this.#anyFlow() });
      this.#connectAll();
    }
    const edges = this.#edges.toSorted((a, b) => a.from - b.from);
    const source = Int32Array.from(edges, ({ from }) => from);
    const target = Int32Array.from(edges, ({ to }) => to);
    return {
      ...fromEdges(this.#places.length, 0, source, target),
      places: this.#places,
      ways: edges.map(({ way }) => way),
    };
  }

  #connectAll(): void {
    for (let copy = this.#pending.pop(); copy; copy = this.#pending.pop()) this.#connect(copy);
  }

  /** Where a call goes to a flow whose name is known only during the call: from there to each of them. */
  #anyFlow(): number {
    return this.#place(anyFlowKey, { kind: "elsewhere", flow: undefined });
  }

  #edge(from: number, to: number, way: Way): void {
    this.#edges.push({ from, to, way });
  }

  /** The start of a flow that a call comes to by itself: one copy for all who come. */
  #startOf(flow: ProvableFlow): number {
    let copy = this.#copies.get(flow);
    if (!copy) this.#copies.set(flow, (copy = this.#copy(flow, [])));
    return this.#at(copy, flow.graph.start);
  }

  #copy(flow: ProvableFlow, callers: readonly number[]): Copy {
    const first = this.#places.length;
    if (first + flow.graph.nodes.length > maximumPlaces)
      throw new DiagnosticError(report("FLW766", { limit: maximumPlaces, flow: flow.name }));
    const indexOf = new Map(flow.graph.nodes.map(({ id }, index) => [id, first + index]));
    for (const node of flow.graph.nodes) this.#places.push({ kind: "action", flow: flow.name, node, callers });
    const copy = { flow, first, indexOf, callers };
    for (const index of indexOf.values()) this.#owner.set(index, copy);
    this.#pending.push(copy);
    return copy;
  }

  #at(copy: Copy, id: string): number {
    return copy.indexOf.get(id) ?? this.#place(`nowhere ${id}`, { kind: "nowhere", to: id });
  }

  #place(key: string, place: Place): number {
    let index = this.#virtual.get(key);
    if (index === undefined) {
      index = this.#places.push(place) - 1;
      this.#virtual.set(key, index);
    }
    return index;
  }

  #with(whom: "queue" | "agent" | "outside"): number {
    return this.#place(`with ${whom}`, { kind: "with", whom });
  }

  #connect(copy: Copy): void {
    copy.flow.graph.nodes.forEach((node, index) => this.#connectNode(copy, node, copy.first + index));
  }

  #connectNode(copy: Copy, node: FlowNode, here: number): void {
    const facts = callFacts(node.type);
    const modules = facts.leads === "module" ? this.#targets("module", node, facts.target ?? []) : undefined;
    const entered = copy.callers.length < maximumModuleDepth ? (modules?.flows ?? []) : [];
    // Where the module is known, its own result chooses among the branches that come after it.
    const returns = entered.length > 0 && !modules?.unknown;
    for (const module of entered) {
      const inner = this.#copy(module, [...copy.callers, here]);
      this.#edge(here, this.#at(inner, module.graph.start), { kind: "moves", of: here });
    }
    if (facts.leads && (facts.leadsWhen === undefined || holds(facts.leadsWhen, node.parameters)))
      this.#goOn(copy, node, here, facts.leads, facts.target ?? []);
    for (const edge of takenEdges(node)) {
      if (returns && isAfterModule(edge.slot)) continue;
      this.#edge(here, this.#at(copy, edge.to), { kind: "branch", of: here, slot: edge.slot });
    }
  }

  #goOn(
    copy: Copy,
    node: FlowNode,
    here: number,
    leads: NonNullable<CallRole["leads"]>,
    target: readonly string[],
  ): void {
    const moves = { kind: "moves", of: here } as const;
    switch (leads) {
      case "queued":
        return this.#edge(here, this.#with("queue"), moves);
      case "agent":
        return this.#edge(here, this.#with("agent"), moves);
      case "outside":
        return this.#edge(here, this.#with("outside"), moves);
      case "flowOver":
        if (!flowTypeFacts(copy.flow.flowType ?? "contactFlow").carriesContact)
          this.#edge(here, this.#with("queue"), moves);
        return;
      case "return":
        return this.#return(copy, node, here);
      case "flow": {
        const { flows, unknown } = this.#targets("flow", node, target);
        if (unknown && unknown.name === undefined) return this.#edge(here, this.#anyFlow(), moves);
        for (const flow of flows) this.#edge(here, this.#startOf(flow), moves);
        if (unknown)
          this.#edge(here, this.#place(`elsewhere ${unknown.name}`, { kind: "elsewhere", flow: unknown.name }), moves);
      }
    }
  }

  /** A module's end leads to the branches of the action that invoked it: the one of its result where that is known. */
  #return(copy: Copy, node: FlowNode, here: number): void {
    const of = copy.callers.at(-1);
    const caller = of === undefined ? undefined : this.#places[of];
    const outer = of === undefined ? undefined : this.#owner.get(of);
    if (of === undefined || outer === undefined || caller?.kind !== "action") return;
    const after = takenEdges(caller.node).filter(({ slot }) => isAfterModule(slot));
    const result = valueAt(node.parameters, ["Result"]);
    const chosen =
      typeof result === "string" && pathsIn(result).length === 0
        ? (after.find(({ slot }) => slot.kind === "condition" && slot.operand === result) ??
          after.find(({ slot }) => slot.kind === "error") ??
          after.find(({ slot }) => slot.kind === "next"))
        : undefined;
    for (const edge of chosen ? [chosen] : after)
      this.#edge(here, this.#at(outer, edge.to), { kind: "returns", of, slot: edge.slot });
  }

  /** Which flows an action leads to: the named one, or all of them where the name is known only during the call. */
  #targets(
    kind: "flow" | "module",
    node: FlowNode,
    parameter: readonly string[],
  ): { flows: readonly ProvableFlow[]; unknown?: { readonly name: string | undefined } } {
    return this.#named(kind, valueAt(node.parameters, parameter));
  }

  #named(
    kind: "flow" | "module",
    identifier: unknown,
  ): { flows: readonly ProvableFlow[]; unknown?: { readonly name: string | undefined } } {
    if (typeof identifier !== "string" || pathsIn(identifier).length > 0)
      return { flows: this.#flows.filter((flow) => (flow.kind ?? "flow") === kind), unknown: { name: undefined } };
    const { flow, name } = this.#find(kind, identifier);
    return flow ? { flows: [flow] } : { flows: [], unknown: { name } };
  }

  /** Every flow that a hook names may run once the contact is in a queue or with an agent. */
  #addHooks(): void {
    const from = [this.#with("queue"), this.#with("agent")];
    const hooked = new Set<ProvableFlow>();
    for (const { graph } of this.#flows)
      for (const node of graph.nodes)
        for (const identifier of hookTargets(node))
          for (const flow of this.#named("flow", identifier).flows) hooked.add(flow);
    for (const flow of hooked) {
      const start = this.#startOf(flow);
      for (const place of from) this.#edge(place, start, { kind: "later", of: place });
    }
  }
}

function hookTargets(node: FlowNode): readonly unknown[] {
  const { hooks } = callFacts(node.type);
  const map = hooks && valueAt(node.parameters, hooks);
  return typeof map === "object" && map !== null ? Object.values(map) : [];
}

/** The branches that are taken after a module is over; its other errors are taken instead of it. */
function isAfterModule(slot: Slot): boolean {
  return slot.kind !== "error" || slot.error === "NoMatchingCondition";
}

/**
 * The ways on that a call can take: without `next` where it only repeats another branch that the action has. Failures
 * come last, so that of equally short paths the one without them is found first.
 */
export function takenEdges(node: FlowNode): readonly FlowEdge[] {
  const taken = withoutRepeats(node);
  return [...taken.filter(({ slot }) => !isFailure(slot)), ...taken.filter(({ slot }) => isFailure(slot))];
}

function withoutRepeats(node: FlowNode): readonly FlowEdge[] {
  const action = actionType(node.type);
  if (!action) return node.edges;
  const has = (kind: Slot["kind"], name: string) =>
    node.edges.some(({ slot }) => slot.kind === kind && nameOf(slot) === name);
  const repeats = mirroredBranches(action, node.parameters).some((mirror) =>
    mirror.kind === "error" ? has("error", mirror.error) : has("condition", mirror.operand),
  );
  // Where no condition need be true, `next` is the way on unless there is a branch for that.
  const operands = allowedOperands(action, node.parameters);
  const decided =
    has("error", "NoMatchingCondition") || (operands !== "free" && operands.every((one) => has("condition", one)));
  return repeats && decided ? node.edges.filter(({ slot }) => slot.kind !== "next") : node.edges;
}

function nameOf(slot: Slot): string {
  return slot.kind === "condition" ? slot.operand : slot.kind === "error" ? slot.error : "";
}
