import { types } from "node:util";

/** Longest text of an error that is shown; the rest is replaced by `…`. */
const longest = 500;

/**
 * What code of the author's threw, as text: the message of an error, anything else as JavaScript writes it. Names that
 * the rewriter gave to imported modules are left out (`$m0.setting.x is not a function`). Never throws, whatever it is
 * given: a text that cannot be had is replaced by words.
 */
export function thrownText(error: unknown): string {
  try {
    const text = types.isNativeError(error) ? String(error.message) : shown(error);
    const plain = text.replaceAll(/\$m\d+\.(?=[\w$])/g, "");
    return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
  } catch {
    return "something that has no text";
  }
}

/** The name of an error, `TypeError`; "Error" when it has none that could be shown. */
export function thrownName(error: Error): string {
  try {
    const name: unknown = error.name;
    return typeof name === "string" && name !== "" && name.length < 100 ? name : "Error";
  } catch {
    return "Error";
  }
}

function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return `an object that is no Error (${Object.prototype.toString.call(value)})`;
}

/** Where an error came from, as JavaScript tells it; undefined for what is no error, or does not say. */
export function thrownStack(error: unknown): string | undefined {
  if (!types.isNativeError(error)) return undefined;
  try {
    const { stack } = error;
    return typeof stack === "string" ? stack : undefined;
  } catch {
    return undefined;
  }
}
