import type { SourcePosition } from "../../diagnostics/diagnostic.js";
import type { FlowNode, Slot } from "../../graph/flow-graph.js";
import { slotKey, slotName } from "../../graph/slot.js";
import { parsePath } from "../../language/paths.js";
import type { CallEvent } from "../call-event.js";
import type { CallState, Fault } from "../call-state.js";
import type { Effect } from "../effect.js";
import { endedByItself } from "../ending.js";
import { newCall } from "../new-call.js";
import { readPath, textOf } from "../path.js";
import type { Flows } from "../prepared-flow.js";
import type { ProvableFlow } from "../proofs/flow-finder.js";
import { takenEdges } from "../proofs/whole-graph.js";
import { step } from "../step.js";
import { beginnings, type Beginning } from "./beginnings.js";
import { choicesAt, type Choice } from "./choices.js";
import { decisiveValues, waitingMark } from "./live.js";
import { contextOf, surveyOf, type Survey } from "./survey.js";
import { whyNot } from "./why-not.js";

/** What to explore. */
export interface ExploreOptions {
  /** The flow that calls arrive at. */
  readonly root: ProvableFlow;
  /** All flows and modules that calls may go through, the root among them. */
  readonly flows: readonly ProvableFlow[];
  /** The same flows as the engine runs them. */
  readonly prepared: Flows;
  /** How many different moments are looked at; 20,000 when absent. */
  readonly maximumMoments?: number;
  /** Told now and then how many moments have been looked at, and how many are known. */
  readonly onProgress?: (done: number, known: number) => void;
}

/** A moment at which a call waits: one for all calls that go on in the same ways. */
export interface Moment {
  readonly state: CallState;
  readonly cost: number;
  /** How it was come to first; absent for the beginning of a call. */
  readonly from?: Arrival;
  readonly beginning?: Beginning;
}

/** What led from one moment to the next. */
export interface Arrival {
  /** Numbers of the moments before and after. */
  readonly moment: number;
  readonly to: number;
  readonly choice: Choice;
  /** Blocks that were made to fail on the way. */
  readonly faults: readonly Fault[];
  readonly effects: readonly Effect[];
}

/** A way on of a block, and how a call comes to take it. */
export interface ExploredBranch {
  readonly flow: string;
  readonly action: string;
  readonly type: string;
  readonly slot: Slot;
  readonly position?: SourcePosition;
  /** The cheapest way there: what happens, last the arrival in which the branch is taken. Undefined: none was found. */
  readonly reached?: readonly (Arrival | Beginning)[];
  /** Why no call takes it, as far as that is known. */
  readonly reason?: string;
}

/** What came of exploring. */
export interface Exploration {
  readonly root: string;
  readonly branches: readonly ExploredBranch[];
  readonly moments: readonly Moment[];
  /** Every arrival between moments, the first ones among them. */
  readonly arrivals: readonly Arrival[];
  /** False when there were more moments than allowed. */
  readonly isComplete: boolean;
}

/** Keys, waiting and agents cost more than data: the shortest inputs of a caller come first, failures last. */
const costs = { caller: 10, data: 1, failure: 1000 } as const;

/**
 * Follows every choice at every moment of a call, cheapest first, with data that the conditions tell apart. Calls that
 * agree in all that may still decide something are followed once, so flows with circles come to an end. Failures that
 * no answer brings about are injected where their branch has not been taken otherwise.
 */
export function explore(options: ExploreOptions): Exploration {
  return new Exploring(options).run();
}

class Exploring {
  readonly #options: ExploreOptions;
  readonly #survey: Survey;
  readonly #decisive: readonly ReadonlySet<string>[];
  readonly #moments: Moment[] = [];
  readonly #known = new Map<string, number>();
  readonly #arrivals: Arrival[] = [];
  /** Moments that wait to be looked at, by cost. */
  readonly #pending: number[][] = [];
  #pendingCount = 0;
  #done = 0;
  readonly #looked = new Set<number>();
  /** Branch → the cheapest arrival that takes it. */
  readonly #taken = new Map<string, { readonly cost: number; readonly arrival: Arrival }>();
  /** Block → the cheapest arrival that runs it. */
  readonly #run = new Map<string, { readonly cost: number; readonly arrival: Arrival }>();
  readonly #injected = new Set<string>();
  /** Block → values that its comparison has met. */
  readonly #met = new Map<string, Set<string>>();
  /** Block → why calls end there. */
  readonly #stops = new Map<string, string>();

  constructor(options: ExploreOptions) {
    this.#options = options;
    this.#survey = surveyOf(options.root, options.flows);
    this.#decisive = decisiveValues(this.#survey.graph);
  }

