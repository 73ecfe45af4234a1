/** Draws from one seed, for programs. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 7, 2246822519) >>> 0 || 1;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** From 0, less than 1. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>>= 0;
    return x / 4294967296;
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  /** A whole number from 0, less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[this.below(list.length)] as T;
  }

  /** Some of a list, each once, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    while (left.length > count) left.splice(this.below(left.length), 1);
    return left;
  }
}
