import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import { promisify } from "node:util";
import type { VirtualClock } from "./virtual-clock.js";

type Callback = (...values: unknown[]) => void;

/** What the worker itself needs of real time, taken before the clock is installed. */
export interface RealTime {
  /** Resolves after real milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Resolves after pending input and output has been looked at. */
  turn(): Promise<void>;
}

/**
 * Makes `clock` the time of this thread: `Date`, `setTimeout` and `setInterval` (also of `node:timers` and
 * `node:timers/promises`), `performance.now`, `process.hrtime` and `AbortSignal.timeout`. Node's own networking keeps
 * real time; `setImmediate` and microtasks are not time and stay.
 */
export function installClock(clock: VirtualClock): RealTime {
  const { setTimeout: realTimeout, setImmediate: realImmediate } = globalThis;
  const real: RealTime = {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        realTimeout(resolve, milliseconds);
      }),
    turn: () =>
      new Promise((resolve) => {
        realImmediate(resolve);
      }),
  };
  installDate(clock);
  installTimers(clock);
  installCounters(clock);
  return real;
}

function installDate(clock: VirtualClock): void {
  const RealDate = Date;
  const now = () => Math.trunc(clock.now);
  const virtual = new Proxy(RealDate, {
    construct: (target, values: unknown[], newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
  });
  RealDate.prototype.constructor = virtual;
  globalThis.Date = virtual;
}

function installTimers(clock: VirtualClock): void {
  const start = (repeats: boolean) =>
    function timer(callback: Callback, milliseconds?: unknown, ...values: unknown[]) {
      if (typeof callback !== "function") throw new TypeError("The callback of a timer must be a function.");
      return new TimerHandle(clock, () => callback(...values), milliseconds, repeats);
    };
  const stop = (handle: unknown) => {
    const id = handle instanceof TimerHandle ? handle.id : Number(handle);
    if (Number.isFinite(id)) clock.remove(id);
  };
  const sleep = (milliseconds?: unknown, value?: unknown, options?: { readonly signal?: AbortSignal }) =>
    new Promise((resolve, reject) => {
      const handle = new TimerHandle(clock, () => resolve(value), milliseconds, false);
      const abort = () => {
        handle.close();
        reject(new DOMException("The operation was aborted", "AbortError"));
      };
      if (options?.signal?.aborted) abort();
      else options?.signal?.addEventListener("abort", abort, { once: true });
    });
  async function* ticks(milliseconds?: unknown, value?: unknown) {
    for (;;) {
      await sleep(milliseconds);
      yield value;
    }
  }
  const setTimeout = Object.assign(start(false), { [promisify.custom]: sleep });
  const replaced = { setTimeout, setInterval: start(true), clearTimeout: stop, clearInterval: stop };
  Object.assign(globalThis, replaced);
  Object.assign(timers, replaced);
  Object.assign(timersPromises, { setTimeout: sleep, setInterval: ticks });
  syncBuiltinESMExports();
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    const reason = () => new DOMException("The operation was aborted due to timeout", "TimeoutError");
    clock.add(() => controller.abort(reason()), milliseconds, false);
    return controller.signal;
  };
}

function installCounters(clock: VirtualClock): void {
  const origin = clock.now;
  const elapsed = () => clock.now - origin;
  performance.now = elapsed;
  const nanoseconds = () => BigInt(Math.round(elapsed() * 1e6));
  const hrtime = (since?: readonly [number, number]): [number, number] => {
    const total = nanoseconds() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
    return [Number(total / 1_000_000_000n), Number(total % 1_000_000_000n)];
  };
  process.hrtime = Object.assign(hrtime, { bigint: nanoseconds });
}

/** What `setTimeout` gives back: the members of Node's `Timeout`. */
class TimerHandle {
  readonly #clock: VirtualClock;
  readonly #run: () => void;
  readonly #milliseconds: unknown;
  readonly #repeats: boolean;
  #referenced = true;
  id: number;

  constructor(clock: VirtualClock, run: () => void, milliseconds: unknown, repeats: boolean) {
    this.#clock = clock;
    this.#run = run;
    this.#milliseconds = milliseconds;
    this.#repeats = repeats;
    this.id = clock.add(run, milliseconds, repeats);
  }

  ref(): this {
    this.#referenced = true;
    return this;
  }

  unref(): this {
    this.#referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.#referenced;
  }

  refresh(): this {
    this.#clock.remove(this.id);
    this.id = this.#clock.add(this.#run, this.#milliseconds, this.#repeats);
    return this;
  }

  close(): this {
    this.#clock.remove(this.id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }
}
