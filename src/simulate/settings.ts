import type { Json, JsonObject } from "../language/json.js";
import { parsePath, type Path } from "../language/paths.js";
import { parseText, type Text } from "./path.js";
import { broken, unsupported } from "./unusable.js";

/**
 * Reads the parameters of one action. Every reader throws `Unusable` on a value of the wrong shape. What nobody reads
 * is a setting that the simulator would pass over in silence: `finish` refuses it.
 */
export class Settings {
  readonly #values: JsonObject;
  readonly #where: string;
  readonly #read = new Set<string>();
  readonly #inner: Settings[] = [];

  constructor(values: JsonObject, where = "") {
    this.#values = values;
    this.#where = where;
  }

  has(name: string): boolean {
    return this.#raw(name) !== undefined;
  }

  /** A text with paths anywhere in it. */
  text(name: string): Text | undefined {
    const value = this.scalar(name);
    return value === undefined ? undefined : parseText(value);
  }

  requiredText(name: string): Text {
    return this.text(name) ?? this.#missing(name);
  }

  /** A single path. */
  path(name: string): Path {
    const value = this.scalar(name) ?? this.#missing(name);
    const path = parsePath(value);
    if (!path || path.length === 0) throw broken(`${this.#name(name)} is "${value}", which is not a path.`);
    return path;
  }

  /** A string, number or boolean as text, the way the service takes them. */
  scalar(name: string): string | undefined {
    const value = this.#raw(name);
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    throw broken(`${this.#name(name)} is not a text.`);
  }

  /** One of the given words, compared without regard to case: spellings differ from action to action. */
  choice<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.scalar(name);
    if (value === undefined) return undefined;
    const found = words.find((word) => word.toLowerCase() === value.toLowerCase());
    if (found === undefined) throw unsupported(`${this.#name(name)} is "${value}", not one of ${words.join(", ")}.`);
    return found;
  }

  /** `"True"` or `"False"`, in any case. */
  flag(name: string): boolean | undefined {
    const word = this.choice(name, ["true", "false"]);
    return word && word === "true";
  }

  /** A fixed whole number of at least `minimum`. */
  whole(name: string, minimum: number): number | undefined {
    const value = this.scalar(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (value.trim() === "" || !Number.isSafeInteger(number) || number < minimum)
      throw broken(`${this.#name(name)} is "${value}", not a whole number from ${minimum} up.`);
    return number;
  }

  requiredWhole(name: string, minimum: number): number {
    return this.whole(name, minimum) ?? this.#missing(name);
  }

  /** Settings inside an object. */
  object(name: string): Settings | undefined {
    const value = this.#raw(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw broken(`${this.#name(name)} is not an object.`);
    const inner = new Settings(value, this.#name(name));
    this.#inner.push(inner);
    return inner;
  }

  /** Free keys with texts. */
  texts(name: string): readonly (readonly [name: string, text: Text])[] | undefined {
    const inner = this.object(name);
    return inner?.keys().map((key) => [key, inner.requiredText(key)] as const);
  }

  /** The keys of these settings, as written. */
  keys(): string[] {
    return Object.keys(this.#values).filter((key) => this.#values[key] !== undefined);
  }

  /** A list of objects. */
  objects(name: string): readonly Settings[] | undefined {
    const value = this.#raw(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw broken(`${this.#name(name)} is not a list.`);
    return (value as readonly Json[]).map((entry, index) => {
      if (!isObject(entry)) throw broken(`${this.#name(name)}[${index}] is not an object.`);
      const inner = new Settings(entry, `${this.#name(name)}[${index}]`);
      this.#inner.push(inner);
      return inner;
    });
  }

  /** A list of fixed texts. */
  words(name: string): readonly string[] | undefined {
    const value = this.#raw(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || value.some((entry) => typeof entry !== "string"))
      throw broken(`${this.#name(name)} is not a list of texts.`);
    return value as readonly string[];
  }

  /** A value of any shape. */
  json(name: string): Json | undefined {
    return this.#raw(name);
  }

  /** Refuses settings that no reader has asked for. */
  finish(): void {
    for (const key of this.keys()) {
      if (!this.#read.has(key)) throw unsupported(`The setting ${this.#name(key)} is not simulated.`);
    }
    for (const inner of this.#inner) inner.finish();
  }

  #raw(name: string): Json | undefined {
    this.#read.add(name);
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    return value ?? undefined;
  }

  #name(name: string): string {
    return this.#where ? `${this.#where}.${name}` : name;
  }

  #missing(name: string): never {
    throw broken(`The setting ${this.#name(name)} is missing.`);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
