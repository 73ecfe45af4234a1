import type { Slot } from "../../graph/flow-graph.js";
import { slotName } from "../../graph/slot.js";
import type { FlowNode } from "../../graph/flow-graph.js";
import { parsePath, pathsIn } from "../../language/paths.js";
import type { Resource } from "../../language/parameter-schema.js";
import { valueAt } from "../../language/predicate.js";
import { actionType } from "../../language/registry.js";
import { identify } from "../identifiers.js";
import { callFacts } from "./call-facts.js";
import type { Origins } from "./origins.js";
import type { WholeGraph } from "./whole-graph.js";

/** What spots are looked for in. */
export interface Surroundings {
  readonly graph: WholeGraph;
  readonly origins: Origins;
}

/**
 * `surely`: only what is it on every path that comes there. `possibly`: also what may be it on some path. A proof asks
 * for what must be passed `surely`, and for what must not be reached `possibly`.
 */
export type Sureness = "surely" | "possibly";

/** Blocks and branches of a flow, described rather than listed. */
export interface Spot {
  /** What it is, for people: `OneTimePin's outcome "valid"`. */
  readonly words: string;
  /** It stands for something of the flows by its name: a name that nothing has is a slip of the pen. */
  readonly isNamed?: true;
  /** The flow that it is about, where it is there without any call coming to it. */
  readonly flow?: string;
  /** True for a block, on its way in. */
  readonly isPlace?: (place: number, among: Surroundings, sureness: Sureness) => boolean;
  /** True for a way on. */
  readonly isEdge?: (edge: number, among: Surroundings, sureness: Sureness) => boolean;
}

/** A block by its identifier; in one flow, or wherever it is. */
export function block(id: string, { flow }: { readonly flow?: string } = {}): Spot {
  const words = `the block ${id}${flow === undefined ? "" : ` of ${flow}`}`;
  const isMeant = (node: FlowNode, inFlow: string): boolean => {
    return node.id === id && (flow === undefined || flow === inFlow);
  };
  return { ...action(words, isMeant), isNamed: true };
}

/** All blocks that one line of the author's makes: `flows/main.flow.ts:31`. */
export function line(place: string): Spot {
  const isMeant = ({ source }: FlowNode): boolean => {
    return source !== undefined && `${source.file}:${source.line}`.endsWith(place) && endsAtFolder(source.file, place);
  };
  return { ...action(`the line ${place}`, isMeant), isNamed: true };
}

function endsAtFolder(file: string, place: string): boolean {
  const wanted = place.slice(0, place.lastIndexOf(":"));
  return file === wanted || file.endsWith(`/${wanted}`);
}

/** Every block that a question about its type and parameters picks. */
export function action(words: string, picks: (node: FlowNode, flow: string) => boolean): Spot {
  return {
    words,
    isPlace: (place, { graph }) => {
      const at = graph.places[place];
      return at?.kind === "action" && picks(at.node, at.flow);
    },
  };
}

/** Where the call goes to another flow. A name that is known only during the call may be this flow. */
export function transferToFlow(name: string): Spot {
  return {
    words: `transfer to flow ${name}`,
    isNamed: true,
    flow: name,
    isPlace: (place, { graph }, sureness) => {
      const at = graph.places[place];
      if (at?.kind !== "action") return false;
      const { leads, target } = callFacts(at.node.type);
      if (leads !== "flow" || !target) return false;
      const identifier = valueAt(at.node.parameters, target);
      if (typeof identifier !== "string") return false;
      return isDynamic(identifier) ? sureness === "possibly" : leadsToFlow(graph, place, name, identifier);
    },
  };
}

function leadsToFlow(graph: WholeGraph, place: number, name: string, identifier: string): boolean {
  if (identify(identifier).name === name) return true;
  for (let edge = graph.firstEdge[place]!; edge < graph.firstEdge[place + 1]!; edge++) {
    const to = graph.places[graph.target[edge]!];
    if (graph.ways[edge]!.kind === "moves" && to?.kind === "action" && to.flow === name) return true;
  }
  return false;
}

/** The beginning of a flow, however a call comes there. */
export function flowStart(name: string): Spot {
  return {
    words: `the flow ${name}`,
    isNamed: true,
    flow: name,
    isEdge: (edge, { graph }) => {
      const { kind } = graph.ways[edge]!;
      const to = graph.places[graph.target[edge]!];
      const from = graph.places[graph.source[edge]!];
      if (to?.kind === "elsewhere") return to.flow === name && from?.kind === "action";
      return (kind === "moves" || kind === "later" || kind === "begins") && to?.kind === "action" && to.flow === name;
    },
  };
}

/** Where a Lambda function is asked, whatever for or with this input (texts as the flow has them). */
export function lambda(name: string, input: Readonly<Record<string, string>> = {}): Spot {
  return { ...action(wordsOfLambda(name, input), (node) => isLambda(node, name, input)), isNamed: true };
}

/** Where the contact enters a queue. */
export const queued: Spot = withPlace("a queue", "queue");
/** Where the contact goes to an agent. */
export const withAgent: Spot = withPlace("an agent", "agent");
/** Where the flow hangs up. */
export const hangsUp: Spot = action("hanging up", ({ type }) => callFacts(type).leads === "ended");

function withPlace(words: string, whom: "queue" | "agent"): Spot {
  return {
    words,
    isPlace: (place, { graph }) => {
      const at = graph.places[place];
      return at?.kind === "with" && at.whom === whom;
    },
  };
}

