import { isOpaque } from "./values.js";

/**
 * The text of a template that a function is the tag of (`` playPrompt`Hello` ``); undefined for any other argument. The
 * tracer joins templates with references before it calls the function: what comes here is plain.
 */
export function textOfTemplate(first: unknown, values: readonly unknown[]): string | undefined {
  if (isOpaque(first) || !Array.isArray(first) || !Object.hasOwn(first, "raw")) return undefined;
  return (first as readonly string[])
    .map((piece, i) => (i === 0 ? piece : `${String(values[i - 1])}${piece}`))
    .join("");
}
