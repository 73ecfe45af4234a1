import type { Parameter } from "./recorder.js";
import type { FlowSymbol } from "./symbol.js";
import { relocation } from "./symbol.js";
import { isMadeSymbol } from "./symbols.js";
import { isOpaque } from "./values.js";

/** What an author may put into parameters of any depth: JSON, references of the call, and symbols. */
export type Publishable =
  | string
  | number
  | boolean
  | null
  | undefined
  | FlowSymbol
  | readonly Publishable[]
  | { readonly [name: string]: Publishable };

/** An object of such values. */
export interface PublishableObject {
  readonly [name: string]: Publishable;
}

/**
 * Parameters of any depth as they are published: symbols become their relocation tokens, texts go through `check`,
 * everything else stays what it is. `name` is what messages call the value.
 */
export function published(value: Publishable, name: string, check: (text: string, name: string) => string): Parameter {
  if (isOpaque(value) || value === undefined || value === null) return value as Parameter;
  if (isMadeSymbol(value)) return relocation(value);
  if (typeof value === "string") return check(value, name);
  if (Array.isArray(value)) {
    return (value as readonly Publishable[]).map((item, index) => published(item, `${name}[${index}]`, check));
  }
  if (typeof value !== "object") return value;
  const entries = Object.entries(value as PublishableObject);
  return Object.fromEntries(entries.map(([key, item]) => [key, published(item, `${name}.${key}`, check)]));
}
