import type { Slot } from "../../graph/flow-graph.js";
import { slotKey } from "../../graph/slot.js";
import { toDocument } from "../../graph/to-document.js";
import type { CallState, Fault } from "../call-state.js";
import type { Effect } from "../effect.js";
import { flowSet } from "../flow-set.js";
import { newCall } from "../new-call.js";
import type { Flows } from "../prepared-flow.js";
import type { ProvableFlow } from "../proofs/flow-finder.js";
import { step } from "../step.js";
import { beginnings, type Beginning } from "./beginnings.js";
import { choicesAt, type Choice } from "./choices.js";
import type { Arrival } from "./explore.js";
import { contextOf, surveyOf, type Survey } from "./survey.js";

/** A block on the path that a call is to take, and its way on; no slot at the end, and where the block moves the call. */
export interface WantedStep {
  readonly flow: string;
  readonly action: string;
  readonly slot?: Slot;
}

/** How many things are tried for one path. */
const maximumTries = 20_000;
/** How many things may happen one after the other without a branch of the path. */
const maximumIdle = 6;

/**
 * Looks for inputs and data with which a call takes exactly this path; blocks are made to fail where the path says so.
 * Undefined when none is found: conditions on the path may contradict each other.
 */
export function enact(
  wanted: readonly WantedStep[],
  flows: readonly ProvableFlow[],
): readonly (Arrival | Beginning)[] | undefined {
  const root = flows.find(({ name, kind }) => name === wanted[0]?.flow && kind !== "module");
  if (!root) return undefined;
  const survey = surveyOf(root, flows);
  const sources = flows.map(({ name, graph, kind, arn }) => ({
    name,
    document: toDocument(graph),
    ...(kind && { kind }),
    ...(arn !== undefined && { arn }),
  }));
  const acting = new Acting(survey, flowSet(sources), wanted);
  for (const beginning of beginnings(root.name, survey.needs, survey.channels)) {
    const path = acting.from(newCall(beginning.call), 0);
    if (path) return [beginning, ...path];
  }
  return undefined;
}

class Acting {
  readonly #survey: Survey;
  readonly #flows: Flows;
  /** The branches to take, in order, and the block to end at. */
  readonly #branches: readonly (WantedStep & { readonly slot: Slot })[];
  readonly #last: WantedStep | undefined;
  #tries = 0;

  constructor(survey: Survey, flows: Flows, wanted: readonly WantedStep[]) {
    this.#survey = survey;
    this.#flows = flows;
    this.#branches = wanted.filter((one): one is WantedStep & { readonly slot: Slot } => one.slot !== undefined);
    this.#last = wanted.findLast(({ action }) => action !== "");
  }

  /** What leads from a state, at which so many branches have been taken, to the end of the path. */
  from(state: CallState, taken: number, idle = 0): readonly Arrival[] | undefined {
    if (idle > maximumIdle) return undefined;
    for (const choice of choicesAt(state, contextOf(this.#survey, state))) {
      const found = this.#try(state, choice, taken, idle);
      if (found) return found;
      if (this.#tries > maximumTries) return undefined;
    }
    return undefined;
  }

  #try(state: CallState, choice: Choice, taken: number, idle: number): readonly Arrival[] | undefined {
    const faults: Fault[] = [];
    for (;;) {
      this.#tries += 1;
      if (this.#tries > maximumTries) return undefined;
      const { state: after, effects } = step(this.#flows, { ...state, faults }, choice.event);
      const { count, isOff } = this.#follow(effects, taken);
      const arrival: Arrival = { moment: -1, to: -1, choice, effects, faults: [...faults] };
      if (!isOff) {
        if (count === this.#branches.length && this.#isThere(after, effects)) return [arrival];
        const rest = after.ended ? undefined : this.from(after, count, count === taken ? idle + 1 : 0);
        if (rest) return [arrival, ...rest];
      }
      // The block where the call leaves the path, or waits, is made to fail if that is what the path says.
      const next = this.#branches[count];
      if (next?.slot.kind !== "error" || next.slot.error === "NoMatchingCondition") return undefined;
      if (!isOff && (after.flow !== next.flow || after.action !== next.action)) return undefined;
      const fault = { flow: next.flow, action: next.action, error: next.slot.error };
      if (faults.some((one) => one.action === fault.action && one.flow === fault.flow)) return undefined;
      faults.push(fault);
    }
  }

  /** How many branches have been taken after these effects, and whether one of them was not on the path. */
  #follow(effects: readonly Effect[], taken: number): { readonly count: number; readonly isOff: boolean } {
    let count = taken;
    for (const effect of effects) {
      if (effect.kind === "ignored") return { count, isOff: true };
      if (effect.kind !== "branch") continue;
      const next = this.#branches[count];
      // Beyond the path the call goes on as it will.
      if (!next) return { count, isOff: false };
      const fits =
        next.flow === effect.flow && next.action === effect.action && slotKey(next.slot) === slotKey(effect.slot);
      if (!fits) return { count, isOff: true };
      count += 1;
    }
    return { count, isOff: false };
  }

  /** True when the last block of the path has been come to. */
  #isThere(state: CallState, effects: readonly Effect[]): boolean {
    const last = this.#last;
    if (!last) return false;
    const isAt = ({ flow, action }: { readonly flow: string; readonly action: string }) =>
      flow === last.flow && action === last.action;
    return (
      isAt(state) || effects.some((effect) => isAt(effect) || (effect.kind === "branch" && effect.to === last.action))
    );
  }
}
