import { spellingOf, type Spelling } from "../compile/spelling.js";
import { mirrorNext } from "../compile/mirror-next.js";
import { usualErrors } from "../compile/trace/record.js";
import type { FlowEdge, FlowNode, Slot } from "../graph/flow-graph.js";
import { slotKey } from "../graph/slot.js";
import { actionType } from "../language/registry.js";
import { contactCalls } from "./calls/contact.js";
import { dataCalls } from "./calls/data.js";
import { interactionCalls } from "./calls/interaction.js";
import { Given, type Call, type CallWriter } from "./calls/call.js";
import { comparisonOf, type Comparison } from "./comparison.js";
import type { JsonObject } from "../language/json.js";
import { json, list, plain, text, type Expression } from "./expression.js";
import { tryCall } from "./try-call.js";

/** A way on of an action that the source names: an outcome. */
export interface Way {
  readonly slot: Slot;
  readonly to: string;
  /** What the outcome is compared with. */
  readonly label: string;
  /** This way is what remains of an outcome whose cases are asked for one by one. */
  readonly rest?: boolean;
}

/** How the ways on of an action are written. */
export type Shape =
  /** A statement; the flow goes on behind it. */
  | { readonly kind: "statement" }
  /** The flow ends with it. */
  | { readonly kind: "end" }
  /** A condition: the first way when it holds, otherwise the second. */
  | { readonly kind: "test" }
  /** An outcome that is compared with labels. `open`: the call without the list of what there is to compare with. */
  | { readonly kind: "choice"; readonly member?: string; readonly open?: Call }
  /** Comparisons with a value of the call. The last way is what remains. */
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  /** The service's counting loop: again, done. */
  | { readonly kind: "loop"; readonly count: Expression };

/** How one action is written. */
export interface Step {
  readonly node: FlowNode;
  readonly shape: Shape;
  /** The call; absent for comparisons and loops. */
  readonly call?: Call;
  /** True when the author's own function for the block is called, or TypeScript itself says it. */
  readonly named: boolean;
  readonly ways: readonly Way[];
  /** Error branches that `try` or the flow's `onError` takes. */
  readonly errors: readonly FlowEdge[];
  /** Its errors without being told, and whether these are all of its errors: nothing has to be said then. */
  readonly usual: boolean;
  /** It goes on when an error is not handled, and its errors lead where it goes on: nothing is written for them. */
  readonly harmless: boolean;
  /** The parameters that the source gives. */
  readonly parameters: JsonObject;
  /** How its parameters were spelled. */
  readonly spelling: Spelling;
  /** The conditions in the order that the source gives them, where the action has another. */
  readonly conditions?: readonly string[];
  /** The second of two actions that the call makes. */
  readonly second?: Step;
  /** `NextAction` where it is none of the ways and not what the console would write. */
  readonly next?: string | null;
}

const writers: ReadonlyMap<string, CallWriter> = new Map(
  Object.entries({ ...interactionCalls, ...contactCalls, ...dataCalls }),
);

/** What steps depend on besides their action. */
export interface StepOptions {
  /** Whether harmless blocks of the flow have branches for errors that they need not have. */
  readonly optionalErrors: boolean;
  /** Every action word for word. */
  readonly plainly: boolean;
}

/** Finds the way in which an action is written: the author's own function where it records this very action. */
export function stepOf(node: FlowNode, options: StepOptions): Step {
  if (options.plainly) return verbatimStep(node);
  return comparisonStep(node) ?? loopStep(node) ?? namedStep(node, options) ?? verbatimStep(node);
}

function comparisonStep(node: FlowNode): Step | undefined {
  const comparison = comparisonOf(node);
  if (!comparison) return undefined;
  const ways = node.edges.flatMap(({ slot, to }): Way[] =>
    slot.kind === "next" ? [] : [{ slot, to, label: slotKey(slot), rest: slot.kind === "error" }],
  );
  const asked = ways.filter(({ rest }) => !rest);
  const together = byTarget(ways);
  const order = conditionOrder(node.edges, together);
  const isPlain = order && new Set(asked.map(({ label }) => label)).size === asked.length;
  const cases = (isPlain ? together : ways).flatMap((way) => comparison.cases[asked.indexOf(way)] ?? []);
  return finished(node, {
    shape: { kind: "comparison", comparison: { ...comparison, cases } },
    ways: isPlain ? together : ways,
    errors: [],
    usual: true,
    named: true,
    ...(isPlain && order),
  });
}

/** Ways with those to the same place together, and with what remains those that lead there. */
function byTarget(ways: readonly Way[]): readonly Way[] {
  const rest = ways.find((way) => way.rest);
  const targets = new Set(ways.map(({ to }) => to));
  if (rest) {
    targets.delete(rest.to);
    targets.add(rest.to);
  }
  return [...targets].flatMap((target) =>
    ways.filter(({ to }) => to === target).toSorted((a, b) => Number(a.rest ?? false) - Number(b.rest ?? false)),
  );
}

