import type { Effect } from "../effect.js";
import type { InstanceSetup } from "../instance.js";

/** Told of everything that calls do, on whichever instance. */
export type EffectObserver = (setup: InstanceSetup, effects: readonly Effect[]) => void;

/** One observer for a process, also when the test and its setup load flowc twice. */
const place = Symbol.for("flowc.effects.observer");

interface WithObserver {
  [place]?: EffectObserver | undefined;
}

/** Sets who is told of effects; nobody when undefined. Gives who was told before. */
export function observeEffects(observer: EffectObserver | undefined): EffectObserver | undefined {
  const global = globalThis as WithObserver;
  const before = global[place];
  global[place] = observer;
  return before;
}

/** Tells the observer, if there is one. */
export function tellObserver(setup: InstanceSetup, effects: readonly Effect[]): void {
  (globalThis as WithObserver)[place]?.(setup, effects);
}
