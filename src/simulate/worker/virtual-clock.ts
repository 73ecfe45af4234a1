/** A timer that waits for virtual time. */
interface VirtualTimer {
  readonly id: number;
  due: number;
  readonly repeat: number | undefined;
  readonly run: () => void;
}

/** A clock that moves only when it is told to, and its timers. Milliseconds since 1970. */
export class VirtualClock {
  #now: number;
  #lastId = 0;
  readonly #timers = new Map<number, VirtualTimer>();

  constructor(now: number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** Sets the time without running timers: the clock of another moment of the call. */
  set(now: number): void {
    this.#now = now;
  }

  /** Adds a timer; it runs once, or again and again. Node counts at least one millisecond. */
  add(run: () => void, milliseconds: unknown, repeats: boolean): number {
    const delay = Number(milliseconds) >= 1 ? Math.min(Number(milliseconds), 2 ** 31 - 1) : 1;
    this.#lastId += 1;
    const timer: VirtualTimer = { id: this.#lastId, due: this.#now + delay, repeat: repeats ? delay : undefined, run };
    this.#timers.set(timer.id, timer);
    return timer.id;
  }

  remove(id: number): void {
    this.#timers.delete(id);
  }

  has(id: number): boolean {
    return this.#timers.has(id);
  }

  /** When the next timer is due; undefined without timers. */
  nextDue(): number | undefined {
    let due: number | undefined;
    for (const timer of this.#timers.values()) if (due === undefined || timer.due < due) due = timer.due;
    return due;
  }

  /** Moves to the next timer and runs it. Timers of one moment run in the order they were added. */
  runNext(): void {
    let next: VirtualTimer | undefined;
    for (const timer of this.#timers.values()) if (!next || timer.due < next.due) next = timer;
    if (!next) return;
    this.#now = Math.max(this.#now, next.due);
    if (next.repeat === undefined) this.#timers.delete(next.id);
    else next.due = this.#now + next.repeat;
    next.run();
  }
}