function loopStep(node: FlowNode): Step | undefined {
  if (!actionType(node.type)?.identity || Object.keys(node.parameters).join() !== "LoopCount") return undefined;
  const count = node.parameters["LoopCount"];
  if (typeof count !== "string" && typeof count !== "number") return undefined;
  const ways = ["ContinueLooping", "DoneLooping"].map((operand) => {
    const edge = node.edges.find(({ slot }) => slot.kind === "condition" && slot.operand === operand);
    return edge && { ...edge, label: operand };
  });
  const [again, done] = ways;
  const others = node.edges.filter(({ slot }) => slot.kind !== "condition");
  const conditions = node.edges.filter(({ slot }) => slot.kind === "condition");
  if (!again || !done || conditions.length !== 2) return undefined;
  const order = conditionOrder(node.edges, [again, done]);
  const isNumber = /^(?:0|[1-9]\d?|100)$/.test(String(count));
  if (!isNumber && !/^\$\.[A-Za-z]/.test(String(count))) return undefined;
  const errors = others.filter(({ slot }) => slot.kind === "error");
  const expected = isNumber ? [] : ["NoMatchingError"];
  return finished(node, {
    shape: { kind: "loop", count: isNumber ? plain(Number(count)) : text(String(count)) },
    ways: [again, done],
    errors,
    usual: sameErrors(errors, expected),
    named: true,
    ...order,
    parameters: { LoopCount: String(count) },
    ...(typeof count === "number" && { spelling: { LoopCount: count } }),
  });
}

function namedStep(node: FlowNode, options: StepOptions): Step | undefined {
  const writer = writers.get(node.type);
  if (!writer) return undefined;
  const written = writer(new Given(node));
  for (const call of Array.isArray(written)
    ? (written as readonly (Call | undefined)[])
    : [written as Call | undefined]) {
    const step = call && stepOfCall(node, call, options);
    if (step) return step;
  }
  return undefined;
}

/** The options of choices that list what there is to compare with. */
const listing = ["keys", "intents", "actions"] as const;

function stepOfCall(node: FlowNode, call: Call, options: StepOptions): Step | undefined {
  const recorded = tryCall(call);
  if (!recorded || recorded.type !== node.type) return undefined;
  const spelling = spellingOf(node.type, recorded.parameters, node.parameters);
  if (!spelling) return undefined;
  const left = new Map(node.edges.map((edge) => [slotKey(edge.slot), edge]));
  const ways: Way[] = [];
  let open = false;
  for (const branch of recorded.branches) {
    const key = slotKey(branch.slot);
    const edge = left.get(key);
    if (!edge) return undefined;
    left.delete(key);
    const rest =
      branch.open !== undefined || (branch.slot.kind === "error" && branch.slot.error === "NoMatchingCondition");
    open ||= branch.open !== undefined;
    ways.push({ slot: edge.slot, to: edge.to, label: branch.label, rest });
  }
  const conditions = [...left.values()].filter(({ slot }) => slot.kind === "condition");
  if (conditions.length > 0) {
    const asked = open ? conditions.map(numericWay) : [];
    if (!asked.length || !asked.every((way) => way !== undefined)) return undefined;
    ways.unshift(...asked);
    for (const way of asked) left.delete(slotKey(way.slot));
  }
  const order = conditionOrder(node.edges, ways);
  if (!order) return undefined;
  const errors = [...left.values()].filter(({ slot }) => slot.kind === "error");
  const facts = actionType(node.type);
  const parameters = recorded.parameters;
  const outcomes = new Set(ways.map(({ slot }) => (slot.kind === "error" ? slot.error : "")));
  const expected = usualErrors(facts, parameters, options).filter((error) => !outcomes.has(error));
  const shape = shapeOf(call, ways, recorded.branches.length);
  return finished(node, {
    shape,
    call,
    ways,
    ...order,
    errors,
    usual: sameErrors(errors, expected),
    named: true,
    spelling,
    parameters,
  });
}

/** A condition of a figure: `> 300`. */
function numericWay({ slot, to }: FlowEdge): Way | undefined {
  if (slot.kind !== "condition") return undefined;
  const label = figures[slot.operator];
  return label === undefined || !/^\d{1,12}$/.test(slot.operand)
    ? undefined
    : { slot, to, label: `${label} ${slot.operand}` };
}

const figures: Readonly<Record<string, string>> = {
  Equals: "===",
  NumberGreaterThan: ">",
  NumberGreaterOrEqualTo: ">=",
  NumberLessThan: "<",
  NumberLessOrEqualTo: "<=",
};

/**
 * The order in which the source gives the conditions, where it is not the action's: the author's function has one of its
 * own. It does not matter for different texts, of which one at most is equal.
 */
