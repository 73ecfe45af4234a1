import type { Parameters } from "./recorder.js";
import { recorder } from "./recorder.js";
import { isProtected } from "./settings/protected-value.js";
import { hasRelocation } from "./symbol.js";

/** Which option of which function, for messages. */
export interface Place {
  readonly block: string;
  readonly option: string;
}

/** A value of the call, or a personal setting, whose text only linking knows: nothing may look into it. */
export function isOpaque(value: unknown): boolean {
  return isProtected(value) || recorder().isCallTime(value);
}

/** Finds what most texts have not, in a third of the time of a pattern that knows whole characters. */
const halfCharacter = /[\ud800-\udfff]/;

/** A text as the Flow language takes it. Refuses empty texts, and values that are not texts. */
export function text(place: Place, value: string): string;
export function text(place: Place, value: string | undefined): string | undefined;
export function text(place: Place, value: unknown): string | undefined {
  if (value === undefined || isOpaque(value)) return value as string | undefined;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return recorder().fail("FLW815", { ...place, value: nameOf(value) });
  if (value === "") recorder().fail("FLW802", { ...place });
  if (halfCharacter.test(value) && /\p{Surrogate}/u.test(value)) recorder().fail("FLW819", { ...place });
  if (hasRelocation(value)) recorder().fail("FLW816", { ...place });
  return value;
}

/** A text that must be known at build time, and that must be there: the name of something. */
export function givenText(place: Place, value: string): string {
  return staticText(place, value) ?? recorder().fail("FLW815", { ...place, value: nameOf(value) });
}

/** A text that must be known at build time. */
export function staticText(place: Place, value: string): string;
export function staticText(place: Place, value: string | undefined): string | undefined;
export function staticText(place: Place, value: string | undefined): string | undefined {
  if (value !== undefined && isOpaque(value)) recorder().fail("FLW803", { ...place });
  return text(place, value);
}

/** Texts by name; `undefined` entries are dropped. */
export function texts(place: Place, values: Readonly<Record<string, string | undefined>>): Parameters {
  if (typeof values !== "object" || values === null) recorder().fail("FLW815", { ...place, value: nameOf(values) });
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      text({ ...place, option: `a name in ${place.option}` }, name),
      text({ ...place, option: `${place.option}.${name}` }, value),
    ]),
  );
}

/** Limits of a number, both included. `reference` when the service also takes a value of the call. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly reference?: boolean;
}

/** A whole number, written as text, within its limits. */
export function wholeNumber(place: Place, value: number | string, limits: Limits): string;
export function wholeNumber(place: Place, value: number | string | undefined, limits: Limits): string | undefined;
export function wholeNumber(place: Place, value: number | string | undefined, limits: Limits): string | undefined {
  if (value === undefined) return undefined;
  if (isOpaque(value)) {
    if (!limits.reference) recorder().fail("FLW803", { ...place });
    return value as string;
  }
  const number = typeof value === "string" && /^-?\d{1,19}$/.test(value) ? Number(value) : value;
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = limits;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < min || number > max) {
    recorder().fail("FLW801", { ...place, range: rangeText(limits), value: nameOf(value) });
  }
  return String(number);
}

/** A list of a length within limits. */
export function list<T>(place: Place, values: readonly T[], limits: { readonly min: number; readonly max?: number }) {
  if (values.length < limits.min || values.length > (limits.max ?? Infinity)) {
    recorder().fail("FLW807", { ...place, range: rangeText(limits), count: String(values.length) });
  }
  return values;
}

/** Looks a friendly name up in a table of the service's spellings. */
export function choice<T extends string>(place: Place, value: T, spellings: Readonly<Record<T, string>>): string;
export function choice<T extends string>(
  place: Place,
  value: T | undefined,
  spellings: Readonly<Record<T, string>>,
): string | undefined;
export function choice<T extends string>(
  place: Place,
  value: T | undefined,
  spellings: Readonly<Record<T, string>>,
): string | undefined {
  if (value === undefined) return undefined;
  if (isOpaque(value)) recorder().fail("FLW803", { ...place });
  if (typeof value !== "string" || !Object.hasOwn(spellings, value)) {
    recorder().fail("FLW813", { ...place, value: nameOf(value), known: Object.keys(spellings).join(", ") });
  }
  return spellings[value];
}

/** How an action spells a switch; the spelling differs from action to action. */
export type FlagSpelling = "True" | "true" | "TRUE" | "Enabled";
const flagSpellings: Readonly<Record<FlagSpelling, readonly [on: string, off: string]>> = {
  True: ["True", "False"],
  true: ["true", "false"],
  TRUE: ["TRUE", "FALSE"],
  Enabled: ["Enabled", "Disabled"],
};

/** A switch in the spelling of its action. */
export function flag(place: Place, value: boolean, spelling: FlagSpelling): string;
export function flag(place: Place, value: boolean | undefined, spelling: FlagSpelling): string | undefined;
export function flag(place: Place, value: boolean | undefined, spelling: FlagSpelling): string | undefined {
  if (value === undefined) return undefined;
  if (isOpaque(value)) recorder().fail("FLW803", { ...place });
  return flagSpellings[spelling][value ? 0 : 1];
}

/** A switch that only the compiler reads; off when absent. */
export function isOn(place: Place, value: boolean | undefined): boolean {
  if (isOpaque(value)) recorder().fail("FLW803", { ...place });
  return value === true;
}

/** A value as a message shows it: short, quoted when it is a text. */
export function nameOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "boolean" || value === undefined || value === null) {
    return String(value);
  }
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "function" ? "a function" : Array.isArray(value) ? "a list" : "an object";
}

function rangeText({ min, max }: Limits): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (min !== undefined) return `of at least ${min}`;
  return max === undefined ? "" : `of at most ${max}`;
}