  run(): Exploration {
    for (const beginning of beginnings(this.#options.root.name, this.#survey.needs, this.#survey.channels)) {
      const state = newCall(beginning.call);
      this.#meet({ state, cost: 0, beginning }, this.#keyOf(state));
    }
    const maximum = this.#options.maximumMoments ?? 20_000;
    do {
      while (this.#pendingCount > 0 && this.#moments.length < maximum) this.#lookAt(this.#cheapest());
    } while (this.#moments.length < maximum && this.#injectFaults());
    return {
      root: this.#options.root.name,
      branches: this.#branches(),
      moments: this.#moments,
      arrivals: this.#arrivals,
      isComplete: this.#pendingCount === 0,
    };
  }

  /** The number that a state has, or will have. */
  #numberOf(key: string): number {
    return this.#known.get(key) ?? this.#moments.length;
  }

  /** Notes a moment unless one that is equal, and no dearer, is known. */
  #meet(moment: Moment, key: string): void {
    const known = this.#known.get(key);
    if (known !== undefined && (moment.cost >= this.#moments[known]!.cost || this.#looked.has(known))) return;
    const number = this.#numberOf(key);
    this.#moments[number] = moment;
    this.#known.set(key, number);
    this.#push(number, moment.cost);
  }

  #push(number: number, cost: number): void {
    (this.#pending[cost] ??= []).push(number);
    this.#pendingCount += 1;
    this.#lowest = Math.min(this.#lowest, cost);
  }

  #cheapest(): number {
    for (let cost = this.#lowest; cost < this.#pending.length; cost += 1) {
      const number = this.#pending[cost]?.shift();
      if (number === undefined) continue;
      this.#lowest = cost;
      this.#pendingCount -= 1;
      return number;
    }
    throw new Error("No moment waits to be looked at.");
  }
  #lowest = 0;

  #lookAt(number: number): void {
    if (this.#looked.has(number)) return;
    this.#looked.add(number);
    this.#done += 1;
    if (this.#done % 50 === 0) this.#options.onProgress?.(this.#done, this.#moments.length);
    const { state, cost } = this.#moments[number]!;
    choicesAt(state, contextOf(this.#survey, state)).forEach((choice, index) => {
      // Of several answers the first is the usual one.
      const price = costs[choice.by] + (choice.by === "data" ? Math.min(index, 5) : 0);
      this.#follow(number, choice, [], cost + price);
    });
  }

  #follow(moment: number, choice: Choice, faults: readonly Fault[], cost: number): void {
    const { prepared } = this.#options;
    const { state } = this.#moments[moment]!;
    const { state: after, effects } = step(prepared, { ...state, faults }, choice.event);
    if (effects[0]?.kind === "ignored") return;
    const unharmed = after.faults.length > 0 ? { ...after, faults: [] } : after;
    const key = this.#keyOf(unharmed);
    const arrival: Arrival = { moment, to: this.#numberOf(key), choice, effects, faults };
    this.#notice(arrival, state, cost);
    this.#meet({ state: unharmed, cost, from: arrival }, key);
    this.#arrivals.push(arrival);
  }

  /** Keeps what an arrival shows for the first time, or more cheaply. */
  #notice(arrival: Arrival, before: CallState, cost: number): void {
    const isCheaper = (known: { readonly cost: number } | undefined) => known === undefined || cost < known.cost;
    const runs = (flow: string, action: string) => {
      const block = blockKey(flow, action);
      if (isCheaper(this.#run.get(block))) this.#run.set(block, { cost, arrival });
    };
    for (const effect of arrival.effects) {
      if (effect.action !== "") runs(effect.flow, effect.action);
      if (effect.kind === "ended" && !endedByItself(effect))
        this.#stops.set(blockKey(effect.flow, effect.action), effect.explanation);
      if (effect.kind !== "branch") continue;
      const branch = branchKey(effect.flow, effect.action, effect.slot);
      if (isCheaper(this.#taken.get(branch))) this.#taken.set(branch, { cost, arrival });
      this.#noteValue(effect.flow, effect.action, arrival, before);
    }
  }

  /** What a comparison has met is known at the moment before, unless the value came up on the way. */
  #noteValue(flow: string, action: string, { effects }: Arrival, before: CallState): void {
    const node = this.#nodeOf(flow, action);
    const compared = node?.parameters["ComparisonValue"];
    const path = typeof compared === "string" ? parsePath(compared) : undefined;
    if (!path) return;
    let values = this.#met.get(blockKey(flow, action));
    if (!values) this.#met.set(blockKey(flow, action), (values = new Set()));
    if (values.size > 20) return;
    const isFresh = effects.some(({ kind }) => kind === "answered" || kind === "attributesSet" || kind === "collected");
    if (!isFresh) values.add(textOf(readPath(before, path)));
  }

  /** Makes blocks fail whose error branches have not been taken. True when that led anywhere. */
  #injectFaults(): boolean {
    let went = false;
    for (const [flow, node] of this.#survey.nodes) {
      for (const { slot } of node.edges) {
        if (slot.kind !== "error" || slot.error === "NoMatchingCondition") continue;
        const branch = branchKey(flow, node.id, slot);
        const run = this.#run.get(blockKey(flow, node.id));
        if (!run || this.#taken.has(branch) || this.#injected.has(branch)) continue;
        this.#injected.add(branch);
        const { moment, choice, faults } = run.arrival;
        const more = [...faults, { flow, action: node.id, error: slot.error }];
        this.#follow(moment, choice, more, run.cost + costs.failure);
        went = true;
      }
    }
    return went;
  }

  #nodeOf(flow: string, action: string): FlowNode | undefined {
    this.#nodeByKey ??= new Map(this.#survey.nodes.map(([name, node]) => [blockKey(name, node.id), node]));
    return this.#nodeByKey.get(blockKey(flow, action));
  }
  #nodeByKey: Map<string, FlowNode> | undefined;

  #branches(): readonly ExploredBranch[] {
    const branches: ExploredBranch[] = [];
    for (const [flow, node] of this.#survey.nodes) {
      for (const { slot } of inDocumentOrder(node)) {
        const taken = this.#taken.get(branchKey(flow, node.id, slot));
        const block = blockKey(flow, node.id);
        const about = { flow, action: node.id, type: node.type, slot, ...(node.source && { position: node.source }) };
        if (taken)
          branches.push({ ...about, reached: [...pathTo(this.#moments, taken.arrival.moment), taken.arrival] });
        else {
          const reason = whyNot(node, slot, {
            isRun: this.#run.has(block),
            stops: this.#stops.get(block),
            values: this.#met.get(block),
            isComplete: this.#pendingCount === 0,
            isPart: this.#survey.needs.parts.has(String(node.parameters["ComparisonValue"])),
            waysTo: this.#waysTo(flow, node.id),
          });
          branches.push({ ...about, reason });
        }
      }
    }
    return branches;
  }

  /** Branches that lead to a block from blocks that are run, none of which is taken when the block is not. */
  #waysTo(flow: string, action: string): readonly string[] {
    if (this.#run.has(blockKey(flow, action))) return [];
    const ways: string[] = [];
    for (const [inFlow, node] of this.#survey.nodes)
      for (const { slot, to } of inDocumentOrder(node))
        if (inFlow === flow && to === action && this.#run.has(blockKey(flow, node.id)))
          ways.push(`${node.id} → ${slotName(slot)}`);
    return ways;
  }

  /** Equal for two moments from which calls go on in the same ways. */
  #keyOf(state: CallState): string {
    const place = this.#survey.placeOf(state);
    const values = [...(this.#decisive[place] ?? [])].map((path) => {
      const depth = path.lastIndexOf(waitingMark) + 1;
      const scope = depth === 0 ? state.scope : state.callers.at(-depth)?.scope;
      const names = parsePath(path.slice(depth)) ?? [];
      return [path, scope ? (readPath({ ...state, scope }, names) ?? null) : null];
    });
    const { waiting, ended } = state;
    return JSON.stringify([
      place,
      place < 0 ? [state.flow, state.action] : 0,
      ended?.reason,
      waiting?.kind === "start" ? this.#moments.length : waiting?.kind,
      waiting?.kind === "keys" || waiting?.kind === "listening" ? waiting.typed : 0,
      waiting?.kind === "answer" && waiting.question.kind === "lambda" ? waiting.question.attempt : 0,
      state.stage,
      [...state.scope.loops],
      state.callers.map(({ scope }) => [...scope.loops]),
      state.queue !== undefined,
      state.requeued,
      [...state.hooks],
      state.buffering,
      state.keys,
      state.contact.channel,
      values,
    ]);
  }
}

/** What leads to a moment: the beginning of the call, then every arrival. */
export function pathTo(moments: readonly Moment[], moment: number): readonly (Arrival | Beginning)[] {
  const path: (Arrival | Beginning)[] = [];
  for (let number: number | undefined = moment; number !== undefined;) {
    const { from, beginning }: Moment = moments[number]!;
    if (from) path.push(from);
    else if (beginning) path.push(beginning);
    number = from?.moment;
  }
  return path.toReversed();
}

/** The events of a path, failures included, for the engine. */
export function eventsOf(path: readonly (Arrival | Beginning)[]): readonly CallEvent[] {
  return path.flatMap((part): CallEvent[] => {
    if (!("choice" in part)) return [];
    return [...part.faults.map((fault) => ({ kind: "injectFault" as const, ...fault })), part.choice.event];
  });
}

function inDocumentOrder(node: FlowNode): FlowNode["edges"] {
  const taken = new Set(takenEdges(node));
  return node.edges.filter((edge) => taken.has(edge));
}

function blockKey(flow: string, action: string): string {
  return JSON.stringify([flow, action]);
}

function branchKey(flow: string, action: string, slot: Slot): string {
  return `${blockKey(flow, action)} ${slotKey(slot)}`;
}