function conditionOrder(
  edges: readonly FlowEdge[],
  ways: readonly Way[],
): { readonly conditions?: readonly string[] } | undefined {
  const wanted = edges.flatMap(({ slot }) => (slot.kind === "condition" ? [slotKey(slot)] : []));
  const given = ways.flatMap(({ slot }) => (slot.kind === "condition" ? [slotKey(slot)] : []));
  if (wanted.length !== given.length) return undefined;
  if (wanted.every((key, i) => key === given[i])) return {};
  const plainTexts = edges.every(
    ({ slot }) => slot.kind !== "condition" || (slot.operator === "Equals" && !slot.operand.includes("$.")),
  );
  return plainTexts ? { conditions: given } : undefined;
}

function shapeOf(call: Call, ways: readonly Way[], branches: number): Shape {
  if (branches === 0) return { kind: "end" };
  if (call.truth !== undefined) return { kind: "test" };
  if (branches === 1 && ways.length === 1 && !ways[0]?.rest) return { kind: "statement" };
  const option = listing.find((name) => call.options[name] !== undefined);
  const open = option && { ...call, options: { ...call.options, [option]: undefined } };
  return { kind: "choice", ...(call.outcome && { member: call.outcome }), ...(open && { open }) };
}

/** Any action, word for word. */
function verbatimStep(node: FlowNode): Step {
  const errors: FlowEdge[] = [];
  const ways: Way[] = [];
  const mirrored = mirrorNext({ ...node, edges: node.edges.filter(({ slot }) => slot.kind !== "next") });
  const inert = mirrored.edges.some(({ slot }) => slot.kind === "next");
  for (const { slot, to } of node.edges) {
    if (slot.kind === "next" && inert) continue;
    if (slot.kind === "error" && slot.error !== "NoMatchingCondition" && slot.error !== "InputTimeLimitExceeded") {
      errors.push({ slot, to });
      continue;
    }
    ways.push({ slot, to, label: outcomeName(slot) });
  }
  const harmless = actionType(node.type)?.unhandledError === "continue";
  const next = ways.find(({ slot }) => slot.kind === "next")?.to;
  const silent = harmless && next !== undefined && errors.every(({ to }) => to === next);
  const asWays =
    harmless && !silent ? [...errors.map((edge) => ({ ...edge, label: outcomeName(edge.slot) })), ...ways] : ways;
  const left = harmless && !silent ? [] : errors;
  const call: Call = {
    fn: "action",
    args: [
      plain(node.type),
      json(node.parameters),
      ...(asWays.length > 0 ? [list(asWays.map(({ label }) => plain(label)))] : []),
    ],
    options: {
      errors:
        left.length > 0 ? list(left.map(({ slot }) => plain(slot.kind === "error" ? slot.error : ""))) : undefined,
    },
  };
  const args = left.length > 0 && asWays.length === 0 ? [...call.args, list([])] : call.args;
  const kind = asWays.length === 0 ? "end" : asWays.length === 1 ? "statement" : "choice";
  return finished(node, {
    shape: { kind },
    call: { ...call, args },
    ways: asWays,
    errors: left,
    usual: true,
    named: false,
  });
}

function outcomeName(slot: Slot): string {
  if (slot.kind === "next") return "next";
  return slot.kind === "error" ? `!${slot.error}` : `${slot.operator}:${slot.operand}`;
}

type Found = Pick<Step, "shape" | "ways" | "errors" | "usual" | "named"> &
  Partial<Pick<Step, "call" | "spelling" | "parameters" | "conditions">>;

function finished(node: FlowNode, found: Found): Step {
  const ways = new Map(found.ways.map((way) => [slotKey(way.slot), way]));
  const own = node.edges.find(({ slot }) => slot.kind === "next");
  const written: FlowNode = { ...node, edges: node.edges.filter(({ slot }) => slot.kind !== "next") };
  const mirrored = mirrorNext(written).edges.find(({ slot }) => slot.kind === "next");
  const isWay = ways.has(slotKey({ kind: "next" }));
  const differs = !isWay && own?.to !== mirrored?.to;
  const isHarmless = actionType(node.type)?.unhandledError === "continue";
  const [only] = found.ways;
  const goesOn =
    found.ways.length === 1 && only?.slot.kind === "next" && found.errors.every(({ to }) => to === only.to);
  return {
    node,
    parameters: node.parameters,
    spelling: {},
    ...found,
    harmless: isHarmless && goesOn && found.usual && found.named,
    ...(differs && { next: own?.to ?? null }),
  };
}

function sameErrors(errors: readonly FlowEdge[], expected: readonly string[]): boolean {
  const given = errors.map(({ slot }) => (slot.kind === "error" ? slot.error : ""));
  return given.length === expected.length && expected.every((error) => given.includes(error));
}
