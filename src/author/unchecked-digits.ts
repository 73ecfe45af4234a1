import type { Performed, Recorder } from "./recorder.js";
import { recorder } from "./recorder.js";

interface Looks {
  readonly block: string;
  digits: boolean;
  timedOut: boolean;
}

const looks = new WeakMap<Recorder, Map<Performed, Looks>>();

function looksAt(performed: Performed, block: string): Looks {
  const ofRecorder = looks.get(recorder()) ?? new Map<Performed, Looks>();
  looks.set(recorder(), ofRecorder);
  const found = ofRecorder.get(performed) ?? { block, digits: false, timedOut: false };
  ofRecorder.set(performed, found);
  return found;
}

/** The flow read the digits of an input. */
export function noteDigits(performed: Performed, block: string): void {
  looksAt(performed, block).digits = true;
}

/** The flow looked at whether an input timed out. */
export function noteTimedOut(performed: Performed, block: string): void {
  looksAt(performed, block).timedOut = true;
}

/** An input whose digits are read although nothing looks at `timedOut`: FLW809. */
export interface UncheckedDigits {
  /** What `perform` answered for the block, so that the tracer knows the action and its line. */
  readonly performed: Performed;
  /** Name of the function, the hole `block` of FLW809. */
  readonly block: string;
}

/**
 * The inputs of a recorder whose digits were read without a look at `timedOut`, since the last call of this function.
 * The tracer asks when a flow has been traced and reports FLW809 for those whose action is still in the graph: only then
 * is it known that no later line looks.
 */
export function takeUncheckedDigits(of: Recorder): readonly UncheckedDigits[] {
  const all = [...(looks.get(of) ?? [])];
  looks.delete(of);
  return all
    .filter(([, seen]) => seen.digits && !seen.timedOut)
    .map(([performed, { block }]) => ({ performed, block }));
}
