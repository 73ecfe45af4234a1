/** Thrown when a log is long enough: both sides are compared up to here. */
export class Cut extends Error {}

/** Words that Lambda functions answer with and contacts hold. */
const words = ["a", "b", "1", "2", "sent", "valid"] as const;
/** What callers type where digits are asked for. */
const entries = ["1", "2", "3", "9", "12", "123456"] as const;

/** What a Lambda function, a queue or an instance does when it is asked. */
export type Outcome = "done" | "failed";

/**
 * The world around one call: a caller, Lambda functions, queues, hours, chance. Everything is drawn in the order in which
 * it is asked for, from one seed, so that two runs that ask the same things get the same answers.
 */
export class World {
  readonly log: string[] = [];
  /** The log ended before the call did. */
  cut = false;
  readonly channel: "VOICE" | "CHAT";
  readonly from: string;
  readonly language: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly #failing: boolean;
  readonly #limit: number;
  #state: number;

  constructor(seed: number, limit = 120) {
    this.#state = Math.imul(seed + 1, 2654435761) >>> 0 || 1;
    this.#limit = limit;
    this.channel = this.#chance(0.15) ? "CHAT" : "VOICE";
    this.from = this.#pick(["+6591234567", "+61255501234"]);
    this.language = this.#pick(["en-US", "es-US"]);
    this.attributes = this.#chance(0.5) ? { A: this.#pick(words), B: this.#pick(words) } : {};
    this.#failing = this.#chance(0.4);
  }

  /** Notes something that the caller hears or the outside sees. */
  write(line: string): void {
    if (this.log.length >= this.#limit) {
      this.cut = true;
      throw new Cut("the log is full");
    }
    this.log.push(line);
  }

  /** The key that the caller presses, or nothing in time. */
  key(): string | undefined {
    return this.#chance(0.2) ? undefined : this.#pick(["1", "2", "3", "9"]);
  }

  /** The digits that the caller enters, or nothing in time. */
  digits(maximum: number): string | undefined {
    return this.#chance(0.15) ? undefined : this.#pick(entries).slice(0, maximum);
  }

  /** A Lambda function's result; undefined when it fails. */
  answer(): Readonly<Record<string, string>> | undefined {
    if (this.#fails()) return undefined;
    return Object.fromEntries(["status", "code", "hint", "v"].map((name) => [name, this.#pick(words)]));
  }

  /** The result of a Lambda function that answers with nested JSON. */
  nestedAnswer(): Readonly<Record<string, Readonly<Record<string, string>>>> | undefined {
    if (this.#fails()) return undefined;
    return { plan: { name: this.#pick(words), tier: this.#pick(words) }, person: { name: this.#pick(words) } };
  }

  open(): boolean | undefined {
    return this.#fails() ? undefined : this.#chance(0.5);
  }

  /** Contacts in a queue, or seconds. */
  figure(): number | undefined {
    return this.#fails() ? undefined : this.#pick([0, 1, 3, 7, 400]);
  }

  percent(): number {
    return 1 + Math.floor(this.#random() * 100);
  }

  workingQueue(): Outcome {
    return this.#fails() ? "failed" : "done";
  }

  capacity(): Outcome | "full" {
    return this.#fails() ? "failed" : this.#chance(0.4) ? "full" : "done";
  }

  /** True when a call to an outside number comes about. */
  thirdParty(): "connected" | "failed" | "notAnswered" {
    return this.#pick(["connected", "failed", "notAnswered"]);
  }

  #fails(): boolean {
    return this.#failing && this.#chance(0.25);
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  /** xorshift32: small, and good enough to choose answers. */
  #random(): number {
    let x = this.#state;
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>>= 0;
    return x / 4294967296;
  }
}
