import { Random } from "./random.js";
import type { Row } from "./rows.js";

/** The state of making one program: chance, names, and which rows it uses. */
export class Maker {
  readonly random: Random;
  readonly rows = new Map<Row, number>();
  /** Statements that may still be made. */
  budget: number;
  #names = 0;

  constructor(seed: number, budget: number) {
    this.random = new Random(seed);
    this.budget = budget;
  }

  /** Notes that a row of the staging table is used. */
  uses(...rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row, (this.rows.get(row) ?? 0) + 1);
  }

  /** A name that the program does not have yet. */
  fresh(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  chance(of: number): boolean {
    return this.random.chance(of);
  }

  pick<T>(list: readonly T[]): T {
    return this.random.pick(list);
  }

  /** Makes one of several things, by weight. Those without a maker cannot be made here. */
  choose<T>(...choices: readonly (readonly [weight: number, make: (() => T) | undefined | false])[]): T {
    const possible = choices.filter((choice): choice is readonly [number, () => T] => Boolean(choice[1]));
    let at = this.random.next() * possible.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of possible) {
      at -= weight;
      if (at < 0) return make();
    }
    const [last] = possible.slice(-1);
    if (!last) throw new Error("nothing can be made here");
    return last[1]();
  }
}
