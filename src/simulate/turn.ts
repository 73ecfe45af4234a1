import type { Json } from "../language/json.js";
import type { CallState, Scope } from "./call-state.js";
import type { Effect } from "./effect.js";
import type { EndReason } from "./ending.js";
import type { Flows, PreparedAction, PreparedFlow } from "./prepared-flow.js";

/** A state under construction: its members may be replaced, never what they hold. */
export type Draft = { -readonly [K in keyof CallState]: CallState[K] };

/** One step being made: the state so far, and what has happened. */
export interface Turn {
  readonly flows: Flows;
  readonly state: Draft;
  readonly effects: Effect[];
  /** The flow and action that run; they follow `state.flow` and `state.action`. */
  flow: PreparedFlow;
  action: PreparedAction;
}

/** An effect without its place. */
export type Happened = DistributiveOmit<Effect, "time" | "flow" | "action">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Records an effect of the running action. */
export function emit({ state, effects }: Turn, happened: Happened): void {
  effects.push({ time: state.time, flow: state.flow, action: state.action, ...happened } as Effect);
}

/** Ends the call. */
export function endCall(turn: Turn, reason: EndReason, explanation: string): void {
  turn.state.ended = { reason, explanation };
  turn.state.waiting = undefined;
  emit(turn, { kind: "ended", reason, explanation });
}

/** Replaces private values of the running flow. */
export function updateScope({ state }: Turn, change: Partial<Scope>): void {
  state.scope = { ...state.scope, ...change };
}

/** Sets what the paths that begin with this name find. */
export function setResult(turn: Turn, name: string, value: Json): void {
  updateScope(turn, { results: withEntries(turn.state.scope.results, [[name, value]]) });
}

/** A map with further entries; the given one stays as it is. */
export function withEntries<V>(
  map: ReadonlyMap<string, V>,
  entries: Iterable<readonly [string, V]>,
): ReadonlyMap<string, V> {
  const copy = new Map(map);
  for (const [key, value] of entries) copy.set(key, value);
  return copy;
}