/** A test of a value, as a condition has it. */
export interface Test {
  readonly equals?: string;
  readonly startsWith?: string;
  readonly endsWith?: string;
  readonly contains?: string;
  readonly over?: number;
  readonly atLeast?: number;
  readonly under?: number;
  readonly atMost?: number;
}

/** Which branch is meant. */
export type BranchQuery =
  /** A condition on what a Lambda function has answered, however the answer got there. */
  | (Test & { readonly lambda: string; readonly input?: Readonly<Record<string, string>>; readonly field: string })
  /** A condition on a value of the call: `$.Attributes.plan`. */
  | (Test & { readonly value: string })
  /** A way on of a block: a key, a condition, an error, or `next`. */
  | (Test & {
      readonly block: string;
      readonly flow?: string;
      readonly key?: string;
      readonly error?: string;
      readonly next?: true;
    });

const operators: ReadonlyMap<keyof Test, string> = new Map([
  ["equals", "Equals"],
  ["startsWith", "TextStartsWith"],
  ["endsWith", "TextEndsWith"],
  ["contains", "TextContains"],
  ["over", "NumberGreaterThan"],
  ["atLeast", "NumberGreaterOrEqualTo"],
  ["under", "NumberLessThan"],
  ["atMost", "NumberLessOrEqualTo"],
]);

/** A branch: a way on of a block that tests something. */
export function branch(query: BranchQuery): Spot {
  const wanted = slotsOf(query);
  const isSlot = (slot: Slot | undefined): boolean =>
    slot !== undefined && (wanted.length === 0 || wanted.some((one) => slotName(one) === slotName(slot)));
  if ("block" in query) {
    const { block: id, flow } = query;
    return edges(`${id}'s branch ${wanted.map(slotName).join(" or ")}`, isSlot, (node, inFlow) => {
      return node.id === id && (flow === undefined || flow === inFlow);
    });
  }
  const test = wanted.map(slotName).join(" or ");
  if ("value" in query) {
    const names = parsePath(query.value)?.join(".");
    return edges(`${query.value} ${test}`, isSlot, (node) => comparedPath(node)?.join(".") === names);
  }
  const { lambda: name, input = {}, field } = query;
  return {
    words: `${wordsOfLambda(name, input)}: ${field} ${test}`,
    isNamed: true,
    isEdge: (edge, among, sureness) => {
      const { of, slot } = among.graph.ways[edge]!;
      if (!isSlot(slot)) return false;
      const at = among.graph.places[of];
      const path = at?.kind === "action" ? valueAt(at.node.parameters, ["ComparisonValue"]) : undefined;
      if (typeof path !== "string") return false;
      const origins = among.origins.of(of, path);
      const fits = (one: (typeof origins)[number]) => {
        const from = among.graph.places[one.place];
        return !one.isPart && one.path === field && from?.kind === "action" && isLambda(from.node, name, input);
      };
      return sureness === "surely" ? origins.length > 0 && origins.every(fits) : origins.some(fits);
    },
  };
}

function edges(
  words: string,
  isSlot: (slot: Slot | undefined) => boolean,
  isNode: (node: FlowNode, flow: string) => boolean,
): Spot {
  return {
    words,
    isNamed: true,
    isEdge: (edge, { graph }) => {
      const { of, slot } = graph.ways[edge]!;
      const at = graph.places[of];
      return isSlot(slot) && at?.kind === "action" && isNode(at.node, at.flow);
    },
  };
}

function slotsOf(query: BranchQuery): readonly Slot[] {
  const tested = [...operators].flatMap(([key, operator]): Slot[] => {
    const operand = query[key];
    return operand === undefined ? [] : [{ kind: "condition", operator, operand: String(operand) }];
  });
  if (!("block" in query)) return tested;
  if (query.key !== undefined) tested.push({ kind: "condition", operator: "Equals", operand: query.key });
  if (query.error !== undefined) tested.push({ kind: "error", error: query.error });
  if (query.next) tested.push({ kind: "next" });
  return tested;
}

function comparedPath(node: FlowNode): readonly string[] | undefined {
  const path = valueAt(node.parameters, ["ComparisonValue"]);
  return typeof path === "string" ? parsePath(path) : undefined;
}

/** The name of the thing of the instance that a block uses: its Lambda function, its flow. Undefined when it is dynamic. */
export function resourceOf(node: FlowNode, kind: Resource): string | undefined {
  for (const [name, { resource }] of Object.entries(actionType(node.type)?.parameters.properties ?? {})) {
    if (resource !== kind) continue;
    const identifier = valueAt(node.parameters, [name]);
    if (typeof identifier === "string" && !isDynamic(identifier)) return identify(identifier).name;
  }
  return undefined;
}

function isLambda(node: FlowNode, name: string, input: Readonly<Record<string, string>>): boolean {
  if (resourceOf(node, "lambda") !== name) return false;
  return Object.entries(input).every(
    ([key, value]) => valueAt(node.parameters, ["LambdaInvocationAttributes", key]) === value,
  );
}

function wordsOfLambda(name: string, input: Readonly<Record<string, string>>): string {
  const texts = Object.entries(input).map(([key, value]) => `${key} ${value}`);
  return texts.length === 0 ? name : `${name} (${texts.join(", ")})`;
}

function isDynamic(text: string): boolean {
  return pathsIn(text).length > 0;
}
